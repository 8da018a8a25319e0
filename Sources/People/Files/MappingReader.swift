import Tabular
import Yams

/// Reads a mapping key by key. What is wrong goes to the fault list and reads as nil, so that one pass tells all.
package struct MappingReader {
  package let faults: FaultList
  /// Where the mapping stands in the file, as `supplements[1]`; empty at the top.
  package let path: String
  package let line: Int?
  private let values: [String: (key: Node, value: Node)]

  /// Nil (and a fault) where the node is not a mapping. Unknown keys are faults, with the nearest known ones.
  /// With `anyCapitals`, `K1_ug` is the key `k1_ug`.
  package init?(_ node: Node, path: String, keys: [String], anyCapitals: Bool = false, faults: FaultList) {
    guard case .mapping(let mapping) = node else {
      faults.add(
        line: node.line, key: path.isEmpty ? nil : path, "keys and values are expected here", found: node.kindName,
        allowed: keys.joined(separator: ", "))
      return nil
    }
    var values: [String: (key: Node, value: Node)] = [:]
    for (key, value) in mapping {
      let written = key.scalar?.string ?? ""
      let name = anyCapitals ? written.lowercased() : written
      guard keys.contains(name) else {
        Self.unknown(key, path: path, keys: keys, faults: faults)
        continue
      }
      if values[name] != nil {
        faults.add(line: key.line, key: Self.join(path, written), "the key stands twice", allowed: "each key once")
      }
      values[name] = (key, value)
    }
    self.faults = faults
    self.path = path
    self.values = values
    line = node.line
  }

  private static func unknown(_ key: Node, path: String, keys: [String], faults: FaultList) {
    let name = key.scalar?.string ?? key.kindName
    let near = NearestWords.nearest(to: name, in: keys, count: 2)
    let hint = near.isEmpty ? "" : " (nearest: \(near.joined(separator: ", ")))"
    faults.add(
      line: key.line, key: join(path, name), "there is no such key\(hint)", allowed: keys.joined(separator: ", "))
  }

  package func has(_ key: String) -> Bool { values[key] != nil }
  package func node(_ key: String) -> Node? { values[key]?.value }
  package func line(of key: String) -> Int? { values[key]?.key.line ?? line }
  package func path(of key: String) -> String { Self.join(path, key) }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  package func fault(_ key: String, _ problem: String, found: String? = nil, allowed: String? = nil) {
    faults.add(line: line(of: key), key: path(of: key), problem, found: found, allowed: allowed)
  }

  /// A fault where none of `alternatives` is given, or more than one is.
  package func exactlyOne(of alternatives: [String], _ meaning: String) {
    let given = alternatives.filter(has)
    if given.count == 1 { return }
    let allowed = "one of \(alternatives.joined(separator: ", "))"
    guard let second = given.dropFirst().first else {
      faults.add(line: line, key: path.isEmpty ? nil : path, "\(meaning) is missing", allowed: allowed)
      return
    }
    fault(second, "\(meaning) is given twice", found: given.joined(separator: ", "), allowed: allowed)
  }

  /// A fault where the key is missing.
  package func require(_ key: String, _ allowed: String) {
    guard !has(key) else { return }
    faults.add(line: line, key: path(of: key), "the key is missing", allowed: allowed)
  }

  /// The scalar text of a key, or nil where the key is absent.
  package func text(_ key: String, allowed: String) -> String? {
    guard let node = node(key) else { return nil }
    guard let scalar = node.scalar, !node.isNothing else {
      fault(key, "a single value is expected here", found: node.kindName, allowed: allowed)
      return nil
    }
    let text = scalar.string.trimmingSpaces
    guard !text.isEmpty else {
      fault(key, "the value is empty", found: scalar.string, allowed: allowed)
      return nil
    }
    return text
  }

  package func number(_ key: String, in range: ClosedRange<Double>, _ unit: String, aboveZero: Bool = false) -> Double? {
    let lower = aboveZero ? "above \(PlainNumber.text(range.lowerBound))" : "from \(PlainNumber.text(range.lowerBound))"
    let unitText = unit.isEmpty ? "" : " \(unit)"
    let allowed = "a number \(lower) to \(PlainNumber.text(range.upperBound))\(unitText)"
    guard let text = text(key, allowed: allowed) else { return nil }
    guard let value = PlainNumber.parse(text) else {
      fault(key, "the value is not a number", found: text, allowed: allowed)
      return nil
    }
    guard range.contains(value), !aboveZero || value > range.lowerBound else {
      fault(key, value < 0 ? "the number is negative" : "the number is out of range", found: text, allowed: allowed)
      return nil
    }
    return value
  }

  package func flag(_ key: String) -> Bool? {
    guard let text = text(key, allowed: "true or false") else { return nil }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      fault(key, "the value is neither true nor false", found: text, allowed: "true or false")
      return nil
    }
  }

  /// One of the raw values of an enumeration, in any capitals.
  package func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    let allowed = Choice.allCases.map(\.rawValue)
    guard let text = text(key, allowed: allowed.joined(separator: ", ")) else { return nil }
    if let match = Choice.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) { return match }
    fault(key, "the value is not one of those known", found: text, allowed: allowed.joined(separator: ", "))
    return nil
  }

  /// The items of a list, or an empty list where the key is absent.
  package func items(_ key: String, of what: String) -> [(node: Node, path: String)] {
    guard let node = node(key), !node.isNothing else { return [] }
    guard case .sequence(let sequence) = node else {
      fault(key, "a list is expected here", found: node.kindName, allowed: "a list of \(what)")
      return []
    }
    return sequence.enumerated().map { ($0.element, "\(path(of: key))[\($0.offset + 1)]") }
  }
}

extension String {
  /// Without spaces at either end.
  package var trimmingSpaces: String {
    var slice = self[...]
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}
