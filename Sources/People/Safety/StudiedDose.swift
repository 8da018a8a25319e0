import Foods
import ModelLanguage

/// The largest daily dose of each supplement that a study gave people for months, with its row.
///
/// Beyond it nobody knows what happens, so the safety gate stops.
struct StudiedDose: Sendable {
  let form: SupplementForm
  /// µg a day.
  let adult: Double
  let adultRows: [String]
  /// µg a day below 18 years; nil where no study of children is known here.
  let child: Double?
  let childRows: [String]

  static func of(_ form: SupplementForm) -> StudiedDose? { all.first { $0.form == form } }

  private static let all: [StudiedDose] = [
    StudiedDose(form: .phylloquinone, adult: 5000, adultRows: ["OC046"], child: nil, childRows: []),
    StudiedDose(form: .menaquinone4, adult: 45_000, adultRows: ["OC056", "OC058"], child: nil, childRows: []),
    StudiedDose(form: .menaquinone7, adult: 720, adultRows: ["MGP019"], child: 45, childRows: ["OC032"]),
    StudiedDose(form: .menaquinone8, adult: 0, adultRows: [], child: nil, childRows: []),
    StudiedDose(form: .menaquinone9, adult: 0, adultRows: [], child: nil, childRows: []),
  ]
}
