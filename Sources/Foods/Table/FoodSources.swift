import Foundation
import Physiology
import Tabular

/// The tables that ship with the project, read into foods. Only the index reads them; everyone else asks `FoodTable`.
struct FoodSources {
  let curated: [UInt8]
  let standardReference: [UInt8]
  let survey: [UInt8]
  let groups: [UInt8]
  let aliases: [UInt8]

  /// The files as they ship with the project.
  static func shipped() throws(InputError) -> FoodSources {
    FoodSources(
      curated: try bytes("foods.csv"), standardReference: try bytes("usda_sr.csv"),
      survey: try bytes("usda_fndds.csv"), groups: try bytes("groups.csv"), aliases: try bytes("aliases.csv"))
  }

  /// A shipped file by name.
  static func bytes(_ name: String) throws(InputError) -> [UInt8] {
    // A bundle is a plain folder on Linux and a macOS bundle elsewhere; the files lie in its folder `Resources`.
    if let folder = ShippedFolder.beside("menaquin_Foods.resources") {
      return try InputFile.bytes(of: folder.appendingPathComponent("Resources/\(name)").path)
    }
    let bundle = Bundle.module
    let folders = [bundle.bundleURL, bundle.resourceURL ?? bundle.bundleURL].map {
      $0.appendingPathComponent("Resources")
    }
    let paths = folders.map { $0.appendingPathComponent(name).path }
    let found = paths.first { FileManager.default.fileExists(atPath: $0) }
    return try InputFile.bytes(of: found ?? paths.first ?? name)
  }

  /// All foods, in the order in which equally good matches are found.
  func foods() throws(InputError) -> [FoodItem] {
    let categories = try Categories(groups)
    let reference = try standardReferenceFoods(categories)
    let portions = Dictionary(reference.map { ("NDB " + $0.id.dropFirst(3), $0.portions) }) { first, _ in first }
    return try curatedFoods(categories, portions) + reference + surveyFoods(categories)
  }

  /// Other names of foods: each line a name and the id it stands for.
  func aliasRows() throws(InputError) -> [(alias: String, id: String)] {
    let table = try Table(bytes: aliases, file: "aliases.csv")
    try table.expectColumns(["alias", "food_id", "language"])
    var rows: [(alias: String, id: String)] = []
    for row in table.rows { rows.append((try row.text("alias"), try row.text("food_id"))) }
    return rows
  }

  /// The curated foods; those that are USDA foods also take the household measures USDA gives for them.
  private func curatedFoods(
    _ categories: Categories, _ measures: [String: [Portion]]
  ) throws(InputError) -> [FoodItem] {
    let table = try Table(bytes: curated, file: "foods.csv")
    var foods: [FoodItem] = []
    for row in table.rows {
      let draft = try Draft(row, id: row.text("food_id"), name: row.text("name"), category: row.text("group"))
      var portions = try Self.portions(row)
      for portion in measures[draft.reference] ?? [] where !portions.contains(where: { $0.name == portion.name }) {
        portions.append(portion)
      }
      foods.append(try draft.item(.curated, categories, values: Self.curatedValues(row), portions: portions))
    }
    return foods
  }

  private func standardReferenceFoods(_ categories: Categories) throws(InputError) -> [FoodItem] {
    let table = try Table(bytes: standardReference, file: "usda_sr.csv")
    var foods: [FoodItem] = []
    for row in table.rows {
      let number = try row.text("ndb_no")
      let draft = try Draft(
        row, id: "sr_\(number)", name: row.text("description"), category: row.text("food_group"),
        reference: "USDA SR28 NDB \(number)")
      foods.append(
        try draft.item(
          .standardReference, categories, values: Self.standardReferenceValues(row),
          portions: Self.numberedPortions(row)))
    }
    return foods
  }

  private func surveyFoods(_ categories: Categories) throws(InputError) -> [FoodItem] {
    let table = try Table(bytes: survey, file: "usda_fndds.csv")
    var foods: [FoodItem] = []
    for row in table.rows {
      let name = try row.text("name")
      let draft = try Draft(
        row, id: "fndds_" + SearchText.words(name).joined(separator: "_"), name: name, category: row.text("category"),
        reference: "USDA FNDDS")
      var values = FoodValues(
        phylloquinoneSource: "USDA FNDDS (from SR values and recipes)", menaquinoneSource: "not in USDA FNDDS")
      try Self.setCommon(&values, row)
      values.set(.phylloquinone, try row.number("k1_ug", in: 0...5000), .estimated)
      foods.append(try draft.item(.survey, categories, values: values, portions: Self.portions(row)))
    }
    return foods
  }
}

/// What the groups of each table stand for (`groups.csv`).
struct Categories {
  struct Meaning {
    let group: FoodGroup
    /// Whether menaquinones that nobody measured are taken as zero in this group.
    let assumesZero: Bool
  }

  private var meanings: [String: Meaning] = [:]

  init(_ bytes: [UInt8]) throws(InputError) {
    let table = try Table(bytes: bytes, file: "groups.csv")
    try table.expectColumns(["table", "category", "group", "menaquinones_where_blank"])
    for row in table.rows {
      let origin = try row.choice("table", from: FoodItem.Origin.allCases.map(\.rawValue))
      let name = try row.choice("group", from: FoodGroup.allCases.map(\.rawValue))
      let blank = try row.choice("menaquinones_where_blank", from: ["assumed_zero", "unknown"])
      guard let group = FoodGroup(rawValue: name) else { continue }
      meanings[origin + "/" + (try row.text("category"))] = Meaning(group: group, assumesZero: blank == "assumed_zero")
    }
  }

  func meaning(_ origin: FoodItem.Origin, _ category: String) -> Meaning? {
    meanings[origin.rawValue + "/" + category]
  }
}

/// What all three tables say of a food before it is placed in its group.
private struct Draft {
  let row: Table.Row
  let id: String
  let name: String
  let category: String
  let reference: String

  init(_ row: Table.Row, id: String, name: String, category: String, reference: String? = nil) {
    self.row = row
    self.id = id
    self.name = name
    self.category = category
    self.reference = reference ?? row["fdc_or_ndb_id"] ?? ""
  }

  func item(
    _ origin: FoodItem.Origin, _ categories: Categories, values: FoodValues, portions: [Portion]
  ) throws(InputError) -> FoodItem {
    guard let meaning = categories.meaning(origin, category) else {
      throw row.error("food_group", "groups.csv does not say what the category \(category) is")
    }
    let classifier = FoodClassifier(origin: origin, name: name)
    let group = classifier.group(category: meaning.group)
    var values = values
    let isPlain = ![.natto, .fermentedSoy, .animalFat].contains(group)
    if meaning.assumesZero && isPlain && !classifier.mayHoldMenaquinones {
      Self.assumeZero(&values)
    }
    return FoodItem(
      id: id, name: name, origin: origin, category: category, group: group, matrix: classifier.matrix(group),
      portions: portions, reference: reference, values: values)
  }

  /// A plant that bacteria did not ferment holds no menaquinones, as far as anyone has looked.
  private static func assumeZero(_ values: inout FoodValues) {
    for nutrient in Nutrient.menaquinones where values.amounts[nutrient.index] == nil {
      values.set(nutrient, 0, .assumedZero)
    }
    if values.menaquinoneSource.hasPrefix("not in USDA") {
      values.menaquinoneSource = "plant food, not bacterially fermented"
    }
  }
}
