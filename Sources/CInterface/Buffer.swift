/// Memory that grows at its end and that another program may read in place for as long as it holds on to it.
final class Buffer<Element: BitwiseCopyable> {
  private(set) var count = 0
  private var room = 64
  private var memory: UnsafeMutablePointer<Element>

  init() { memory = .allocate(capacity: room) }

  /// Where it lies; never nil, since some readers of Arrow do not take a missing buffer for an empty one.
  var address: UnsafeRawPointer { UnsafeRawPointer(memory) }

  func append(_ element: Element) {
    if count == room { grow() }
    (memory + count).initialize(to: element)
    count += 1
  }

  subscript(index: Int) -> Element {
    get { memory[index] }
    set { memory[index] = newValue }
  }

  private func grow() {
    room *= 2
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room)
    larger.moveInitialize(from: memory, count: count)
    memory.deallocate()
    memory = larger
  }

  deinit { memory.deallocate() }
}
