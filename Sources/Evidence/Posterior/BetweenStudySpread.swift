import Foundation
import Tabular
import Yams

/// How far studies of one kind of value lie from each other and from the model beyond their standard errors, one standard
/// deviation for each kind, as `menaquin calibrate` estimated it from values whose role is calibration.
public struct BetweenStudySpread: Sendable, Hashable, Codable {
  /// Kind of value → standard deviation: a share of levels and changes (of one reading's error too, for
  /// a change of one group), of the logarithm for ratios, of shares as they are.
  public let between: [String: Double]

  private enum CodingKeys: String, CodingKey { case between = "between_studies" }

  public init(between: [String: Double]) { self.between = between }

  /// Name of the file in the folder of a posterior.
  public static let fileName = "calibration.yaml"

  /// That of the posterior that ships with the program.
  public static let shipped = ShippedYAML.decode(BetweenStudySpread.self, "posterior/\(fileName)")

  /// Read from the file beside a posterior's members.
  ///
  /// - Throws: `InputError` where the file is missing or tells no such spread.
  public init(besideMembers path: String) throws(InputError) {
    let file = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(Self.fileName).path
    let text = try InputFile.text(of: file)
    do {
      self = try YAMLDecoder().decode(Self.self, from: text)
    } catch {
      throw InputError(
        file: file, key: "between_studies", problem: "the spread between studies cannot be read",
        allowed: "a number for each kind of value, as menaquin calibrate writes it")
    }
  }
}
