import ModelLanguage

/// Verdicts as bytes, and back, to the last bit.
///
/// A block's names of covariates stand before its verdicts once. A verdict: person's number (64 bits); answers to the criteria
/// (a byte each); ending (a byte); then the sentence of a failure, or the person: adherence, day lost, entrants, and per arm
/// the values, days and chances as lists of doubles.
enum VerdictCoding {
  static func bytes(of verdicts: [Verdict]) -> [UInt8] {
    let names = Set(verdicts.flatMap { covariates($0) }).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var writer = ByteWriter()
    writer.put(each: names) { name, writer in writer.put(name) }
    writer.put(each: verdicts) { verdict, writer in put(verdict, places, &writer) }
    return writer.bytes
  }

  static func verdicts(from bytes: UnsafeRawBufferPointer) throws -> [Verdict] {
    var reader = ByteReader(bytes)
    let names = try reader.each { try $0.text() }
    let verdicts = try reader.each { try verdict(&$0, names) }
    guard reader.left == 0 else { throw ByteReader.Broken() }
    return verdicts
  }

  private static func covariates(_ verdict: Verdict) -> [String] {
    guard case .enrolled(let person) = verdict.ending else { return [] }
    return ([person.entrant] + person.entrant.inArms.values).flatMap(\.covariates.keys)
  }

  // MARK: A verdict

  private static func put(_ verdict: Verdict, _ places: [String: Int], _ writer: inout ByteWriter) {
    writer.put(UInt64(verdict.number))
    writer.put(each: verdict.answers) { answer, writer in writer.put(answer.rawValue) }
    switch verdict.ending {
    case .notEligible: writer.put(UInt8(0))
    case .failedBeforeEntry(let sentence):
      writer.put(UInt8(1))
      writer.put(sentence)
    case .failedAfterEntry(let sentence):
      writer.put(UInt8(2))
      writer.put(sentence)
    case .enrolled(let person):
      writer.put(UInt8(3))
      put(person, places, &writer)
    }
  }

  private static func verdict(_ reader: inout ByteReader, _ names: [String]) throws -> Verdict {
    let number = Int(truncatingIfNeeded: try reader.number(UInt64.self))
    let answers = try reader.each { reader in
      guard let answer = Verdict.Answer(rawValue: try reader.number(UInt8.self)) else { throw ByteReader.Broken() }
      return answer
    }
    var verdict = Verdict(number: number, answers: answers)
    switch try reader.number(UInt8.self) {
    case 0: break
    case 1: verdict.ending = .failedBeforeEntry(try reader.text())
    case 2: verdict.ending = .failedAfterEntry(try reader.text())
    case 3: verdict.ending = .enrolled(try person(&reader, names))
    default: throw ByteReader.Broken()
    }
    return verdict
  }

  // MARK: A person

  private static func put(_ person: Enrolled, _ places: [String: Int], _ writer: inout ByteWriter) {
    writer.put(person.adherence)
    writer.put(person.lostDay)
    put(person.entrant, places, &writer)
    writer.put(each: person.entrant.inArms.sorted { $0.key < $1.key }) { own, writer in
      writer.put(UInt32(own.key))
      put(own.value, places, &writer)
    }
    writer.put(each: person.outcomes) { outcome, writer in
      writer.put(each: outcome.values) { $1.put($0) }
      writer.put(outcome.eventDays)
      writer.put(outcome.deathDay)
      writer.put(outcome.incidences)
      writer.put(each: outcome.incidencesByVisit) { $1.put($0) }
    }
  }

  private static func person(_ reader: inout ByteReader, _ names: [String]) throws -> Enrolled {
    let (adherence, lostDay) = (try reader.double(), try reader.double())
    let base = try entrant(&reader, names)
    let own = try reader.each { reader in
      (Int(try reader.number(UInt32.self)), try entrant(&reader, names))
    }
    let outcomes = try reader.each { reader in
      Outcome(
        values: try reader.each { try $0.doubles() }, eventDays: try reader.doubles(), deathDay: try reader.double(),
        incidences: try reader.doubles(), incidencesByVisit: try reader.each { try $0.doubles() })
    }
    let whole = Entrant(
      number: base.number, sex: base.sex, age: base.age, covariates: base.covariates,
      inArms: Dictionary(own, uniquingKeysWith: { first, _ in first }))
    return Enrolled(entrant: whole, adherence: adherence, lostDay: lostDay, outcomes: outcomes)
  }

  private static func put(_ entrant: Entrant, _ places: [String: Int], _ writer: inout ByteWriter) {
    writer.put(UInt64(entrant.number))
    writer.put(UInt8(entrant.sex == .female ? 0 : 1))
    writer.put(entrant.age)
    writer.put(each: entrant.covariates.sorted { $0.key < $1.key }) { pair, writer in
      writer.put(UInt32(places[pair.key] ?? 0))
      writer.put(pair.value)
    }
  }

  private static func entrant(_ reader: inout ByteReader, _ names: [String]) throws -> Entrant {
    let number = Int(truncatingIfNeeded: try reader.number(UInt64.self))
    let sex: Sex = try reader.number(UInt8.self) == 0 ? .female : .male
    let age = try reader.double()
    let pairs = try reader.each { reader in
      let place = Int(try reader.number(UInt32.self))
      guard names.indices.contains(place) else { throw ByteReader.Broken() }
      return (names[place], try reader.double())
    }
    return Entrant(
      number: number, sex: sex, age: age, covariates: Dictionary(pairs, uniquingKeysWith: { first, _ in first }),
      inArms: [:])
  }
}
