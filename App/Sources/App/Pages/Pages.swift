import Foundation
import Hummingbird
import Mustache
import Reporting

/// The templates, and what every page holds beside its own.
struct Pages: Sendable {
  private let library: MustacheLibrary

  /// - Throws: where a template cannot be read or is not Mustache.
  init() throws {
    let folder = AppResources.folder.appendingPathComponent("templates")
    var library = MustacheLibrary()
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".mustache") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      try library.register(text, named: String(file.dropLast(".mustache".count)))
    }
    self.library = library
  }

  /// A page from its template; `own` becomes the context that the page's keys are looked up in.
  func page(_ template: String, _ frame: Frame, _ own: some Sendable, status: HTTPResponse.Status = .ok) throws
    -> Response
  {
    guard let text = library.render(PageContext(frame: frame, own: own), withTemplate: template) else {
      throw AppFault(.internalFault, "The page \(template) is missing beside the program: install it anew.")
    }
    return Answer.page(text, status: status)
  }

  /// Never fails: where even its template is missing, the words alone.
  func problem(_ fault: AppFault) -> Response {
    let own = ProblemPage(fault)
    let frame = Frame(title: own.heading)
    let text =
      library.render(PageContext(frame: frame, own: own), withTemplate: "problem") ?? "\(own.heading) \(own.message)"
    return Answer.page(text, status: fault.kind.status)
  }
}

/// What the head and foot of every page need.
struct Frame: Sendable {
  enum Place: String, Sendable, CaseIterable { case start, person, plate, plans, household, known, workbench, data }

  struct Who: Sendable {
    let id: String
    let name: String
    let age: String
  }

  var title: String
  var at: [String: Bool] = [:]
  var person: Who?
  var hasPeople = false
  let version = Version.text

  init(title: String, at place: Place? = nil, person: Who? = nil, hasPeople: Bool = false) {
    self.title = title
    self.person = person
    self.hasPeople = hasPeople || person != nil
    for one in Place.allCases { at[one.rawValue] = one == place }
  }
}

/// Keys of the frame and of the page as one context; the page's come first.
struct PageContext: MustacheParent {
  let frame: Frame
  let own: any Sendable

  /// What Mustache asks for is of any type: this is the one place where the library's `Any` comes in.
  func child(named name: String) -> Any? {
    (own as? any MustacheParent)?.child(named: name) ?? Self.value(name, in: own) ?? Self.value(name, in: frame)
  }

  private static func value(_ name: String, in object: any Sendable) -> Any? {
    guard let child = Mirror(reflecting: object).children.first(where: { $0.label == name }) else { return nil }
    let mirror = Mirror(reflecting: child.value)
    return mirror.displayStyle == .optional ? mirror.children.first?.value : child.value
  }
}

struct ProblemPage: Sendable {
  let heading: String
  let message: String
  let next: String
  let status: Int

  init(_ fault: AppFault) {
    status = fault.kind.status.code
    message = fault.message
    switch fault.kind {
    case .input: (heading, next) = ("That could not be used", "Go back: what you typed is still there.")
    case .notFound:
      (heading, next) = ("There is nothing here", "It may have been deleted. The start page lists what there is.")
    case .foreign: (heading, next) = ("Not from this page", "Open the app by its own address and try again.")
    case .tooLarge: (heading, next) = ("Too much at once", "Send less, or in parts.")
    case .conflict: (heading, next) = ("Not now", "Wait until what is running has ended, or cancel it.")
    case .storage:
      (heading, next) = (
        "It could not be kept", "Nothing was changed. Free some space or check the folder, then try again."
      )
    case .internalFault:
      (heading, next) = ("Something went wrong inside", "Try again. What was saved before is still there.")
    }
  }
}
