import Evidence
import Foods
import ModelLanguage

/// Decides whether a person may be shown a projection at all. It stands in the engine, so that no front end can forget it.
///
/// The gate does not judge health; it stops where a projection could be read as advice that might harm.
public struct SafetyGate: Sendable {
  /// Why the gate is shut.
  public enum Reason: Sendable, Hashable {
    case vitaminKAntagonist(medicine: String)
    case pregnancy
    case dialysis
    case infant
    /// More a day than a study ever gave people for months; `studied` is 0 where none did. Both in µg.
    case doseBeyondStudies(form: SupplementForm, daily: Double, studied: Double, child: Bool, rows: [String])
    /// Beyond what the model is valid for (`ValidityDomain`), in a clause.
    case outsideDomain(String)
  }

  /// A shut gate: what to say instead of a result.
  public struct Stop: Sendable, Hashable {
    public let reasons: [Reason]

    /// One line, for the top of a page.
    public var title: String { reasons.first?.title ?? "" }
    public var sentences: [String] { reasons.map(\.sentence) }
    /// Questions to bring to a clinic.
    public var questions: [String] { reasons.flatMap(\.questions) }
  }

  /// What was decided, kept in every output.
  public enum Verdict: Sendable, Hashable {
    case open
    case shut(Stop)
    /// Opened on explicit request for research; the reasons stay in the output.
    case research(Stop)

    public var allowsResults: Bool { if case .shut = self { false } else { true } }
    public var stop: Stop? {
      switch self {
      case .open: nil
      case .shut(let stop), .research(let stop): stop
      }
    }
  }

  /// - Parameter research: true only where a researcher asked for it in so many words.
  public static func verdict(
    for person: Person, plans: [Plan] = [], today: CalendarDay, research: Bool = false
  ) -> Verdict {
    let reasons = self.reasons(for: person, plans: plans, today: today)
    guard !reasons.isEmpty else { return .open }
    let stop = Stop(reasons: reasons)
    return research ? .research(stop) : .shut(stop)
  }

  static func reasons(for person: Person, plans: [Plan], today: CalendarDay) -> [Reason] {
    let age = person.age(on: today, today: today)
    let started = plans.flatMap(\.change).compactMap { if case .start(let use) = $0 { use } else { nil } }
    // What a plan stops still counts: to change an antagonist is the clinic's decision.
    var reasons = (person.medicines.filter { !$0.hasEnded(by: today) } + started).compactMap(antagonist)
    for use in person.conditions {
      switch Catalogue.conditions[use.name]?.safety {
      case .pregnancy: reasons.append(.pregnancy)
      case .dialysis: reasons.append(.dialysis)
      case .infant: reasons.append(.infant)
      case .vitaminKAntagonist, nil: break
      }
    }
    if age < infancyEnds { reasons.append(.infant) }
    reasons += DoseGate(person, today: today).reasons(plans)
    reasons += domainReasons(person, age: age)
    var seen: Set<Reason> = []
    return reasons.filter { seen.insert($0).inserted }
  }

  /// Ages and kidney function that the model was not made for, conditions it does not hold. Conditions with a stop of their own have it already.
  private static func domainReasons(_ person: Person, age: Double) -> [Reason] {
    let domain = ValidityDomain.shipped
    let isOnDialysis = person.conditions.contains { Catalogue.conditions[$0.name]?.safety == .dialysis }
    let filtration = person.measurements.filter { $0.what == .filtrationRate }.max { $0.on.first < $1.on.first }?.value
    var found = person.conditions.filter { Catalogue.conditions[$0.name]?.safety == nil }.compactMap { domain.outside(condition: $0.name) }
    if age >= infancyEnds, let reason = domain.outside(age: age) { found.append(reason) }
    if !isOnDialysis, let filtration, let reason = domain.outside(filtration: filtration) { found.append(reason) }
    return found.map { .outsideDomain($0) }
  }

