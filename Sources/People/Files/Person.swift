import Foods
import ModelLanguage

/// A person as their file describes them: what is silent stays nil and is filled in, and said so, by the life course.
public struct Person: Sendable, Hashable {
  /// When the person was born: the day, or the age on the day the file is read.
  public enum Birth: Sendable, Hashable {
    case day(CalendarDay)
    case age(Double)
  }

  public enum Ethnicity: String, Sendable, Hashable, CaseIterable {
    case white, black, hispanic, chinese
  }

  public var name: String?
  public var birth: Birth
  public var sex: Sex
  /// Groups in which artery calcium was measured; nil where not said.
  public var ethnicity: Ethnicity?
  public var heightCentimetres: Double?
  public var weightKilograms: Double?
  /// Age at the last period, past or expected; women only.
  public var menopauseAge: Double?
  public var diet: StatedDiet
  public var supplements: [SupplementUse]
  public var medicines: [MedicineUse]
  public var conditions: [ConditionUse]
  public var history: PersonalHistory
  public var measurements: [PersonalMeasurement]
  /// Where it was read; nil for a person made in code.
  public var place: FilePlace?

  public init(
    name: String? = nil, birth: Birth, sex: Sex, ethnicity: Ethnicity? = nil, heightCentimetres: Double? = nil,
    weightKilograms: Double? = nil, menopauseAge: Double? = nil, diet: StatedDiet = StatedDiet(),
    supplements: [SupplementUse] = [], medicines: [MedicineUse] = [], conditions: [ConditionUse] = [],
    history: PersonalHistory = PersonalHistory(), measurements: [PersonalMeasurement] = [], place: FilePlace? = nil
  ) {
    self.name = name
    self.birth = birth
    self.sex = sex
    self.ethnicity = ethnicity
    self.heightCentimetres = heightCentimetres
    self.weightKilograms = weightKilograms
    self.menopauseAge = menopauseAge
    self.diet = diet
    self.supplements = supplements
    self.medicines = medicines
    self.conditions = conditions
    self.history = history
    self.measurements = measurements
    self.place = place
  }

  /// Age in years on a day; an age given without a day of birth is the age on `today`, the day the file was read.
  public func age(on day: CalendarDay, today: CalendarDay) -> Double {
    switch birth {
    case .day(let born): born.years(to: day)
    case .age(let age): age + today.years(to: day)
    }
  }

  /// Where the diary stands: its path is taken from the folder of the person's file. Nil where there is none.
  public var diaryPath: String? {
    guard let diary = diet.diary else { return nil }
    guard !diary.hasPrefix("/"), let file = place?.file, let slash = file.lastIndex(of: "/") else { return diary }
    return String(file[...slash]) + diary
  }
}

/// The file and line that something was read from, for messages that come later than reading.
public struct FilePlace: Sendable, Hashable {
  public var file: String
  public var line: Int?

  public init(file: String, line: Int?) {
    self.file = file
    self.line = line
  }
}

/// What a person's file says about food: any mix of a diary, habits and totals. Foods are looked up later.
public struct StatedDiet: Sendable, Hashable {
  /// What is eaten besides the foods listed.
  public enum OtherFoods: String, Sendable, Hashable, CaseIterable {
    /// Nothing: the list is all that is eaten.
    case no = "none"
    /// As most people eat, for the energy that the list leaves open.
    case usual
  }

  /// Path of a diary table, relative to the person's file.
  public var diary: String?
  public var habits: [StatedHabit]
  /// Totals per day that override the foods, in the nutrient's unit.
  public var intake: [Nutrient: Double]
  /// Nil where the file leaves it to the energy of what is listed.
  public var otherFoods: OtherFoods?
  public var diaryLine: Int?

  public init(
    diary: String? = nil, habits: [StatedHabit] = [], intake: [Nutrient: Double] = [:], otherFoods: OtherFoods? = nil,
    diaryLine: Int? = nil
  ) {
    self.diary = diary
    self.habits = habits
    self.intake = intake
    self.otherFoods = otherFoods
    self.diaryLine = diaryLine
  }

  public var isEmpty: Bool { diary == nil && habits.isEmpty && intake.isEmpty }
}

/// A food eaten regularly, as written; the food table turns it into a `Habit`.
public struct StatedHabit: Sendable, Hashable {
  /// Id or name in the food table.
  public var food: String
  /// A number and a unit, such as `30 g`.
  public var amount: String
  /// How often that amount is eaten.
  public var times: Double
  public var per: Habit.Period
  public var line: Int?

  public init(food: String, amount: String, times: Double = 1, per: Habit.Period, line: Int? = nil) {
    self.food = food
    self.amount = amount
    self.times = times
    self.per = per
    self.line = line
  }

  /// Looks the food up. Throws an `InputError` with file and line where the table does not have it.
  public func habit(foods: FoodTable, dishes: [Dish] = [], file: String = "habit") throws -> Habit {
    try Habit(
      food: food, amount: amount, per: per, times: times, foods: foods, dishes: dishes, file: file, line: line)
  }
}

/// What happened to a person before, as far as it changes what comes.
public struct PersonalHistory: Sendable, Hashable {
  public enum Smoking: String, Sendable, Hashable, CaseIterable {
    case never, former, current
  }

  public var fractures: [FractureHistory]
  public var parentHipFracture: Bool?
  /// A parent, brother or sister with early coronary heart disease.
  public var familyHeartDisease: Bool?
  public var smoking: Smoking?
  public var alcoholUnitsPerDay: Double?

  public init(
    fractures: [FractureHistory] = [], parentHipFracture: Bool? = nil, familyHeartDisease: Bool? = nil,
    smoking: Smoking? = nil, alcoholUnitsPerDay: Double? = nil
  ) {
    self.fractures = fractures
    self.parentHipFracture = parentHipFracture
    self.familyHeartDisease = familyHeartDisease
    self.smoking = smoking
    self.alcoholUnitsPerDay = alcoholUnitsPerDay
  }
}

/// A fracture that happened.
public struct FractureHistory: Sendable, Hashable {
  public enum Site: String, Sendable, Hashable, CaseIterable {
    case hip, spine, wrist, shoulder, rib, pelvis, ankle, other
  }

  public enum Time: Sendable, Hashable {
    case age(Double)
    case date(PartialDate)
  }

  public var site: Site
  public var time: Time?

  public init(site: Site, time: Time?) {
    self.site = site
    self.time = time
  }
}

/// A condition that a person has.
public struct ConditionUse: Sendable, Hashable {
  /// The catalogue's name, or the person's own word where the catalogue does not know it (`other:`).
  public var name: String
  public var isKnown: Bool
  public var since: PartialDate?
  public var line: Int?

  public init(name: String, isKnown: Bool = true, since: PartialDate? = nil, line: Int? = nil) {
    self.name = name
    self.isKnown = isKnown
    self.since = since
    self.line = line
  }
}
