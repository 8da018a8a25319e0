import ModelLanguage

/// Terms that several laws share and that are long enough to deserve a name of their own; without them a law written
/// out in full could grow without bound.
struct SharedTerms {
  /// Shared terms, inner ones before those that use them.
  private(set) var terms: [RateLaw] = []
  private var numbers: [ObjectIdentifier: Int] = [:]

  /// - Parameters:
  ///   - roots: the laws that will be written; a named quantity inside counts as a name, its law as a root of its own.
  ///   - smallest: how many parts a term needs to be named.
  init(roots: [RateLaw], smallest: Int = 6) {
    var uses: [ObjectIdentifier: Int] = [:]
    var order: [RateLaw] = []
    for root in roots { SharedTerms.count(root, &uses, &order) }
    var sizes: [ObjectIdentifier: Int] = [:]
    let top = Set(roots.map(\.identity))
    for law in order {
      let size = 1 + SharedTerms.parts(of: law).reduce(0) { $0 + (sizes[$1.identity] ?? 1) }
      let isShared = uses[law.identity, default: 0] + (top.contains(law.identity) ? 1 : 0) > 1
      if isShared && size >= smallest {
        terms.append(law)
        numbers[law.identity] = terms.count
        sizes[law.identity] = 1
      } else {
        sizes[law.identity] = size
      }
    }
  }

  /// The number of a shared term, from 1; nil for a term that is written out in place.
  func number(of law: RateLaw) -> Int? { numbers[law.identity] }

  private static func count(_ law: RateLaw, _ uses: inout [ObjectIdentifier: Int], _ order: inout [RateLaw]) {
    guard uses[law.identity] == nil else { return }
    uses[law.identity] = 0
    for part in parts(of: law) {
      count(part, &uses, &order)
      uses[part.identity, default: 0] += 1
    }
    order.append(law)
  }

  /// What a law is written from: a named quantity is written by its name.
  static func parts(of law: RateLaw) -> [RateLaw] {
    if case .quantity = law.form { [] } else { law.children }
  }
}

/// Tells which laws can change during a run and which are settled at birth.
struct Constancy {
  /// Keys of inputs that change.
  let changing: Set<String>
  private var memo: [ObjectIdentifier: Bool] = [:]
  private var kept: [RateLaw] = []

  init(changing: Set<String>) { self.changing = changing }

  mutating func varies(_ law: RateLaw) -> Bool {
    if let known = memo[law.identity] { return known }
    let result =
      switch law.form {
      case .number, .parameter: false
      case .time, .pool: true
      case .input(let input): changing.contains(input.key)
      default: anyVaries(law.children)
      }
    memo[law.identity] = result
    kept.append(law)
    return result
  }

  private mutating func anyVaries(_ laws: [RateLaw]) -> Bool {
    for law in laws where varies(law) { return true }
    return false
  }
}
