import ModelLanguage

/// Where carboxylation is followed.
public enum Tissue: String, CaseIterable, Sendable, Hashable, Codable {
  case liver, bone, vessel
}
