import ArrowData

/// A table with what its schema says about it: handed over through Arrow's C data interface.
struct ExportTable {
  let name: String
  let columns: [Column]
  /// Of the whole table: the run's fingerprint, and more in JSON.
  var metadata: [(key: String, value: String)] = []

  var rows: Int { columns.first?.count ?? 0 }

  /// Fills the reader's structs. What they point to lives until the reader calls their `release`.
  func export(_ schema: UnsafeMutablePointer<ArrowSchema>, _ array: UnsafeMutablePointer<ArrowArray>) {
    schema.initialize(to: SchemaParts.schema(self))
    array.initialize(to: ArrayParts.array(columns, rows: rows))
  }
}

/// What a schema points to, held by the reader through `private_data`.
private final class SchemaParts {
  let format: UnsafeMutablePointer<CChar>
  let name: UnsafeMutablePointer<CChar>
  let metadata: UnsafeMutablePointer<CChar>?
  let children: Children<ArrowSchema>
  let dictionary: UnsafeMutablePointer<ArrowSchema>?

  private init(
    _ format: String, _ name: String, _ metadata: [(key: String, value: String)], _ children: [ArrowSchema],
    dictionary: ArrowSchema? = nil
  ) {
    self.format = Self.text(format)
    self.name = Self.text(name)
    self.metadata = metadata.isEmpty ? nil : Self.bytes(Self.coded(metadata))
    self.children = Children(children)
    self.dictionary = dictionary.map(Children.place)
  }

  static func schema(_ table: ExportTable) -> ArrowSchema {
    SchemaParts("+s", "", table.metadata, table.columns.map(schema)).schema(nullable: false)
  }

  private static func schema(_ column: Column) -> ArrowSchema {
    let unit = column.unit.map { [(key: "unit", value: $0)] } ?? []
    let words = SchemaParts("u", "", [], [])
    let isWords = if case .words = column.values { true } else { false }
    let parts = SchemaParts(
      column.values.format, column.name, unit, [], dictionary: isWords ? words.schema(nullable: true) : nil)
    return parts.schema(nullable: true)
  }

  private func schema(nullable: Bool) -> ArrowSchema {
    ArrowSchema(
      format: format, name: name, metadata: metadata, flags: nullable ? Int64(ARROW_FLAG_NULLABLE) : 0,
      n_children: Int64(children.count), children: children.list, dictionary: dictionary,
      release: { schema in
        guard let schema, let held = schema.pointee.private_data else { return }
        Unmanaged<SchemaParts>.fromOpaque(held).release()
        schema.pointee.release = nil
        schema.pointee.private_data = nil
      },
      private_data: Unmanaged.passRetained(self).toOpaque())
  }

  deinit {
    format.deallocate()
    name.deallocate()
    metadata?.deallocate()
    children.free { child in child.pointee.release?(child) }
    if let dictionary { Children.free(dictionary) { child in child.pointee.release?(child) } }
  }

  private static func text(_ text: String) -> UnsafeMutablePointer<CChar> { bytes(Array(text.utf8) + [0]) }

  private static func bytes(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar> {
    let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { memory[index] = CChar(bitPattern: byte) }
    return memory
  }

  /// Arrow's layout: how many, then each key and value with its length before it, all 32-bit in the machine's order.
  private static func coded(_ metadata: [(key: String, value: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: Int) { withUnsafeBytes(of: Int32(number)) { bytes += $0 } }
    add(metadata.count)
    for text in metadata.flatMap({ [$0.key, $0.value] }) {
      add(text.utf8.count)
      bytes += text.utf8
    }
    return bytes
  }
}

/// What an array points to, held by the reader through `private_data`.
private final class ArrayParts {
  let column: Column?
  let buffers: UnsafeMutablePointer<UnsafeRawPointer?>
  let bufferCount: Int
  let children: Children<ArrowArray>
  let dictionary: UnsafeMutablePointer<ArrowArray>?

  private init(
    _ column: Column?, _ buffers: [UnsafeRawPointer?], _ children: [ArrowArray], dictionary: ArrowArray? = nil
  ) {
    self.column = column
    bufferCount = buffers.count
    self.buffers = .allocate(capacity: buffers.count)
    self.buffers.initialize(from: buffers, count: buffers.count)
    self.children = Children(children)
    self.dictionary = dictionary.map(Children.place)
  }

  static func array(_ columns: [Column], rows: Int) -> ArrowArray {
    ArrayParts(nil, [nil], columns.map(array)).array(length: rows, missing: 0)
  }

  private static func array(_ column: Column) -> ArrowArray {
    let words = if case .words(let list) = column.values { array(list.column) } else { ArrowArray?.none }
    let parts = ArrayParts(column, [column.present?.address] + column.values.buffers, [], dictionary: words)
    return parts.array(length: column.count, missing: column.missing)
  }

  private func array(length: Int, missing: Int) -> ArrowArray {
    ArrowArray(
      length: Int64(length), null_count: Int64(missing), offset: 0, n_buffers: Int64(bufferCount),
      n_children: Int64(children.count), buffers: buffers, children: children.list, dictionary: dictionary,
      release: { array in
        guard let array, let held = array.pointee.private_data else { return }
        Unmanaged<ArrayParts>.fromOpaque(held).release()
        array.pointee.release = nil
        array.pointee.private_data = nil
      },
      private_data: Unmanaged.passRetained(self).toOpaque())
  }

  deinit {
    buffers.deallocate()
    children.free { child in child.pointee.release?(child) }
    if let dictionary { Children.free(dictionary) { child in child.pointee.release?(child) } }
  }
}

/// Structs that a parent points to. A reader may have taken one over: then its `release` is empty.
private struct Children<Struct> {
  let list: UnsafeMutablePointer<UnsafeMutablePointer<Struct>?>
  let count: Int

  init(_ children: [Struct]) {
    count = children.count
    list = .allocate(capacity: max(children.count, 1))
    for (index, child) in children.enumerated() { (list + index).initialize(to: Self.place(child)) }
  }

  static func place(_ child: Struct) -> UnsafeMutablePointer<Struct> {
    let memory = UnsafeMutablePointer<Struct>.allocate(capacity: 1)
    memory.initialize(to: child)
    return memory
  }

  static func free(_ child: UnsafeMutablePointer<Struct>, _ release: (UnsafeMutablePointer<Struct>) -> Void) {
    release(child)
    child.deallocate()
  }

  func free(_ release: (UnsafeMutablePointer<Struct>) -> Void) {
    for index in 0..<count { if let child = list[index] { Self.free(child, release) } }
    list.deallocate()
  }
}

extension Column.Values {
  /// As Arrow's specification names the type.
  fileprivate var format: String {
    switch self {
    case .numbers: "g"
    case .integers: "l"
    case .flags: "b"
    case .words: "i"
    case .texts: "u"
    }
  }

  /// After the one that tells which values are there.
  fileprivate var buffers: [UnsafeRawPointer?] {
    switch self {
    case .numbers(let values): [values.address]
    case .integers(let values): [values.address]
    case .flags(let bits): [bits.address]
    case .words(let list): [list.codes.address]
    case .texts(let bytes, let starts): [starts.address, bytes.address]
    }
  }
}
