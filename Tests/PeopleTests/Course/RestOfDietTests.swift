import Evidence
import Foods
import ModelLanguage
import Physiology
import Tabular
import Testing

@testable import People

@Suite("What is eaten besides the foods that a file lists")
struct RestOfDietTests {
  private static func woman(_ diet: String) -> String {
    "age: 72\nsex: female\nheight_cm: 162\nweight_kg: 64\nmenopause_age: 51\ndiet: {\(diet)}\n"
  }

  private static let gouda = "habits: [{food: us_gouda, amount: 30 g, per: week, times: 4}]"

  /// µg a day of someone whose file says nothing of food.
  private static func referenceDiet(_ vitamer: Vitamer) -> Double {
    vitamer.micrograms(nanomoles: LifeCourse.normal("intake.\(vitamer.rawValue).oral"))
  }

  @Test("someone who names one cheese eats that cheese and, for the rest of the energy, as others do")
  func oneFood() throws {
    let told = try course(Self.woman(Self.gouda))
    let cheeseAlone = try course(Self.woman(Self.gouda + ", other_foods: none"))
    for vitamer in Vitamer.allCases {
      let usual = Self.referenceDiet(vitamer)
      let cheese = cheeseAlone.eaten(vitamer, at: 72)
      let both = told.eaten(vitamer, at: 72)
      #expect(both <= usual + cheese && both >= 0.95 * usual + cheese, "\(vitamer.rawValue): \(both) of \(usual) and \(cheese)")
    }
    let factor = try #require(told.parameters["intake.calcium.factor"])
    #expect(factor > 1 && factor < 1.25)
    #expect(cheeseAlone.parameters["intake.calcium.factor"].map { $0 < 0.25 } ?? false)
    let sentence = try #require(told.otherFoods)
    #expect(sentence.contains("61 of the") && sentence.contains("97 %"), "\(sentence)")
    #expect(told.filledIn.contains { $0.what == "other foods" && $0.origin == .assumed })
  }

  @Test("a list that is said to be all is taken as it stands, and what that means is said")
  func saidToBeAll() throws {
    let life = try course(Self.woman(Self.gouda + ", other_foods: none"))
    #expect(life.eaten(.phylloquinone, at: 72) < 5)
    #expect(life.otherFoods?.contains("nobody lives on so little") ?? false)
    #expect(life.filledIn.contains { $0.what == "other foods" && $0.origin == .stated })
  }

  @Test("a record that may be whole is taken as it stands", arguments: ["anna", "child-of-10", "spinach-eater", "week-of-gouda", "week-of-natto"])
  func wholeRecord(_ example: String) throws {
    let file = try #require(try exampleFiles("people").first { $0.hasSuffix("/\(example).yaml") })
    let life = try course(PersonReader.read(file, today: readingDay))
    #expect(life.otherFoods == nil)
    #expect(!life.foods.contains { $0.source == "reference diet" })
  }

  @Test("the usual rest is only as large as the energy that the list leaves open")
  func usualRest() throws {
    let most = "habits: [{food: whole wheat bread, amount: 600 g, per: day}], other_foods: "
    let alone = try course(Self.woman(most + "none"))
    let filled = try course(Self.woman(most + "usual"))
    let unsaid = try course(Self.woman(most.replacing(", other_foods: ", with: "")))
    #expect(alone.otherFoods == nil && unsaid.otherFoods == nil && filled.otherFoods != nil)
    #expect(unsaid.eaten(.phylloquinone, at: 72) == alone.eaten(.phylloquinone, at: 72))
    let added = filled.eaten(.phylloquinone, at: 72) - alone.eaten(.phylloquinone, at: 72)
    #expect(added > 0 && added < 0.4 * Self.referenceDiet(.phylloquinone))
  }

  @Test("totals that are stated are not added to")
  func statedTotals() throws {
    let life = try course(Self.woman(Self.gouda + ", intake: {k1_ug: 50, calcium_mg: 700, vitamin_d_ug: 3}"))
    #expect(abs(life.eaten(.phylloquinone, at: 72) - 50) < 0.5)
    #expect(life.vitaminDEaten == 3)
    let silent = try course(Self.woman("intake: {calcium_mg: 700}"))
    #expect(life.parameters["intake.calcium.factor"] == silent.parameters["intake.calcium.factor"])
  }

  @Test("a food that a plan stops takes its own part of the day's calcium away, and leaves the rest")
  func stoppedFood() throws {
    let life = try course(Self.woman(Self.gouda), plan: "change: [{stop: us_gouda}]\n")
    let share = try #require(life.inputs(at: 73, plan: 1)["intake.calcium.diet"])
    #expect(share > 0.8 && share < 0.95)
    #expect(life.eaten(.menaquinone9, at: 73, plan: 1) > 0)
    #expect(life.eaten(.menaquinone9, at: 73, plan: 1) < life.eaten(.menaquinone9, at: 73))
  }

  @Test("other_foods without any food listed is refused, with what is allowed")
  func nothingListed() {
    let error = #expect(throws: InputFaults.self) { try person(Self.woman("other_foods: none")) }
    let fault = error?.errors.first
    #expect(fault?.key == "diet.other_foods" && fault?.found == "none", "\(String(describing: fault))")
    #expect(fault?.allowed == "other_foods beside a diary or habits")
    let typo = #expect(throws: InputFaults.self) { try person(Self.woman(Self.gouda + ", other_foods: some")) }
    #expect(typo?.errors.first?.allowed == "none, usual")
  }

  @Test("resting need agrees with the same equations as printed in kilojoules")
  func restingNeed() {
    // kJ a day = slope × kg + constant: the other printed form of the equations, rounded on its own.
    let printed: [(Sex, Double, Double, Double, Double)] = [
      (.male, 2, 12, 249, -127), (.male, 6, 21, 95, 2110), (.male, 15, 56, 74, 2754), (.male, 25, 78, 63, 2896),
      (.male, 45, 85, 48, 3653), (.male, 75, 79, 49, 2459), (.female, 2, 12, 244, -130), (.female, 6, 20, 85, 2033),
      (.female, 15, 54, 56, 2898), (.female, 25, 65, 62, 2036), (.female, 45, 70, 34, 3538), (.female, 75, 66, 38, 2755),
    ]
    for (sex, age, kilograms, slope, constant) in printed {
      let kilocalories = EnergyReference.shipped.resting(sex: sex, age: age, kilograms: kilograms)
      #expect(abs(kilocalories * 4.184 / (slope * kilograms + constant) - 1) < 0.01, "\(sex) of \(age)")
    }
  }

  @Test("more days of a diary must hold more before it can be all, and habits most")
  func cutOff() {
    let shares = [1, 3, 7, 30].map { EnergyReference.shipped.leastShare(days: $0) } + [EnergyReference.shipped.leastShare(days: nil)]
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
    #expect(shares[0] > 0.5 && shares[4] < 0.75)
  }
}
