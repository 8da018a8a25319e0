import Evidence
import Tabular
import Testing

@Suite("A posterior as a file") struct PosteriorTests {
  private let posterior = Posterior(keys: ["bone.a", "gut.b"], members: [[0.125, -1], [0.5, 2.25], [0, 0]])

  @Test("what is written reads back the same")
  func roundTrip() throws {
    #expect(try Posterior(Table(text: posterior.text, file: "members.csv")) == posterior)
  }

  @Test("the centre is the mean of the members, and numbers beyond the last begin again")
  func members() {
    #expect(abs((posterior.centre["bone.a"] ?? 0) - 0.625 / 3) < 1e-12)
    #expect(posterior.deviates(4) == ["bone.a": 0.5, "gut.b": 2.25])
  }

  @Test(
    "a file that is none says where and why",
    arguments: [
      ("parameter,m1,m2\nbone.a,0.1,x\n", "members.csv:2: m2: the value is not a number; found \"x\""),
      ("parameter,m1,m2\nbone.a,0.1,9\n", "members.csv:2: m2: the number is out of range; found \"9\"; allowed: a number from -8 to 8"),
      ("parameter,m1,m2\nbone.a,0.1,\n", "members.csv:2: m2: the value is missing"),
      ("parameter,m1,m2\na,0,0\na,1,1\n", "members.csv:3: parameter: the parameter stands twice; found \"a\""),
      ("key,value\na,0\n", "members.csv:1: key: the table is no posterior; found \"key, value\""),
      ("parameter,m1\na,0\n", "members.csv:1: parameter: the table is no posterior"),
    ])
  func faults(text: String, message: String) {
    let error = #expect(throws: InputError.self) { try Posterior(Table(text: text, file: "members.csv")) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
