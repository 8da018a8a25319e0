/// Puts pieces of work in an order in which as many of one kind as possible follow each other.
///
/// Finding the fewest runs is as hard as finding the shortest common supersequence, so it is done greedily: the kind that
/// comes next is that of the ready piece from which most changes of kind must still follow, and all that is ready of it,
/// or becomes ready on the way, joins the run. First come, first served: what a piece needs was then computed some pieces
/// ago, and nothing has to wait for it.
struct RunScheduler {
  /// The kind of each piece.
  let kinds: [Int]
  /// For each piece, the earlier pieces it needs.
  let needs: [[Int]]

  func runs() -> [[Int]] {
    var followers = [[Int]](repeating: [], count: kinds.count)
    for (piece, needed) in needs.enumerated() { for other in needed { followers[other].append(piece) } }
    var waiting = needs.map(\.count)
    let heights = heights(followers)
    var ready = [[Int]](repeating: [], count: (kinds.max() ?? -1) + 1)
    var urgency = [Int](repeating: -1, count: ready.count)
    func enter(_ piece: Int) {
      ready[kinds[piece]].append(piece)
      urgency[kinds[piece]] = max(urgency[kinds[piece]], heights[piece])
    }
    for piece in kinds.indices where waiting[piece] == 0 { enter(piece) }
    var runs: [[Int]] = []
    while let next = ready.indices.max(by: { (urgency[$0], ready[$0].count) < (urgency[$1], ready[$1].count) }),
      !ready[next].isEmpty
    {
      var taken = 0
      while taken < ready[next].count {
        for follower in followers[ready[next][taken]] {
          waiting[follower] -= 1
          if waiting[follower] == 0 { enter(follower) }
        }
        taken += 1
      }
      runs.append(ready[next])
      ready[next] = []
      urgency[next] = -1
    }
    return runs
  }

  /// How many runs must follow a piece at the least: the changes of kind on the longest way from it.
  private func heights(_ followers: [[Int]]) -> [Int] {
    var heights = [Int](repeating: 0, count: kinds.count)
    for piece in kinds.indices.reversed() {
      for follower in followers[piece] {
        heights[piece] = max(heights[piece], heights[follower] + (kinds[follower] == kinds[piece] ? 0 : 1))
      }
    }
    return heights
  }
}
