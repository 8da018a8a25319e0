/// A value written out so that equal values give equal text in every process: fields in their order, dictionaries and sets
/// sorted. What a type gains is written without anybody having to think of it.
package enum CanonicalText {
  /// Fields that say where something stood in a file, not what it is.
  private static let places: Set<String> = ["place", "line", "diaryLine"]

  package static func of(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { of($0.value) } ?? "nil"
    case .collection: return "[" + mirror.children.map { of($0.value) }.joined(separator: ",") + "]"
    case .set: return "{" + mirror.children.map { of($0.value) }.sorted().joined(separator: ",") + "}"
    case .dictionary: return "{" + mirror.children.map { pair($0.value) }.sorted().joined(separator: ",") + "}"
    case .enum where !mirror.children.isEmpty, .tuple: return fields(mirror, named: "")
    case .struct: return mirror.children.isEmpty ? quoted(value) : fields(mirror, named: "\(mirror.subjectType)")
    default: return quoted(value)
    }
  }

  private static func fields(_ mirror: Mirror, named name: String) -> String {
    let kept = mirror.children.filter { !places.contains($0.label ?? "") }
    return name + "(" + kept.map { ($0.label ?? "") + ":" + of($0.value) }.joined(separator: ",") + ")"
  }

  /// A dictionary's child is a tuple of key and value.
  private static func pair(_ child: Any) -> String {
    Mirror(reflecting: child).children.map { of($0.value) }.joined(separator: ":")
  }

  /// In quotes, so that no text can be taken for the marks around it.
  private static func quoted(_ value: Any) -> String { String(reflecting: "\(value)") }
}
