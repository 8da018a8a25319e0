import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a document into a tree. Document type declarations, and with them entities of every kind, are refused before
/// the parser sees a byte: SBML has no use for them, and they are how XML bombs and reads of foreign files are made.
struct XMLTreeReader {
  /// SBML's largest published models stay below both.
  static let largestDocument = 200_000_000
  static let deepestNesting = 400

  /// - Throws: `malformed` for what is not UTF-8, not well-formed, too large or too deep, or declares a document type.
  static func read(_ bytes: [UInt8]) throws(InterchangeFault) -> XMLNode {
    guard bytes.count <= largestDocument else {
      throw .malformed("the document has \(bytes.count) bytes; at most \(largestDocument) are read", line: nil)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformed("the document is not UTF-8 text", line: nil)
    }
    if let line = DocumentTypeSearch.line(in: bytes) {
      throw .malformed(
        "a document type declaration (<!DOCTYPE or <!ENTITY) stands here; entities are refused, and SBML needs none",
        line: line)
    }
    let builder = XMLTreeBuilder()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    parser.delegate = builder
    let isWhole = parser.parse()
    if let fault = builder.fault { throw fault }
    guard isWhole, let root = builder.root else {
      throw .malformed("this is not well-formed XML, or it ends too early", line: max(1, parser.lineNumber))
    }
    return root
  }
}

/// Where a document type is declared, outside comments and character data.
enum DocumentTypeSearch {
  static func line(in bytes: [UInt8]) -> Int? {
    var index = 0
    var line = 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if let end = end(of: "<!--", to: "-->", bytes, index) ?? end(of: "<![CDATA[", to: "]]>", bytes, index) {
        line += bytes[index..<end].count { $0 == UInt8(ascii: "\n") }
        index = end
      } else if starts("<!", bytes, index) {
        return line
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func starts(_ text: String, _ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index...].starts(with: text.utf8)
  }

  private static func end(of opening: String, to closing: String, _ bytes: [UInt8], _ start: Int) -> Int? {
    guard starts(opening, bytes, start) else { return nil }
    var index = start + opening.utf8.count
    while index < bytes.count, !starts(closing, bytes, index) { index += 1 }
    return min(bytes.count, index + closing.utf8.count)
  }
}

/// Gathers what the parser tells.
private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
  private var open: [XMLNode] = []
  private(set) var root: XMLNode?
  private(set) var fault: InterchangeFault?

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    guard open.count < XMLTreeReader.deepestNesting else {
      fault = .malformed(
        "elements are nested deeper than \(XMLTreeReader.deepestNesting)", line: parser.lineNumber)
      return parser.abortParsing()
    }
    open.append(
      XMLNode(name: local(name), namespace: namespaceURI ?? "", attributes: attributes, line: parser.lineNumber))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let node = open.popLast() else { return }
    guard !open.isEmpty else {
      root = node
      return
    }
    open[open.count - 1].children.append(node)
    open[open.count - 1].textBesideChildren.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    add(text)
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    add(String(decoding: block, as: UTF8.self))
  }

  private func add(_ text: String) {
    guard let node = open.indices.last else { return }
    let piece = open[node].textBesideChildren.count - 1
    open[node].textBesideChildren[piece] += text
  }

  private func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}
