import HTTPTypes
import Hummingbird
import Logging
import People
import Tabular

/// Turns every error into an answer that says what happened and what to do: a page for people, JSON for programs.
///
/// Neither what was typed nor the address asked for is logged: an internal fault leaves its type in the log and no more.
struct ProblemPages<Context: RequestContext>: RouterMiddleware {
  let pages: Pages
  let logger: Logger

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws
    -> Response
  {
    do {
      return try await next(request, context)
    } catch {
      let fault = fault(error)
      let isProgram = request.uri.path.hasPrefix("/api/")
      return try isProgram ? Answer.json(ErrorBody(fault), status: fault.kind.status) : pages.problem(fault)
    }
  }

  private func fault(_ error: any Error) -> AppFault {
    switch error {
    case let fault as AppFault: return fault
    case let fault as InputError: return AppFault(.input, fault.told)
    case let faults as InputFaults: return AppFault(faults)
    case let error as HTTPError where error.status == .notFound: return Self.notFound
    case let error as HTTPError where error.status == .badRequest:
      return AppFault(.input, "The request cannot be read.")
    default:
      logger.error("internal fault", metadata: ["type": "\(type(of: error))"])
      return AppFault(.internalFault, "Something went wrong inside. Nothing was changed.")
    }
  }

  static var notFound: AppFault { AppFault(.notFound, "There is nothing here.") }
}

/// `{"error": {"message", "faults"}}`
struct ErrorBody: Encodable {
  struct Body: Encodable {
    let message: String
    let faults: [AppFault.Field]
  }
  let error: Body

  init(_ fault: AppFault) { error = Body(message: fault.message, faults: fault.faults) }
}
