import HTTPTypes
import Hummingbird

/// Refuses requests that come under another name than this server's own, and changes that another page asks for.
///
/// A page elsewhere can send a browser here, by an address or by a name that it makes point here; it cannot forge `Host`,
/// `Origin` or `Sec-Fetch-Site`.
struct OriginGuard<Context: RequestContext>: RouterMiddleware {
  let names: Set<String>

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws
    -> Response
  {
    let authority = request.head.authority ?? ""
    guard names.contains(Self.name(of: authority)) else {
      throw AppFault(.foreign, "This server answers only under its own name, as in http://127.0.0.1.")
    }
    let isSafe = request.method == .get || request.method == .head
    guard isSafe || isOwn(request, authority) else {
      throw AppFault(.foreign, "Changes are taken only from this app's own pages.")
    }
    return try await next(request, context)
  }

  /// A change says where it comes from; a program other than a browser sends neither header, and no page can leave both out.
  private func isOwn(_ request: Request, _ authority: String) -> Bool {
    if let site = request.headers[.secFetchSite], site != "same-origin" { return false }
    if let origin = request.headers[.origin] { return origin == "http://\(authority)" }
    return true
  }

  private static func name(of authority: String) -> String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
    return String(authority.prefix { $0 != ":" }).lowercased()
  }
}

extension HTTPField.Name {
  static var secFetchSite: Self { named("Sec-Fetch-Site") }
  static var contentSecurity: Self { named("Content-Security-Policy") }
  static var referrerPolicy: Self { named("Referrer-Policy") }
  static var typeOptions: Self { named("X-Content-Type-Options") }
  static var openerPolicy: Self { named("Cross-Origin-Opener-Policy") }
  static var resourcePolicy: Self { named("Cross-Origin-Resource-Policy") }
  static var frameOptions: Self { named("X-Frame-Options") }

  private static func named(_ name: String) -> Self {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is not the name of a header") }
    return field
  }
}

/// What every answer says about what the page may do: only what comes from here, and nothing inline.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
  static var policy: String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
      + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  }

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws
    -> Response
  {
    var response = try await next(request, context)
    // The report brings its own, with the sums of its scripts.
    if response.headers[.contentSecurity] == nil { response.headers[.contentSecurity] = Self.policy }
    // Under no-referrer a browser hides the origin of a form, and the guard would refuse it.
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.typeOptions] = "nosniff"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    response.headers[.frameOptions] = "DENY"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
