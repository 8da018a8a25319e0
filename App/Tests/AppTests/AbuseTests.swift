import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App

@Suite("What a page elsewhere or a rough client sends")
struct AbuseTests {
  @Test("A change that another page asks for is refused")
  func crossSite() async throws {
    try await withApp { client in
      let site = HTTPField.Name("Sec-Fetch-Site")
      for headers: HTTPFields in [[.origin: "http://evil.example"], [.origin: "null"], [.origin: "http://localhost:1"]]
      {
        #expect(try await client.form("/people", Example.anna, headers: headers).status == .forbidden)
      }
      if let site {
        for from in ["cross-site", "same-site", "none"] {
          #expect(try await client.form("/people", Example.anna, headers: [site: from]).status == .forbidden)
        }
        let own = try await client.form(
          "/people", Example.anna, headers: [site: "same-origin", .origin: "http://localhost"])
        #expect(own.status == .seeOther)
      }
    }
  }

  @Test("A name is text wherever it stands, whatever it holds")
  func script() async throws {
    try await withApp { client in
      let path = try await client.enter("name=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22'%26&age=58&sex=female")
      for page in [path, path + "/edit", path + "/report", "/people"] {
        let text = try await client.get(page).text
        #expect(!text.contains("<script>alert"), "\(page)")
        #expect(!text.contains("\"'&\""))
      }
    }
  }

  @Test("A huge body is refused before it is read")
  func huge() async throws {
    try await withApp { client in
      let answer = try await client.form("/people", "name=" + String(repeating: "a", count: 1_200_000))
      #expect(answer.status == .contentTooLarge)
    }
  }

  @Test(
    "Nothing outside the shipped files can be asked for",
    arguments: [
      "/static/../templates/start.mustache", "/static/%2e%2e/templates/start.mustache",
      "/static/..%2ftemplates%2fstart.mustache",
      "/assets/../../Package.swift", "/static//etc/passwd", "/static/app.css/..%2f..%2f..%2fetc%2fpasswd",
    ])
  func traversal(path: String) async throws {
    try await withApp { client in
      let answer = try await client.get(path)
      #expect(answer.status == .notFound)
    }
  }

  @Test("Every answer forbids what does not come from here")
  func policy() async throws {
    try await withApp { client in
      for path in ["/", "/people", "/nowhere", "/static/app.css"] {
        let policy = try await client.get(path).headers[.contentSecurity] ?? ""
        #expect(
          policy.contains("default-src 'none'") && policy.contains("script-src 'self'") && !policy.contains("unsafe"),
          "\(path)")
      }
    }
  }

  @Test("The report's scripts are allowed by their sums and no other is")
  func sums() async throws {
    try await withApp { client in
      let report = try await client.get(try await client.enter(Example.anna) + "/report")
      let policy = report.headers[.contentSecurity] ?? ""
      #expect(ReportPolicy.scripts(in: report.text).count == 4)
      #expect(policy.components(separatedBy: "'sha256-").count == 5)
      #expect(!policy.contains("script-src 'unsafe-inline'"))
    }
  }
}
