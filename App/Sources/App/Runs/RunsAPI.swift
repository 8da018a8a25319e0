import Foundation
import Hummingbird
import ServiceLifecycle

/// Runs for programs and for the pages' scripts: begun, watched, ended.
struct RunsAPI: Sendable {
  struct Wish: Decodable {
    let trial: String
    let people: Int?
  }

  struct Told: Encodable {
    let id, title, state, message: String
    let people: Int
    let share: Double
    let started: String
  }

  struct Begun: Encodable {
    let id: String
  }

  struct Refined: Encodable {
    let run: String
  }

  let household: Household
  let runs: Runs

  func add(to router: Router<BasicRequestContext>) {
    router.post("/api/runs") { request, _ in
      let wish = try await request.json(Wish.self)
      return try Answer.json(Begun(id: try await begin(wish.trial, people: wish.people).id), status: .created)
    }
    router.get("/api/runs") { _, _ in
      var told: [Told] = []
      for run in try await household.store.runs() { told.append(await tell(run)) }
      return try Answer.json(told)
    }
    router.get("/api/runs/:id") { _, context in try Answer.json(await tell(try await run(context))) }
    router.get("/api/runs/:id/events") { _, context in try await events(context.parameters.get("id") ?? "") }
    router.post("/api/runs/:id/cancel") { _, context in
      await runs.cancel(context.parameters.get("id") ?? "")
      return Answer.nothing()
    }
    router.post("/api/runs/:id/resume") { _, context in
      try await runs.resume(try await run(context).id)
      return Answer.nothing()
    }
    router.delete("/api/runs/:id") { _, context in
      try await runs.delete(try await run(context).id)
      return Answer.nothing()
    }
    router.post("/api/people/:id/refine") { _, context in
      let subject = try await household.subject(try await context.member(in: household.store))
      return try Answer.json(Refined(run: await runs.refine(subject, household.results)), status: .accepted)
    }
  }

  func begin(_ text: String, people: Int?) async throws -> StoredRun {
    guard text.utf8.count <= 200_000 else { throw AppFault(.tooLarge, "A trial file holds at most 200 kB.") }
    return try await runs.start(text, people: people)
  }

  private func run(_ context: BasicRequestContext) async throws -> StoredRun {
    try await household.store.run(context.parameters.get("id") ?? "")
  }

  /// With the share of this moment where it is going.
  func tell(_ run: StoredRun) async -> Told {
    let now = run.state == .running ? await runs.progress(run.id)?.now : nil
    return Told(
      id: run.id, title: run.title, state: now?.state.rawValue ?? run.state.rawValue,
      message: now?.message ?? run.message,
      people: run.people, share: now?.share ?? run.share, started: run.started.formatted(.iso8601))
  }

  // MARK: Events

  private struct Event: Encodable {
    let share: Double
    let state, message: String
  }

  /// Server-sent events: one at once, one at each change, `done` at the end. They end with the program too, so that it can.
  private func events(_ id: String) async throws -> Response {
    var progress = await runs.progress(id)
    if progress == nil {
      let run = try await household.store.run(id)
      let ended = RunProgress(share: run.share, limit: 1)
      ended.end(run.state, run.message)
      progress = ended
    }
    guard let progress else { throw AppFault(.notFound, "There is no such run.") }
    let body = ResponseBody { writer in
      var last: RunProgress.State?
      while !Task.isCancelled, !Task.isShuttingDownGracefully {
        let now = progress.now
        if now != last { try await writer.write(Self.line("progress", now)) }
        last = now
        if now.state != .running {
          try await writer.write(Self.line("done", now))
          break
        }
        try await Task.sleep(for: .milliseconds(150))
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }

  private static func line(_ name: String, _ state: RunProgress.State) throws -> ByteBuffer {
    let data = try JSONEncoder().encode(Event(share: state.share, state: state.state.rawValue, message: state.message))
    return ByteBuffer(string: "event: \(name)\ndata: \(String(decoding: data, as: UTF8.self))\n\n")
  }
}
