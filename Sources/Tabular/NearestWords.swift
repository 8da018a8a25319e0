/// Words that someone who wrote something else may have meant.
public enum NearestWords {
  /// Up to `count` of `words` that lie within a third of the length of `text` (at least 2 edits), nearest first;
  /// capitals do not count. Of equally near words the one that comes first in `words` is first.
  public static func nearest(to text: String, in words: [String], count: Int = 3) -> [String] {
    let wanted = Array(text.lowercased().unicodeScalars)
    let reach = max(2, wanted.count / 3)
    var found: [(word: String, distance: Int)] = []
    for word in words {
      let candidate = Array(word.lowercased().unicodeScalars)
      guard abs(candidate.count - wanted.count) <= reach else { continue }
      let distance = editDistance(wanted, candidate, limit: reach)
      if distance <= reach { found.append((word, distance)) }
    }
    return found.enumerated().sorted { left, right in
      (left.element.distance, left.offset) < (right.element.distance, right.offset)
    }.prefix(count).map(\.element.word)
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that turn one into the
  /// other; anything beyond `limit` counts as `limit + 1`.
  public static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    if left == right { return 0 }
    if left.isEmpty || right.isEmpty { return min(max(left.count, right.count), limit + 1) }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + Array(repeating: 0, count: right.count)
      var best = row
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        var cost = min(previous[column], current[column - 1]) + 1
        cost = min(cost, previous[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, before[column - 2] + 1)
        }
        current[column] = cost
        best = min(best, cost)
      }
      if best > limit { return limit + 1 }
      (before, previous) = (previous, current)
    }
    return min(previous[right.count], limit + 1)
  }
}
