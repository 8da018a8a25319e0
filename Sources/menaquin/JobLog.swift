import ArgumentParser
import Foundation
import Tabular

/// What a job tells on standard error while it runs: sentences for people, or records for a cluster's log.
struct JobLog {
  let command: String
  let isJSON: Bool
  let isQuiet: Bool

  /// - Parameters:
  ///   - event: a word that programs look for.
  ///   - fields: the same in values.
  func tell(_ event: String, _ sentence: String, _ fields: [String: JSONValue] = [:], level: String = "info") {
    if isJSON {
      var record = fields
      record["time"] = .string(Date().formatted(.iso8601))
      record["level"] = .string(level)
      record["command"] = .string(command)
      record["event"] = .string(event)
      record["message"] = .string(sentence)
      Output.note(JSONValue.object(record).line + "\n")
    } else if !isQuiet {
      Output.note("\(sentence)\n")
    }
  }

  /// Runs the job; in a log of records what goes wrong is one of them.
  func run(_ job: () throws -> Void) throws {
    do {
      try job()
    } catch let code as ExitCode {
      throw code
    } catch  where isJSON {
      let ending = Ending(error)
      guard !ending.text.isEmpty else { throw error }
      tell("failed", ending.text, ["exit": JSONValue(Int(ending.status))], level: "error")
      throw ExitCode(ending.status)
    }
  }
}
