import Hummingbird
import HummingbirdTesting
import Testing

@testable import App

@Suite("The first five minutes")
struct FiveMinuteTests {
  @Test("Eight answers lead to a sentence, three lines and a picture of the life ahead")
  func answered() async throws {
    try await withApp { client in
      let path = try await client.enter(Example.anna)
      let page = try await client.get(path)
      #expect(page.status == .ok)
      #expect(page.text.contains("Anna’s inactive osteocalcin would fall from about"))
      for line in [
        "K2-dependent protein in bone", "<h3>Bone</h3>", "<h3>Arteries</h3>", "The life ahead", "What was assumed",
      ] {
        #expect(page.text.contains(line), "\(line)")
      }
      #expect(page.text.contains("id=\"spec-plan-1-osteocalcin\""))
    }
  }

  @Test("An answer that cannot be used is told beside its field, and nothing typed is lost")
  func kept() async throws {
    try await withApp { client in
      let answer = try await client.form("/people", "name=Anna&age=58&sex=female&weight_kg=660&height_cm=165")
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("value=\"660\""))
      #expect(answer.text.contains("value=\"Anna\""))
      #expect(answer.text.contains("href=\"#weight_kg\""))
    }
  }

  @Test(
    "A medicine against vitamin K stops: no result, no chart, no plan",
    arguments: ["warfarin", "acenocoumarol", "phenprocoumon"])
  func stopped(medicine: String) async throws {
    try await withApp { client in
      let page = try await client.get(try await client.enter(Example.anna + "&medicine=" + medicine))
      #expect(page.text.contains("Stop: talk to your INR clinic first"))
      for absent in ["osteocalcin would", "The life ahead", "spec-plan", "/plans\">Try"] {
        #expect(!page.text.contains(absent), "\(absent)")
      }
    }
  }

  @Test(
    "Pregnancy, dialysis and an infant stop as well",
    arguments: ["condition=pregnancy", "condition=dialysis", "age=0.5"])
  func gates(answer: String) async throws {
    try await withApp { client in
      let form = answer.hasPrefix("age") ? "name=Baby&sex=female&" + answer : Example.anna + "&" + answer
      let page = try await client.get(try await client.enter(form))
      #expect(page.text.contains("Stop: "))
      #expect(!page.text.contains("spec-plan"))
    }
  }

  @Test("What is typed never stands in an address")
  func addresses() async throws {
    try await withApp { client in
      let path = try await client.enter("name=Zebulon&age=58&sex=male")
      #expect(!path.lowercased().contains("zebulon"))
      #expect(path.hasPrefix("/people/") && path.count == "/people/".count + 16)
    }
  }

  @Test("Who takes much already is shown life as now, since only the first plan would be too much")
  func muchAlready() async throws {
    try await withApp { client in
      let path = try await client.enter(Example.anna + "&supplement=menaquinone7&dose_mk7=600")
      let page = try await client.get(path).text
      #expect(page.contains("As Anna lives now"))
      #expect(!page.contains("Stop: "))
    }
  }
}
