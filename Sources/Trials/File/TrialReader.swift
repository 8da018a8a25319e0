import Evidence
import Foods
import People
import Tabular
import Yams

/// Reads a trial or a published study (`TRIAL.yaml`). All faults of a file are told at once.
public enum TrialReader {
  public static func read(_ path: String) throws(InputFaults) -> Trial {
    try read(YAMLDocument(path: path, content: content), folder: folder(of: path))
  }

  /// - Parameter isAlone: the text came without a folder, from a page for instance: it may name no other file.
  public static func read(text: String, file: String, isAlone: Bool = false) throws(InputFaults) -> Trial {
    let document: YAMLDocument
    do throws(InputError) {
      document = try YAMLDocument(text: text, file: file, content: content)
    } catch {
      throw InputFaults([error])
    }
    return try read(document, folder: isAlone ? nil : folder(of: file))
  }

  private static let content = "a trial: title, population, arms, duration, visits, endpoints"

  static let keys = [
    "title", "cite", "year", "country", "context", "kind", "use", "read", "rows", "notes", "assumed", "curve",
    "derived",
    "population", "arms", "duration", "visits", "adherence", "dropout", "background", "endpoints", "observed",
  ]

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func read(_ document: YAMLDocument, folder: String?) throws(InputFaults) -> Trial {
    let faults = FaultList(file: document.file)
    let trial = trial(document.root, folder: folder, faults: faults)
    if let trial, faults.errors.isEmpty { TrialCheck.check(trial, faults: faults) }
    try faults.throwIfAny()
    guard let trial else { preconditionFailure("a trial was not read, and no fault was found") }
    return trial
  }

  private static func trial(_ node: Node, folder: String?, faults: FaultList) -> Trial? {
    guard let reader = MappingReader(node, path: "", keys: keys, faults: faults) else { return nil }
    reader.require("title", "what the trial is called")
    reader.require("population", "people, age, sex")
    reader.require("arms", "a list of arms, each with a name")
    reader.require("endpoints", "a list of {what, as}")
    let kind = reader.choice("kind", Trial.Kind.self) ?? .trial
    let isStudy = reader.has("cite") || reader.has("kind") || reader.has("observed")
    if !isStudy { reader.require("duration", TrialTime.allowed) }
    let visits = reader.times("visits")
    let duration = reader.time("duration") ?? visits.last ?? 0
    let population = reader.node("population").flatMap {
      PopulationReader.population($0, path: "population", faults: faults)
    }
    let arms = reader.items("arms", of: "arms").compactMap {
      ArmReader.arm($0.node, path: $0.path, folder: folder, isStudy: isStudy, faults: faults)
    }
    let endpoints = reader.items("endpoints", of: "endpoints").compactMap {
      EndpointReader.endpoint($0.node, path: $0.path, isStudy: isStudy, faults: faults)
    }
    let observed = reader.items("observed", of: "observed values").compactMap {
      ObservedReader.observed($0.node, path: $0.path, faults: faults)
    }
    let background = reader.items("background", of: "treatments").compactMap {
      TreatmentReader.treatment($0.node, path: $0.path, isStudy: isStudy, faults: faults)
    }
    guard let population else { return nil }
    var trial = Trial(
      title: reader.text("title", allowed: "a title") ?? "", cite: reader.text("cite", allowed: "a reference"),
      context: reader.text("context", allowed: "a context of use"), read: howRead(reader), rows: reader.words("rows"),
      kind: kind, use: reader.choice("use", Trial.Use.self), notes: reader.words("notes"), population: population,
      arms: arms, duration: duration, visits: visits.isEmpty ? [0, duration] : visits, adherence: adherence(reader),
      dropout: dropout(reader), background: background, endpoints: endpoints, observed: observed,
      place: FilePlace(file: faults.file, line: reader.line))
    trial.assumed = reader.words("assumed")
    trial.population.country = trial.population.country ?? reader.text("country", allowed: "a country")
    return trial
  }

  /// `read: abstract`, or `read: {quality: read, where: abstract, note: …}`.
  private static func howRead(_ reader: MappingReader) -> String? {
    guard let node = reader.node("read") else { return nil }
    if let word = node.scalar?.string { return word }
    let part = MappingReader(node, path: "read", keys: ["quality", "where", "note", "sure"], faults: reader.faults)
    return part?.text("quality", allowed: "read or recalled")
  }

  private static func adherence(_ reader: MappingReader) -> Adherence {
    guard let node = reader.node("adherence") else { return Adherence() }
    let share = "(share of doses taken)"
    if node.scalar != nil { return Adherence(mean: reader.number("adherence", in: 0...1, share) ?? 1) }
    guard
      let part = MappingReader(
        node, path: "adherence", keys: ["mean", "sd", "holidays per year", "holiday"], faults: reader.faults)
    else { return Adherence() }
    part.require("mean", "a number from 0 to 1 \(share)")
    return Adherence(
      mean: part.number("mean", in: 0...1, share) ?? 1, sd: part.number("sd", in: 0...0.5, share) ?? 0,
      holidaysPerYear: part.number("holidays per year", in: 0...26, "a year") ?? 0,
      holidayDays: part.time("holiday") ?? 14)
  }

