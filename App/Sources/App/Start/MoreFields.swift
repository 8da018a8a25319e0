import Evidence
import People

/// Questions beyond the eight, for those who know more: each is one that the library reads and uses.
enum MoreFields {
  /// A measurement that moves a person's own parameters.
  struct Laboratory: Sendable {
    let marker: Biomarker
    /// Field of the value; with `_unit` and `_on` those of its unit and date.
    let field: String

    init(_ marker: Biomarker) {
      self.marker = marker
      field =
        "lab_"
        + marker.name.lowercased().replacing("%", with: "share").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    var unitField: String { field + "_unit" }
    var dateField: String { field + "_on" }
  }

  struct Group: Sendable {
    let title: String
    let markers: [Laboratory]

    init(_ title: String, _ markers: [Biomarker]) {
      self.title = title
      self.markers = markers.map(Laboratory.init)
    }
  }

  static let groups = [
    Group(
      "Blood",
      [
        .calcidiol, .dpucMGP, .filtrationRate, .parathyroidHormone, .calcium, .phosphate, .undercarboxylatedShare,
        .undercarboxylatedOsteocalcin, .phylloquinone, .menaquinone7, .inr,
      ]),
    Group("Bone density", [.tScore(.lumbarSpine), .tScore(.femoralNeck), .tScore(.totalHip)]),
    Group(
      "Heart and vessels",
      [
        .coronaryCalcium, .aorticValveCalcium, .pulseWaveVelocity, .systolicPressure, .ldlCholesterol, .hdlCholesterol,
        .totalCholesterol, .triglycerides,
      ]),
  ]

  static var laboratory: [Laboratory] { groups.flatMap(\.markers) }

  /// When a bone of the eight questions broke: the tick, and the field of its time.
  static let fractures = [
    (bone: "wrist", field: "when_wrist", label: "The wrist"),
    (bone: "spine", field: "when_spine", label: "The vertebra"),
    (bone: "hip", field: "when_hip", label: "The hip"), (bone: "other", field: "when_other", label: "The other bone"),
  ]

  static let smoking = [
    StartFields.Choice(value: "", label: "not said"), StartFields.Choice(value: "never", label: "never"),
    StartFields.Choice(value: "former", label: "no longer"), StartFields.Choice(value: "current", label: "yes"),
  ]

  static let family = [
    StartFields.Choice(value: "", label: "not said"), StartFields.Choice(value: "true", label: "yes"),
    StartFields.Choice(value: "false", label: "no"),
  ]

  static let descent = [
    StartFields.Choice(value: "", label: "not said"), StartFields.Choice(value: "white", label: "white"),
    StartFields.Choice(value: "black", label: "black"), StartFields.Choice(value: "hispanic", label: "hispanic"),
    StartFields.Choice(value: "chinese", label: "chinese"),
  ]

  /// Rows for medicines of which dose or beginning are known.
  static let medicineRows = 1...4

  static func medicine(_ row: Int) -> (name: String, dose: String, since: String) {
    ("med_name_\(row)", "med_dose_\(row)", "med_since_\(row)")
  }

  static var all: [String] {
    ["smoking", "alcohol", "family_heart", "descent"] + fractures.map(\.field)
      + medicineRows.flatMap { [medicine($0).name, medicine($0).dose, medicine($0).since] }
      + laboratory.flatMap { [$0.field, $0.unitField, $0.dateField] }
  }
}
