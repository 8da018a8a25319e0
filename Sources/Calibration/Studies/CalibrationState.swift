import Evidence
import Foundation
import Tabular

/// How far a calibration has come: kept in a file that is replaced whole after each step, so that a run that was stopped
/// goes on from there and ends with the same bytes.
struct CalibrationState: Codable, Sendable {
  /// One pass over all studies.
  struct Pass: Codable, Sendable {
    /// Member × parameter, and member × kept value.
    var members: [[Double]]
    var predictions: [[Double]]
  }

  var fingerprint: String
  var passes: [Pass] = []
  /// Positions of the values that enough members could answer, and why others were left out.
  var kept: [Int] = []
  var leftOut: [String: String] = [:]
  /// Between-study standard deviation of each kind, once it is estimated.
  var tau: [String: Double] = [:]
  /// Variance of each kept value from having few simulated people, of the prior.
  var crowdVariance: [Double] = []
  /// Error of one person's reading for each kept value that is a change of one group, else 0, of the prior.
  var readingError: [Double] = []
  /// Answers that a member did not have and that the mean of the others stands for.
  var filled = 0

  init(fingerprint: String) { self.fingerprint = fingerprint }

  static let fileName = "unfinished.json"

  /// Nil where there is none, or where it belongs to another run.
  static func read(_ folder: String, fingerprint: String) -> CalibrationState? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(fileName)"),
      let state = try? JSONDecoder().decode(CalibrationState.self, from: data), state.fingerprint == fingerprint
    else { return nil }
    return state
  }

  func write(_ folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try OutputFile.write([UInt8](encoder.encode(self)), to: "\(folder)/\(Self.fileName)")
  }
}
