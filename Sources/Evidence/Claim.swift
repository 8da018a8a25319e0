import ModelLanguage

/// One claim about vitamin K2: what is said, what carries it in the model, what people's data say, how to follow it.
public struct Claim: Sendable, Hashable, Codable, Identifiable {
  /// 1 to 14, as in the ledger.
  public let number: Int
  /// What is said.
  public let claim: String
  /// What carries it in the model, in words.
  public let carriedBy: String
  /// The parts of the model that carry it: `gut`, `vitaminK`, `mineral`, `bone`, `kidney`, `vessel`, `outcomes`.
  public let parts: [String]
  /// Certainty by aspect, the one that counts for a person first; empty for claims that cannot be graded.
  public let grades: [AspectGrade]
  /// What is known and not known, in a few plain sentences.
  public let summary: String
  public let `for`: [Finding]
  public let against: [Finding]
  public let follow: [Trace]

  public var id: Int { number }

  /// The certainty that counts for a person; nil where the claim cannot be graded.
  public var grade: Grade? { grades.first?.grade }
  public var confidence: Confidence? { grade?.confidence }
  /// `low (outcome), high (marker)`; a dash where the claim cannot be graded.
  public var gradeText: String {
    grades.isEmpty ? "–" : grades.map { "\($0.grade.rawValue) (\($0.about))" }.joined(separator: ", ")
  }
  /// Every row cited, for and against, in order.
  public var rows: [String] { (`for` + against).flatMap(\.rows) }

  /// Certainty of one aspect of a claim.
  public struct AspectGrade: Sendable, Hashable, Codable {
    public let about: String
    public let grade: Grade
  }

  /// One piece of evidence and the rows it stands on.
  public struct Finding: Sendable, Hashable, Codable {
    public let text: String
    public let rows: [String]
  }

  /// A way to see the claim at work: for whom, change what, watch what, and which way it must move.
  public struct Trace: Sendable, Hashable, Codable {
    /// An example person.
    public let who: String
    public let change: Change
    /// What to watch, by the name that reports use.
    public let watch: String
    public let expect: Expectation
  }

  /// What is changed, in the words of a person's file or a plan. One of these is given.
  public struct Change: Sendable, Hashable, Codable {
    public let supplement: Supplement?
    public let diet: Diet?
    public let intake: [String: Double]?
    public let condition: String?
    public let medicine: String?
    /// One daily dose of the medicine.
    public let milligrams: Double?
    /// Look at a later age instead.
    public let age: Double?

    enum CodingKeys: String, CodingKey {
      case supplement, diet, intake, condition, medicine, age
      case milligrams = "dose_mg"
    }

    public struct Supplement: Sendable, Hashable, Codable {
      public let form: String
      public let micrograms: Double
      public let every: String

      enum CodingKeys: String, CodingKey {
        case form, every
        case micrograms = "dose_ug"
      }
    }

    public struct Diet: Sendable, Hashable, Codable {
      public let food: String
      public let amount: String
      public let per: String
      public let times: Double
    }
  }

  public enum Direction: String, Sendable, Hashable, Codable {
    case rises, falls, unchanged
  }

  /// Which way the watched value moves under each reading of the evidence.
  public struct Expectation: Sendable, Hashable, Codable {
    public let described: Direction
    public let trials: Direction
    public let none: Direction

    public subscript(scenario: EvidenceScenario) -> Direction {
      switch scenario {
      case .described: described
      case .trials: trials
      case .none: none
      }
    }
  }
}

extension Claim.Change: CustomStringConvertible {
  /// `add MK-7 180 µg every 1 day`
  public var description: String {
    if let supplement {
      return "add \(supplement.form) \(Self.written(supplement.micrograms)) µg every \(supplement.every)"
    }
    if let diet { return "eat \(diet.food) \(diet.amount), \(Self.written(diet.times)) times a \(diet.per)" }
    if let intake {
      let parts = intake.sorted { $0.key < $1.key }.map { "\($0.key): \(Self.written($0.value))" }
      return "state the intake \(parts.joined(separator: ", "))"
    }
    if let condition { return "add the condition \(condition)" }
    if let medicine {
      return "add the medicine \(medicine)" + (milligrams.map { " \(Self.written($0)) mg a day" } ?? "")
    }
    if let age { return "look at age \(Self.written(age))" }
    return "nothing"
  }

  private static func written(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
