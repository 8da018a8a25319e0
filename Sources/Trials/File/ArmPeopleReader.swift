import Evidence
import People

/// Reads what an arm says of its own people.
enum ArmPeopleReader {
  static let keys = ["age", "sex", "covariates", "conditions", "intake"]

  static func people(_ reader: MappingReader) -> ArmPeople {
    var own = ArmPeople()
    own.age = reader.scatter("age", in: 0...110, "years")
    own.female = reader.has("sex") ? PopulationReader.female(reader) : nil
    let covariates = PopulationReader.covariates(reader)
    (own.covariates, own.words, own.menopause) = (covariates.numbers, covariates.words, covariates.menopause)
    own.conditions = reader.items("conditions", of: "conditions").compactMap {
      UseReader.condition($0.node, path: $0.path, faults: reader.faults, life: nil)?.name
    }
    own.intake = PopulationReader.covariates(reader, key: "intake").numbers
    return own
  }
}
