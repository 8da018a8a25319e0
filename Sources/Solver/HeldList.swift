/// A list that kernels read by pointer for as long as this is held. Written once, then only read.
final class HeldList<Element>: @unchecked Sendable {
  // Safe: nothing changes the memory after init.
  let pointer: UnsafePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    memory.initialize(from: elements, count: count)
    pointer = UnsafePointer(memory)
  }

  deinit {
    let memory = UnsafeMutablePointer(mutating: pointer)
    memory.deinitialize(count: count)
    memory.deallocate()
  }

  var elements: [Element] { Array(UnsafeBufferPointer(start: pointer, count: count)) }
}
