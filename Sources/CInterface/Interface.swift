import ArrowData
import Foundation
import Reporting

// The functions that other languages call; `menaquin.h` beside this file tells C of them. Texts are UTF-8 and end with a zero.

/// The program's version; the text lives as long as the answer that holds it.
@_cdecl("menaquin_version")
public func menaquinVersion() -> UnsafeMutableRawPointer {
  Unmanaged.passRetained(Answer(code: 0, text: Version.text)).toOpaque()
}

/// Does one task and answers. Blocks until done; any thread may call it.
///
/// - Parameters:
///   - task: its name, such as `simulate`.
///   - request: a JSON object.
///   - schema: of the people handed in, or nil; the array's and its own `release` stay with the caller.
///   - cancelled: a number that another thread sets to other than zero when the task is to end, or nil.
///   - progress: receives the share done, or nil.
/// - Returns: an answer, to be given to `menaquin_free`.
@_cdecl("menaquin_call")
public func menaquinCall(
  _ task: UnsafePointer<CChar>, _ request: UnsafePointer<CChar>, _ schema: UnsafePointer<ArrowSchema>?,
  _ array: UnsafePointer<ArrowArray>?, _ cancelled: UnsafePointer<Int32>?, _ progress: UnsafeMutablePointer<Double>?
) -> UnsafeMutableRawPointer {
  let watch = CallWatch(cancelled: cancelled, progress: progress)
  let answer = Answer.make {
    let people = try schema.flatMap { schema in try array.map { try PeopleTable(schema, $0) } }
    return try TaskList.answer(
      String(cString: task), try Request(String(cString: request)), people: people, watch: watch)
  }
  return Unmanaged.passRetained(answer).toOpaque()
}

/// 0, or the exit code that the command would end with.
@_cdecl("menaquin_code")
public func menaquinCode(_ answer: UnsafeRawPointer) -> Int32 { Answer.held(answer).code }

/// JSON, text, or the message of a fault.
@_cdecl("menaquin_text")
public func menaquinText(_ answer: UnsafeRawPointer) -> UnsafePointer<CChar> { Answer.held(answer).text }

/// How many tables the answer has.
@_cdecl("menaquin_tables")
public func menaquinTables(_ answer: UnsafeRawPointer) -> Int32 { Int32(Answer.held(answer).tables.count) }

/// Hands a table over; its memory outlives the answer, until its `release`.
///
/// - Returns: 0, or 2 where there is no such table.
@_cdecl("menaquin_export")
public func menaquinExport(
  _ answer: UnsafeRawPointer, _ index: Int32, _ schema: UnsafeMutablePointer<ArrowSchema>,
  _ array: UnsafeMutablePointer<ArrowArray>
) -> Int32 {
  let tables = Answer.held(answer).tables
  guard tables.indices.contains(Int(index)) else { return 2 }
  tables[Int(index)].export(schema, array)
  return 0
}

@_cdecl("menaquin_free")
public func menaquinFree(_ answer: UnsafeMutableRawPointer) { Unmanaged<Answer>.fromOpaque(answer).release() }
