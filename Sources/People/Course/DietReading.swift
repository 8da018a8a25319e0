import Foods
import Tabular

/// A stated diet looked up in the food table, with every fault told at once.
struct DietReading {
  private let person: Person
  private let foods: FoodTable
  /// In place of the file that the person's diet names.
  private let diary: Table?

  init(_ person: Person, foods: FoodTable, diary: Table?) {
    self.person = person
    self.foods = foods
    self.diary = diary
  }

  func diet() throws -> Diet {
    let file = person.place?.file ?? "person"
    var errors: [InputError] = []
    var diet = Diet(stated: person.diet.intake)
    do {
      if let diary { diet.diary = try Diary(diary, foods: foods) } else if let path = person.diaryPath { diet.diary = try Diary(file: path, foods: foods) }
    } catch let error as InputError {
      errors.append(error)
    }
    for habit in person.diet.habits {
      do { diet.habits.append(try habit.habit(foods: foods, file: file)) } catch let error as InputError { errors.append(error) }
    }
    for use in person.supplements {
      do { diet.supplements.append(try use.supplement(file: file)) } catch { errors.append(error) }
    }
    guard errors.isEmpty else { throw InputFaults(errors) }
    return diet
  }
}