  /// `0.08 per year`, or the number alone.
  private static func dropout(_ reader: MappingReader) -> Double {
    let allowed = "the share lost per year, from 0 to below 1, such as 0.08 per year"
    guard let text = reader.text("dropout", allowed: allowed) else { return 0 }
    let number = text.hasSuffix("per year") ? String(text.dropLast("per year".count)).trimmingSpaces : text
    guard let share = PlainNumber.parse(number) else {
      reader.fault("dropout", "the value is not a share per year", found: text, allowed: allowed)
      return 0
    }
    guard share >= 0, share < 1 else {
      reader.fault("dropout", "nobody can be lost more than once", found: text, allowed: allowed)
      return 0
    }
    return share
  }
}

extension MappingReader {
  /// A length of time in days.
  func time(_ key: String) -> Double? {
    guard let text = text(key, allowed: TrialTime.allowed) else { return nil }
    guard let days = TrialTime.days(text) else {
      fault(key, "the value is not a length of time", found: text, allowed: TrialTime.allowed)
      return nil
    }
    return days
  }

  /// Times in days, ascending.
  func times(_ key: String) -> [Double] {
    var times: [Double] = []
    for item in items(key, of: "times") {
      guard let text = item.node.scalar?.string, let days = TrialTime.days(text.trimmingSpaces) else {
        faults.add(
          line: item.node.line, key: item.path, "the value is not a length of time", found: item.node.kindName,
          allowed: TrialTime.allowed)
        continue
      }
      if let last = times.last, days <= last {
        faults.add(
          line: item.node.line, key: item.path, "the times do not ascend", found: text,
          allowed: "a time after \(TrialTime.text(last))")
        continue
      }
      times.append(days)
    }
    return times
  }

  /// A list of texts, or one text; empty where the key is absent.
  func words(_ key: String) -> [String] {
    guard let node = node(key), !node.isNothing else { return [] }
    if let one = node.scalar?.string { return [one] }
    return items(key, of: "texts").compactMap { $0.node.scalar?.string }
  }

  /// A number, or `{mean, sd, min, max}`, `{min, max}`, `{uniform: [a, b]}`, `{values: […]}`.
  func scatter(_ key: String, in range: ClosedRange<Double>, _ unit: String) -> Scatter? {
    guard let node = node(key) else { return nil }
    if node.scalar != nil { return number(key, in: range, unit).map { .fixed($0) } }
    let part = MappingReader(
      node, path: path(of: key), keys: ["mean", "sd", "min", "max", "median", "uniform", "values"], faults: faults)
    guard let part else { return nil }
    if part.has("values") {
      let values = part.numbers("values", in: range, unit)
      return values.isEmpty ? nil : .values(values)
    }
    if part.has("uniform") {
      let ends = part.numbers("uniform", in: range, unit)
      guard ends.count == 2, ends[0] < ends[1] else {
        part.fault("uniform", "two ascending numbers are expected here", allowed: "such as [55, 65]")
        return nil
      }
      return .uniform(ends[0], ends[1])
    }
    let low = part.number("min", in: range, unit) ?? range.lowerBound
    let high = part.number("max", in: range, unit) ?? range.upperBound
    guard low <= high else {
      part.fault(
        "max", "the largest lies below the least", found: shortAmount(high), allowed: "at least \(shortAmount(low))")
      return nil
    }
    guard let mean = part.number("mean", in: range, unit) ?? part.number("median", in: range, unit) else {
      if part.has("min"), part.has("max") { return low < high ? .uniform(low, high) : .fixed(low) }
      part.require("mean", "a number in \(unit), or min and max")
      return nil
    }
    guard let sd = part.number("sd", in: 0...(range.upperBound - range.lowerBound), unit), sd > 0 else {
      return .fixed(mean)
    }
    return .normal(mean: mean, sd: sd, low: low, high: high)
  }

  func numbers(_ key: String, in range: ClosedRange<Double>, _ unit: String) -> [Double] {
    items(key, of: "numbers").compactMap { item in
      let text = item.node.scalar?.string ?? ""
      guard let value = PlainNumber.parse(text), range.contains(value) else {
        faults.add(
          line: item.node.line, key: item.path, "the value is not a number in range", found: item.node.kindName,
          allowed: "a number from \(shortAmount(range.lowerBound)) to \(shortAmount(range.upperBound)) \(unit)")
        return nil
      }
      return value
    }
  }

  /// Two ascending numbers.
  func pair(_ key: String) -> ClosedRange<Double>? {
    guard has(key) else { return nil }
    let ends = numbers(key, in: -1e9...1e9, "")
    guard ends.count == 2, ends[0] <= ends[1] else {
      fault(key, "two ascending numbers are expected here", allowed: "such as [55, 65]")
      return nil
    }
    return ends[0]...ends[1]
  }
}
