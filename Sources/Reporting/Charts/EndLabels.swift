/// The words at the lines' ends: what they say, where the line ends, and where the word stands once pushed apart.
struct EndLabel: Sendable {
  /// "described", "trials", "none" or "now": decides colour.
  var kind: String
  var text: String
  /// Pixels from the top of the plot, where the line ends.
  var lineY: Double
  /// Pixels from the top of the plot, where the word stands.
  var wordY: Double
}

enum EndLabels {
  /// The labels of a figure in a plot of that height, at least `gap` pixels apart.
  static func of(_ figure: Figure, axes: ChartAxes, height: Double, gap: Double, withValues: Bool = true) -> [EndLabel]
  {
    let index = figure.ages.lastIndex { $0 <= axes.window.to } ?? figure.ages.count - 1
    var labels: [EndLabel] = []
    func add(_ kind: String, _ name: String, _ value: Double) {
      let y = (1 - axes.share(ofValue: value)) * height
      let text = withValues ? name + NumberText.noBreak + figure.text(of: value) : name
      labels.append(EndLabel(kind: kind, text: text, lineY: y, wordY: y))
    }
    for line in figure.drawnLines.reversed() {
      let name = figure.scenariosAgree ? "all three" : line.scenario.rawValue
      add(line.scenario.rawValue, name, line.middle[index])
    }
    if let asNow = figure.asNow { add("now", "as now", asNow[index]) }
    let spread = spread(labels.map(\.lineY), gap: gap, within: height)
    for (place, y) in zip(labels.indices, spread) { labels[place].wordY = y }
    return labels
  }

  /// Pushes places apart until each pair is at least `gap` apart, moving each as little as its neighbours let it,
  /// and keeps them inside the plot where there is room.
  static func spread(_ places: [Double], gap: Double, within height: Double) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var clusters: [(sum: Double, members: [Int])] = []
    func start(_ cluster: (sum: Double, members: [Int])) -> Double {
      let count = Double(cluster.members.count)
      let half = (count - 1) * gap / 2
      let centre = cluster.sum / count
      let lowest = height - half
      return (lowest < half ? centre : min(max(centre, half), lowest)) - half
    }
    for index in order {
      clusters.append((places[index], [index]))
      while clusters.count > 1 {
        let last = clusters[clusters.count - 1]
        let previous = clusters[clusters.count - 2]
        let end = start(previous) + Double(previous.members.count) * gap
        guard start(last) < end else { break }
        clusters.removeLast(2)
        clusters.append((previous.sum + last.sum, previous.members + last.members))
      }
    }
    var result = places
    for cluster in clusters {
      for (offset, index) in cluster.members.enumerated() { result[index] = start(cluster) + Double(offset) * gap }
    }
    return result
  }

  /// Room for the longest label at about 12.5 pixels, bold.
  static func width(_ labels: [EndLabel], characterWidth: Double = 7) -> Double {
    Double(labels.map(\.text.count).max() ?? 0) * characterWidth + 14
  }
}
