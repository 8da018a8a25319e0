import Yams

/// The ledger of claims as it ships, and what the described system leaves out.
public enum ClaimLedger {
  /// Something the described system leaves out and a person needs to know.
  public struct Omission: Sendable, Hashable, Codable {
    public let topic: String
    public let text: String
    public let rows: [String]
  }

  /// All claims, in order. Read once, when first asked for.
  public static let claims: [Claim] = ShippedYAML.decode([Claim].self, "claims.yaml")
  public static let leftOut: [Omission] = ShippedYAML.decode([Omission].self, "left-out.yaml")

  public static subscript(number: Int) -> Claim? { claims.first { $0.number == number } }
}

/// Decodes YAML that ships with this module; a fault in it is ours, not the user's.
enum ShippedYAML {
  static func decode<Value: Decodable>(_ type: Value.Type, _ path: String) -> Value {
    do {
      return try YAMLDecoder().decode(type, from: EvidenceResources.text(path))
    } catch {
      preconditionFailure("the shipped file \(path) cannot be read: \(error)")
    }
  }
}
