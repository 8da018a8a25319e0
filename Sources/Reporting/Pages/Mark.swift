/// The project's mark: menaquinone-7, its naphthoquinone and seven isoprene units, drawn as a chemist draws them.
enum Mark {
  static let menaquinone7: HTML = {
    let strokes = drawing(units: 7)
    return """
      <svg class="molecule" viewBox="0 0 \(strokes.width) 40" aria-hidden="true"><path d="\(strokes.path)"/></svg>
      """
  }()

  private static func drawing(units: Int) -> (path: String, width: Int) {
    let radius = 10.0
    let half = radius * 3.0.squareRoot() / 2
    let middle = 20.0
    let first = 12.0
    let second = first + 2 * half
    let right = second + half
    var path = hexagon(first, middle, radius, half) + hexagon(second, middle, radius, half)
    path += "M\(n(second)),\(n(middle - radius))v-7M\(n(second)),\(n(middle + radius))v7"
    path += "M\(n(right)),\(n(middle - radius / 2))l6,-4"
    var x = right
    var isUp = false
    path += "M\(n(x)),\(n(middle + radius / 2))"
    for bond in 0..<(units * 4) {
      x += 6.6
      let y = isUp ? middle + radius / 2 : middle + radius / 2 + 4
      isUp.toggle()
      path += "L\(n(x)),\(n(y))"
      // The methyl group of each isoprene unit.
      if bond % 4 == 2 { path += "v\(isUp ? 6 : -6)M\(n(x)),\(n(y))" }
    }
    return (path, Int(x) + 5)
  }

  private static func hexagon(_ x: Double, _ y: Double, _ radius: Double, _ half: Double) -> String {
    let corners = [
      Place(x: x, y: y - radius), Place(x: x + half, y: y - radius / 2), Place(x: x + half, y: y + radius / 2),
      Place(x: x, y: y + radius), Place(x: x - half, y: y + radius / 2), Place(x: x - half, y: y - radius / 2),
    ]
    return SVGPath.line(corners) + "Z"
  }

  private static func n(_ value: Double) -> String { SVGPath.number(value) }
}
