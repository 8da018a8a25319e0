/// How a server is started.
public struct AppSettings: Sendable {
  /// The address listened on: loopback unless asked for otherwise in so many words.
  public var host: String
  /// 0 takes any that is free.
  public var port: Int
  public var home: Home
  /// Threads of one person's page; runs of trials take one less, so that pages stay quick.
  public var threads: Int
  /// Folder of the example trials; none are offered where it is missing.
  public var examples: String

  public init(
    host: String = "127.0.0.1", port: Int = 8127, home: Home, threads: Int, examples: String = "examples/trials"
  ) {
    self.examples = examples
    self.host = host
    self.port = port
    self.home = home
    self.threads = max(1, threads)
  }

  /// Names under which a browser may ask for this server: against a name elsewhere that is made to point here.
  var names: Set<String> { ["127.0.0.1", "localhost", "[::1]", host.contains(":") ? "[\(host)]" : host] }

  /// The largest body of a request, in bytes: a diary of a year is smaller.
  static let largestBody = 1_000_000
}
