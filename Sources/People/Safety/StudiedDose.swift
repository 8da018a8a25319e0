import Evidence
import Foods

/// The largest daily dose of each supplement that a study gave people for months, with its rows; from the validity domain.
///
/// Beyond it nobody knows what happens, so the safety gate stops.
package struct StudiedDose: Sendable {
  package let form: SupplementForm
  /// µg a day.
  package let adult: Double
  let adultRows: [String]
  /// µg a day below 18 years; nil where no study of children is known here.
  package let child: Double?
  let childRows: [String]

  package static func of(_ form: SupplementForm) -> StudiedDose? {
    ValidityDomain.shipped.dose(of: form.label).map {
      StudiedDose(
        form: form, adult: $0.adultMicrograms, adultRows: $0.adultRows, child: $0.childMicrograms, childRows: $0.childRows ?? [])
    }
  }
}
