import Foundation

/// A point of a drawing, in pixels from the top left.
struct Place: Sendable, Hashable {
  var x: Double
  var y: Double
}

/// The `d` of a path, as short as the eye allows.
enum SVGPath {
  /// An open line through the places; points that lie within a fifth of a pixel of a straight line are left out.
  static func line(_ places: [Place]) -> String {
    let kept = simplified(places, tolerance: 0.2)
    return steps(kept)
  }

  /// The area between an upper and a lower edge.
  static func area(upper: [Place], lower: [Place]) -> String {
    let back = Array(simplified(lower, tolerance: 0.2).reversed())
    return steps(simplified(upper, tolerance: 0.2) + back) + "Z"
  }

  /// One decimal is a tenth of a pixel; a whole number is written without it.
  static func number(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    if rounded == rounded.rounded() { return String(Int(rounded)) }
    return String(format: "%.1f", rounded)
  }

  private static func steps(_ places: [Place]) -> String {
    var text = ""
    for (index, place) in places.enumerated() {
      text += (index == 0 ? "M" : "L") + number(place.x) + "," + number(place.y)
    }
    return text
  }

  /// Douglas and Peucker 1973, with an explicit stack.
  static func simplified(_ places: [Place], tolerance: Double) -> [Place] {
    guard places.count > 2 else { return places }
    var keep = [Bool](repeating: false, count: places.count)
    keep[0] = true
    keep[places.count - 1] = true
    var spans = [(0, places.count - 1)]
    while let (first, last) = spans.popLast() {
      guard last - first > 1 else { continue }
      var farthest = (index: first, distance: tolerance)
      for index in (first + 1)..<last {
        let distance = distance(from: places[index], toSegment: places[first], places[last])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index != first else { continue }
      keep[farthest.index] = true
      spans.append((first, farthest.index))
      spans.append((farthest.index, last))
    }
    return zip(places, keep).compactMap { $1 ? $0 : nil }
  }

  private static func distance(from place: Place, toSegment start: Place, _ end: Place) -> Double {
    let dx = end.x - start.x
    let dy = end.y - start.y
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else {
      let ex = place.x - start.x
      let ey = place.y - start.y
      return (ex * ex + ey * ey).squareRoot()
    }
    return abs(dx * (start.y - place.y) - (start.x - place.x) * dy) / length
  }
}
