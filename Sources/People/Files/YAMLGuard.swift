import Tabular

/// Looks over YAML before it is parsed and refuses what a person's file never needs and an attacker likes: anchors and
/// aliases (a few lines can stand for billions), tags, directives, block texts, texts over several lines, deep nesting,
/// tabs as indentation, control characters.
struct YAMLGuard {
  /// Lists and mappings within each other, and characters of indentation.
  static let deepest = 16
  static let widestIndent = 64

  private let file: String
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var flowDepth = 0
  private var dashes = 0
  /// Whether a new value may begin here; inside a plain text it may not.
  private var atStart = true
  private var afterQuote = false

  static func check(_ text: String, file: String) throws(InputError) {
    var guardian = YAMLGuard(text, file: file)
    try guardian.scan()
  }

  private init(_ text: String, file: String) {
    self.file = file
    bytes = Array(text.utf8)
  }

  private mutating func scan() throws(InputError) {
    try beginLine()
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.newline {
        index += 1
        line += 1
        try beginLine()
      } else if isControl(byte) {
        throw fault("a control character stands here", found: String(decoding: [byte], as: UTF8.self))
      } else if byte == Self.of("#"), index == 0 || Self.isBlank(bytes[index - 1]) || bytes[index - 1] == Self.newline {
        skipToLineEnd()
      } else if Self.isBlank(byte) {
        index += 1
      } else if atStart {
        try beginValue(byte)
      } else {
        try continueText(byte)
      }
    }
  }

  private mutating func beginLine() throws(InputError) {
    atStart = true
    afterQuote = false
    dashes = 0
    let start = index
    while index < bytes.count, Self.isBlank(bytes[index]) {
      if bytes[index] == Self.of("\t") {
        if isRestOfLineEmpty { break }
        throw fault("a tab stands at the beginning of the line", found: "\t", allowed: "spaces")
      }
      index += 1
    }
    if index - start > Self.widestIndent {
      throw fault("the line is indented too far", allowed: "at most \(Self.widestIndent) spaces")
    }
    if index == start, peek() == Self.of("%") {
      throw fault("YAML directives are not read here", found: excerpt, allowed: "keys and values")
    }
  }

  private mutating func beginValue(_ byte: UInt8) throws(InputError) {
    switch byte {
    case Self.of("\""), Self.of("'"):
      try skipQuoted(byte)
    case Self.of("&"), Self.of("*"):
      throw fault(
        "YAML anchors and aliases are not read here", found: excerpt,
        allowed: "the value written out, in quotes if it begins with & or *")
    case Self.of("!"):
      throw fault(
        "YAML tags are not read here", found: excerpt, allowed: "a plain value, in quotes if it begins with !")
    case Self.of("|"), Self.of(">"):
      throw fault("texts over several lines are not read here", found: excerpt, allowed: "a text on one line")
    case Self.of("-") where isBlankOrEnd(index + 1):
      dashes += 1
      index += 1
      if dashes > Self.deepest { throw tooDeep() }
    case Self.of("?") where isBlankOrEnd(index + 1):
      throw fault("a key that is itself a list or mapping is not read here", found: excerpt, allowed: "a plain key")
    case Self.of("["), Self.of("{"), Self.of("]"), Self.of("}"), Self.of(","):
      try flowMark(byte)
    case Self.of(":") where isBlankOrEnd(index + 1):
      index += 1
    default:
      atStart = false
      index += 1
    }
  }

  private mutating func continueText(_ byte: UInt8) throws(InputError) {
    let isFlowMark = flowDepth > 0 && Self.flowMarks.contains(byte)
    if isFlowMark {
      try flowMark(byte)
    } else if byte == Self.of(":"), afterQuote || isBlankOrEnd(index + 1) || (flowDepth > 0 && isFlowMarkNext) {
      atStart = true
      afterQuote = false
      index += 1
    } else {
      afterQuote = false
      index += 1
    }
  }

  private mutating func flowMark(_ byte: UInt8) throws(InputError) {
    index += 1
    afterQuote = false
    switch byte {
    case Self.of("["), Self.of("{"):
      flowDepth += 1
      atStart = true
      if flowDepth > Self.deepest { throw tooDeep() }
    case Self.of(","):
      atStart = true
    default:
      flowDepth = max(0, flowDepth - 1)
      atStart = false
      // A key in brackets ends here; what follows a colon is a value.
      afterQuote = true
    }
  }

  private mutating func skipQuoted(_ quote: UInt8) throws(InputError) {
    index += 1
    while index < bytes.count, bytes[index] != Self.newline {
      let byte = bytes[index]
      if isControl(byte) { break }
      if quote == Self.of("\""), byte == Self.of("\\"), index + 1 < bytes.count, bytes[index + 1] != Self.newline {
        index += 2
      } else if byte == quote {
        index += 1
        if quote == Self.of("'"), peek() == quote {
          index += 1
          continue
        }
        atStart = false
        afterQuote = true
        return
      } else {
        index += 1
      }
    }
    throw fault("a quoted text does not end on its line", allowed: "a closing quote on the same line")
  }

  private mutating func skipToLineEnd() {
    while index < bytes.count, bytes[index] != Self.newline { index += 1 }
  }

  private func tooDeep() -> InputError {
    fault("lists and mappings are nested too deeply", allowed: "at most \(Self.deepest) levels")
  }

  private func fault(_ problem: String, found: String? = nil, allowed: String? = nil) -> InputError {
    InputError(file: file, line: line, problem: problem, found: found, allowed: allowed)
  }

  private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private var isRestOfLineEmpty: Bool {
    var ahead = index
    while ahead < bytes.count, Self.isBlank(bytes[ahead]) { ahead += 1 }
    return ahead == bytes.count || bytes[ahead] == Self.newline || bytes[ahead] == Self.of("#")
  }

  private var isFlowMarkNext: Bool { index + 1 < bytes.count && Self.flowMarks.contains(bytes[index + 1]) }

  private func isBlankOrEnd(_ position: Int) -> Bool {
    position >= bytes.count || Self.isBlank(bytes[position]) || bytes[position] == Self.newline
  }

  private var excerpt: String {
    let end = bytes[index...].firstIndex(of: Self.newline) ?? bytes.count
    return String(decoding: bytes[index..<min(end, index + 60)], as: UTF8.self)
  }

  /// C0 controls but tab, line feed and carriage return; DEL.
  private func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
  }

  private static let newline = UInt8(ascii: "\n")
  private static let flowMarks: Set<UInt8> = [of(","), of("["), of("]"), of("{"), of("}")]
  private static func of(_ character: Unicode.Scalar) -> UInt8 { UInt8(ascii: character) }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
