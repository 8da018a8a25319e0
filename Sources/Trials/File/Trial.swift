import Foods
import ModelLanguage
import People

/// A trial or a published study, as its file describes it. Times are days since the start.
public struct Trial: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case trial, cohort, curve
  }

  /// What an observed value may be used for; the two are never pooled.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    case calibration, validation, report
  }

  public var title: String
  /// DOI, PubMed number or other reference of a published study.
  public var cite: String?
  /// Context of use in the qualification report: markers, bone, children, vessels, events, antagonists.
  public var context: String?
  /// What was read: full text, abstract, or recalled.
  public var read: String?
  /// What the file had to assume, in sentences.
  public var assumed: [String] = []
  /// Evidence rows behind the file.
  public var rows: [String]
  public var kind: Kind
  public var use: Use?
  public var notes: [String]
  public var population: TrialPopulation
  public var arms: [TrialArm]
  public var duration: Double
  /// Ascending; each at or before the end.
  public var visits: [Double]
  public var adherence: Adherence
  /// Share of people lost per year.
  public var dropout: Double
  public var background: [Treatment]
  public var endpoints: [Endpoint]
  public var observed: [Observed]
  /// Where it was read; nil for a trial made in code.
  public var place: FilePlace?

  public init(
    title: String, cite: String? = nil, context: String? = nil, read: String? = nil, rows: [String] = [],
    kind: Kind = .trial, use: Use? = nil, notes: [String] = [], population: TrialPopulation, arms: [TrialArm],
    duration: Double, visits: [Double], adherence: Adherence = Adherence(), dropout: Double = 0,
    background: [Treatment] = [], endpoints: [Endpoint], observed: [Observed] = [], place: FilePlace? = nil
  ) {
    self.title = title
    self.cite = cite
    self.context = context
    self.read = read
    self.rows = rows
    self.kind = kind
    self.use = use
    self.notes = notes
    self.population = population
    self.arms = arms
    self.duration = duration
    self.visits = visits
    self.adherence = adherence
    self.dropout = dropout
    self.background = background
    self.endpoints = endpoints
    self.observed = observed
    self.place = place
  }
}

/// Who takes part.
public struct TrialPopulation: Sendable, Hashable {
  public var people: Int
  /// Years at entry.
  public var age: Scatter
  /// Share of women, 0 to 1.
  public var female: Double
  /// Covariates by their names as measurements and intakes have them (`eGFR`, `calcium_mg`), in those units.
  public var covariates: [String: Scatter]
  /// Only women after, or before, their last period; nil takes all.
  public var menopause: Menopause?
  /// Country whose diet is eaten, as the intake tables name it; nil for the reference.
  public var country: String?
  /// Covariates that are words, as the file has them: `ethnicity: white`.
  public var words: [String: String] = [:]
  /// Names of the catalogue; everyone has them.
  public var conditions: [String]
  public var medicines: [MedicineUse]
  /// Medicines of one arm's people that began before the first visit, or have a target.
  public var uses: [EarlierUse] = []
  /// Totals a day that are eaten from the first visit on, by their covariates' names.
  public var fed: [String: Scatter] = [:]
  public var include: [Criterion]
  public var place: FilePlace?

  public enum Menopause: String, Sendable, Hashable, CaseIterable {
    case pre, post
  }

  public init(
    people: Int, age: Scatter, female: Double, covariates: [String: Scatter] = [:], menopause: Menopause? = nil,
    country: String? = nil, conditions: [String] = [], medicines: [MedicineUse] = [], include: [Criterion] = [],
    place: FilePlace? = nil
  ) {
    self.people = people
    self.age = age
    self.female = female
    self.covariates = covariates
    self.menopause = menopause
    self.country = country
    self.conditions = conditions
    self.medicines = medicines
    self.include = include
    self.place = place
  }
}

/// What one group of people gets.
public struct TrialArm: Sendable, Hashable {
  public var name: String
  /// People in this arm where the file says so; the rest are shared out evenly.
  public var people: Int?
  public var treatments: [Treatment]
  /// Who is in it, where they differ from the trial's people; nil where they do not.
  public var own: ArmPeople?
  public var line: Int?

  public init(
    name: String, people: Int? = nil, treatments: [Treatment] = [], own: ArmPeople? = nil, line: Int? = nil
  ) {
    self.own = own
    self.name = name
    self.people = people
    self.treatments = treatments
    self.line = line
  }
}

/// Something taken from one time of the trial to another.
public struct Treatment: Sendable, Hashable {
  public enum What: Sendable, Hashable {
    case supplement(SupplementUse)
    case food(StatedHabit)
    case medicine(MedicineUse)
    /// A medicine, supplement or food of the population that this arm stops.
    case stop(String)
  }

  public var what: What
  /// Days since the start.
  public var from: Double
  public var until: Double
  /// Days before the start from which a medicine was taken already.
  public var before = 0.0
  /// The INR to which each person's dose is set.
  public var targetINR: Double?
  /// How a dose that is given once is taken; nil for what is taken regularly.
  public var single: SingleDose?
  public var line: Int?

  public init(_ what: What, from: Double = 0, until: Double = .infinity, line: Int? = nil) {
    self.what = what
    self.from = from
    self.until = until
    self.line = line
  }

  /// `MK-7 180 µg, every day`, as a report says it.
  public var words: String {
    switch what {
    case .supplement(let use):
      let dose = "\(use.form.label) \(shortAmount(use.dose)) \(use.form.nutrient.unit)"
      return dose + Self.often(use.interval.dosesPerDay)
    case .food(let habit):
      let times = habit.times == 1 ? "" : " \(shortAmount(habit.times)) times"
      return "\(habit.food) \(habit.amount)\(times) a \(habit.per.rawValue)"
    case .medicine(let use):
      return use.name
        + (use.doseMilligrams.map { " \(shortAmount($0)) mg" + Self.often(use.interval.dosesPerDay) } ?? "")
    case .stop(let name): return "no \(name)"
    }
  }

  private static func often(_ perDay: Double) -> String {
    if abs(perDay - 1) < 1e-9 { return " a day" }
    if perDay > 1 { return " \(shortAmount(perDay)) times a day" }
    return " \(shortAmount((perDay * 70).rounded() / 10)) times a week"
  }
}

/// How faithfully treatments are taken.
public struct Adherence: Sendable, Hashable {
  /// Mean share of doses taken, and how people differ in it.
  public var mean: Double
  public var sd: Double
  /// Breaks per year in which nothing is taken, and their length in days.
  public var holidaysPerYear: Double
  public var holidayDays: Double

  public init(mean: Double = 1, sd: Double = 0, holidaysPerYear: Double = 0, holidayDays: Double = 14) {
    self.mean = mean
    self.sd = sd
    self.holidaysPerYear = holidaysPerYear
    self.holidayDays = holidayDays
  }

  /// The share that a person takes.
  public func share(_ p: Double) -> Double {
    sd > 0 ? Scatter.normal(mean: mean, sd: sd, low: 0, high: 1).quantile(p) : mean
  }
}

func shortAmount(_ value: Double) -> String {
  let rounded = (value * 1000).rounded() / 1000
  return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
}