  private static func antagonist(_ use: MedicineUse) -> Reason? {
    let isOne = Catalogue.medicines[use.name].map { $0.safety == .vitaminKAntagonist } ?? namesAntagonist(use.name)
    return isOne ? .vitaminKAntagonist(medicine: use.name) : nil
  }

  /// A person's own words for a medicine (`other: warfarin sodium tablets`) that hold the name of an antagonist.
  private static func namesAntagonist(_ words: String) -> Bool {
    let text = words.lowercased()
    let antagonists = Catalogue.medicines.entries.filter { $0.safety == .vitaminKAntagonist }
    return antagonists.flatMap { [$0.name] + $0.synonyms }.contains { text.contains($0.lowercased()) }
  }

  /// Years.
  static let infancyEnds = 1.0
  static let adulthood = 18.0
}

extension SafetyGate.Reason {
  public var title: String {
    switch self {
    case .vitaminKAntagonist: "Stop: talk to your INR clinic first"
    case .pregnancy: "Stop: pregnancy is not modelled"
    case .dialysis: "Stop: talk to your kidney team first"
    case .infant: "Stop: an infant's vitamin K belongs to the paediatrician"
    case .doseBeyondStudies: "Stop: nobody has studied this dose"
    case .outsideDomain: "Stop: the model is not made for this"
    }
  }

  public var sentence: String {
    switch self {
    case .vitaminKAntagonist(let medicine):
      "\(medicine.capitalizedFirst) works by holding back vitamin K. Vitamin K from any source, also K2 in small amounts, changes how strongly it acts, and so the risk of clots and of bleeding. Nothing is projected or suggested here. Talk to your INR clinic before you change food or supplements."
    case .pregnancy:
      "Pregnancy changes vitamin K, bone and calcium in ways that are not in this model. Nothing is projected or suggested here. Talk to your midwife or doctor."
    case .dialysis:
      "On dialysis, minerals, clotting and medicines are balanced by the kidney team. Trials lowered a blood marker and left artery calcium unchanged. Nothing is projected or suggested here. Talk to your kidney team."
    case .infant:
      "Newborns and infants need vitamin K against bleeding, by a scheme that the paediatrician gives. Nothing is projected or suggested here."
    case .outsideDomain(let reason):
      "\(reason.capitalizedFirst.trimmingSuffix(".")). Nothing is projected or suggested here."
    case .doseBeyondStudies(let form, let daily, let studied, let child, _):
      "\(SafetyGate.micrograms(daily)) of \(form.label) a day is more than \(SafetyGate.mostStudied(studied, child: child)). What it does is not known. Nothing is projected or suggested here."
    }
  }

  public var questions: [String] {
    switch self {
    case .vitaminKAntagonist:
      [
        "How steady is my INR, and does my diet hold about the same vitamin K from week to week?",
        "Which foods and supplements should I tell you about before I change them?",
        "Would another anticoagulant suit me, and what speaks for and against it?",
      ]
    case .pregnancy: ["Is there anything about my diet or supplements that you would change in pregnancy?"]
    case .dialysis: ["Do my medicines or binders act on vitamin K?", "How are my phosphate, PTH and calcium?"]
    case .outsideDomain: []
    case .infant: ["Which vitamin K scheme does my child follow, and is anything still due?"]
    case .doseBeyondStudies: ["Is there a reason to take this much, and what would tell us that it does something?"]
    }
  }
}

extension SafetyGate {
  static func micrograms(_ amount: Double) -> String {
    amount >= 1000 ? "\(shortNumber(amount / 1000)) mg" : "\(shortNumber(amount)) µg"
  }

  static func mostStudied(_ limit: Double, child: Bool) -> String {
    let whom = child ? "children" : "people"
    return limit > 0
      ? "the largest dose that a study gave \(whom) for months, \(micrograms(limit)) a day"
      : "any study has given \(whom) as a supplement"
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  func trimmingSuffix(_ end: String) -> String { hasSuffix(end) ? String(dropLast(end.count)) : self }
}
