import Foods
import Foundation
import Hummingbird
import Logging
import People
import ServiceLifecycle

/// The app: its routes over a household, ready to be served or tested.
public struct WebApp: Sendable {
  private let settings: AppSettings
  private let store: Store
  private let household: Household
  private let runs: Runs
  private let foods: FoodTable
  private let pages: Pages
  private let files: StaticFiles
  private let known: KnownPages
  private let logger: Logger

  /// Opens the household and reads the templates.
  /// - Throws: `AppFault` where the folder or its file cannot be used.
  public init(_ settings: AppSettings) throws {
    self.settings = settings
    var logger = Logger(label: "menaquin")
    // What the server library says of single requests is never wanted here.
    logger.logLevel = .warning
    self.logger = logger
    store = try Store(settings.home)
    foods = try FoodTable.shipped()
    household = Household(store: store, results: PersonResults(foods: foods, threads: settings.threads))
    runs = Runs(store, foods: foods, threads: settings.threads, logger: logger)
    pages = try Pages()
    files = try StaticFiles()
    known = try KnownPages(household: household, pages: pages)
  }

  /// Reads and compiles what the first page would else wait for.
  public func warmUp() async {
    let person = Person(birth: .age(50), sex: .female)
    let subject = Subject(person: person, plans: [], today: .today, text: "warm-up", diary: nil)
    _ = try? await household.results.run(subject, .line)
  }

  /// - Parameter ready: told the port when the server listens.
  public func application(
    ready: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    var application = Application(
      router: router(),
      configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port)),
      onServerRunning: { channel in await ready(channel.localAddress?.port ?? 0) }, logger: logger)
    application.addServices(Keeper(store: store, runs: runs))
    return application
  }

  func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.addMiddleware {
      SecurityHeaders<BasicRequestContext>()
      ProblemPages<BasicRequestContext>(pages: pages, logger: logger)
      OriginGuard<BasicRequestContext>(names: settings.names)
    }
    router.get("/static/**") { [files] _, context in
      try files.answer(context.parameters.getCatchAll().joined(separator: "/"))
    }
    router.get("/assets/**") { _, context in
      try StaticFiles.asset(context.parameters.getCatchAll().joined(separator: "/"))
    }
    let api = RunsAPI(household: household, runs: runs)
    PeoplePages(household: household, pages: pages).add(to: router)
    GrowthPages(household: household, pages: pages).add(to: router)
    PlatePages(household: household, pages: pages, foods: foods).add(to: router)
    DiaryAPI(household: household, foods: foods).add(to: router)
    PlansPages(household: household, pages: pages).add(to: router)
    known.add(to: router)
    ModelPages(household: household, pages: pages).add(to: router)
    WorkbenchPages(api: api, pages: pages, examples: ExampleTrials(folder: settings.examples)).add(to: router)
    QualificationPages(household: household, pages: pages).add(to: router)
    DataPages(household: household, runs: runs, pages: pages).add(to: router)
    api.add(to: router)
    Description.add(to: router)
    return router
  }
}

/// Begins before the first request and ends after the last: runs that an earlier program left are marked, and at the end
/// every run writes down where it is before the household is closed.
struct Keeper: Service {
  let store: Store
  let runs: Runs

  func run() async throws {
    try await store.markInterrupted()
    try? await gracefulShutdown()
    await runs.stopAll()
    try store.close()
  }
}
