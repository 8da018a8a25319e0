import ModelLanguage
import People
import Physiology

/// Something of a simulated person that a trial reads: a biomarker, a quantity of the model by its key, or age.
public struct TrialQuantity: Sendable, Hashable {
  /// As the file names it.
  public let name: String
  /// Nil for a quantity named by its key.
  public let marker: Biomarker?
  /// Keys of the model's quantities or pools, added up.
  public let keys: [String]
  public let factor: Double
  public let unit: String
  /// Other units that studies write → how many of `unit` one of them is.
  public let otherUnits: [String: Double]
  /// Whether it is a probability, of which a study counts the people.
  public let isProbability: Bool
  /// The biomarker whose readings scatter as this one's do.
  let readAs: Biomarker?

  /// Nil where the model shows no such thing.
  public init?(named name: String) {
    self.name = name
    if let marker = Biomarker(named: name), let reading = marker.reading {
      self.marker = marker
      keys = reading.keys
      factor = reading.factor
      unit = marker.unit
      (otherUnits, isProbability, readAs) = ([:], false, marker)
      return
    }
    marker = nil
    factor = 1
    if let named = NamedQuantity.named(name) {
      (keys, unit, otherUnits) = (named.keys, named.unit, named.otherUnits)
      (isProbability, readAs) = (named.isProbability, named.readAs)
      return
    }
    (otherUnits, isProbability, readAs) = ([:], false, nil)
    if let quantity = ReferenceModel.model.quantity(name) {
      (keys, unit) = ([name], "\(quantity.unit)")
    } else if let pool = ReferenceModel.model.pool(name) {
      (keys, unit) = ([name], "\(pool.unit)")
    } else {
      return nil
    }
  }

  /// Plasma vitamin K as it is, where it is otherwise read fasting: after a single dose that is what is asked for.
  public var ofTheMoment: TrialQuantity {
    let now = keys.map { $0.hasSuffix(".fasting") ? $0.replacing(".fasting", with: ".concentration") : $0 }
    return TrialQuantity(self, keys: now)
  }

  private init(_ other: TrialQuantity, keys: [String]) {
    (name, marker, factor, unit) = (other.name, other.marker, other.factor, other.unit)
    (otherUnits, isProbability, readAs) = (other.otherUnits, other.isProbability, other.readAs)
    self.keys = keys
  }

  /// The names that a file may use, for messages; keys of the model are accepted too.
  static let names: [String] = Biomarker.all.filter { $0.reading != nil }.map(\.name) + NamedQuantity.all.map(\.name)

  public static func == (a: TrialQuantity, b: TrialQuantity) -> Bool { a.name == b.name && a.keys == b.keys }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Something that happens to a person once, at a time that chance decides.
public enum TrialEvent: String, Sendable, Hashable, CaseIterable {
  case fracture = "fracture"
  case hipFracture = "hip fracture"
  case vertebralFracture = "vertebral fracture"
  /// Hip, spine and forearm; the upper arm is among the other fractures of the model.
  case osteoporoticFracture = "osteoporotic fracture"
  case coronary = "coronary heart disease"
  case stroke = "stroke"
  case heartFailure = "heart failure"
  case aorticStenosis = "aortic stenosis"
  case cardiovascularDeath = "cardiovascular death"
  case death = "death"

  /// Pools whose sum is the cumulative hazard.
  var keys: [String] {
    switch self {
    case .fracture: ["hip", "vertebral", "forearm", "other", "childhood"].map { "fracture.\($0).cumulativeHazard" }
    case .hipFracture: ["fracture.hip.cumulativeHazard"]
    case .vertebralFracture: ["fracture.vertebral.cumulativeHazard"]
    case .osteoporoticFracture: ["hip", "vertebral", "forearm"].map { "fracture.\($0).cumulativeHazard" }
    case .coronary: ["outcome.coronary.cumulativeHazard"]
    case .stroke: ["outcome.stroke.cumulativeHazard"]
    case .heartFailure: ["outcome.heartFailure.cumulativeHazard"]
    case .aorticStenosis: ["outcome.aorticStenosis.cumulativeHazard"]
    case .cardiovascularDeath: ["outcome.cardiovascularDeath.cumulativeHazard"]
    case .death: Self.deathKeys
    }
  }

  static let deathKeys = ["outcome.cardiovascularDeath.cumulativeHazard", "outcome.otherDeath.cumulativeHazard"]

  var isDeath: Bool { self == .death || self == .cardiovascularDeath }

  private static let synonyms: [String: TrialEvent] = [
    "fractures": .fracture, "any fracture": .fracture, "hip fractures": .hipFracture,
    "vertebral fractures": .vertebralFracture,
    "clinical vertebral fracture": .vertebralFracture, "chd": .coronary, "coronary events": .coronary,
    "coronary event": .coronary, "strokes": .stroke, "all-cause death": .death, "mortality": .death, "deaths": .death,
  ]

  public init?(named name: String) {
    let folded = name.lowercased()
    guard let event = TrialEvent(rawValue: folded) ?? Self.synonyms[folded] else { return nil }
    self = event
  }
}
