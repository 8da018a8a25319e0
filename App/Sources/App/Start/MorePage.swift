/// What the questions beyond the eight are filled with.
struct MorePage: Sendable {
  struct When: Sendable {
    let field, label: String
    let typed: StartPage.Typed
  }

  struct Medicine: Sendable {
    let row: Int
    let name, dose, since: Field
  }

  struct Field: Sendable {
    let field, value: String
    let error: String?
  }

  struct Measured: Sendable {
    let label: String
    let value, on: Field
    let unitField: String
    let units: [StartPage.Option]
    /// Nil where there is a choice.
    let onlyUnit: String?
  }

  struct Group: Sendable {
    let title: String
    let rows: [Measured]
    let isOpen: Bool
  }

  /// Whether anything here was answered or needs a look: then it is shown open.
  let isOpen: Bool
  let smoking, family, descent: [StartPage.Option]
  let alcohol, smokingError, familyError, descentError: Field
  let fractures: [When]
  let medicines: [Medicine]
  let groups: [Group]

  init(_ answers: Answers, faults: [AppFault.Field]) {
    func field(_ name: String) -> Field {
      Field(field: name, value: answers[name], error: faults.first { $0.field == name }?.message)
    }
    func options(_ name: String, _ choices: [StartFields.Choice]) -> [StartPage.Option] {
      choices.map { StartPage.Option(value: $0.value, label: $0.label, selected: $0.value == answers[name]) }
    }
    let said = Set(MoreFields.all.filter { !$0.hasSuffix("_unit") })
    isOpen = said.contains { !answers[$0].isEmpty } || faults.contains { said.contains($0.field) }
    smoking = options("smoking", MoreFields.smoking)
    family = options("family_heart", MoreFields.family)
    descent = options("descent", MoreFields.descent)
    alcohol = field("alcohol")
    (smokingError, familyError, descentError) = (field("smoking"), field("family_heart"), field("descent"))
    fractures = MoreFields.fractures.map {
      When(
        field: $0.field, label: $0.label,
        typed: StartPage.Typed(value: answers[$0.field], error: field($0.field).error))
    }
    medicines = MoreFields.medicineRows.map { row in
      let names = MoreFields.medicine(row)
      return Medicine(row: row, name: field(names.name), dose: field(names.dose), since: field(names.since))
    }
    groups = MoreFields.groups.map { group in
      Group(
        title: group.title,
        rows: group.markers.map { one in
          let units = one.marker.units.map(\.symbol)
          let chosen = answers[one.unitField].isEmpty ? one.marker.unit : answers[one.unitField]
          return Measured(
            label: one.marker.name, value: field(one.field), on: field(one.dateField), unitField: one.unitField,
            units: units.map { StartPage.Option(value: $0, label: $0, selected: $0 == chosen) },
            onlyUnit: units.count == 1 ? units[0] : nil)
        },
        isOpen: group.markers.contains { one in
          [one.field, one.dateField].contains { name in !answers[name].isEmpty || faults.contains { $0.field == name } }
        })
    }
  }
}
