/// The layers of the Vega-Lite life chart. Each mark takes its colour from the page's custom properties.
enum VegaLiteLayer {
  /// An invisible layer that carries the value axis, so that one place decides domain, scale and ticks.
  static func axisOwner(_ yChannel: ChartJSON) -> ChartJSON {
    guard case .object(var channel) = yChannel else { return nil }
    channel.append(("datum", 0))
    return [
      "name": "axes", "mark": ["type": "point", "opacity": 0, "clip": true], "encoding": ["y": .object(channel)],
    ]
  }

  static func tint(_ colour: String) -> ChartJSON {
    [
      "name": "people",
      "mark": ["type": "area", "color": .string("var(--\(colour))"), "opacity": 1, "fillOpacity": 0.12, "clip": true],
      "encoding": ["y": value("peopleLow"), "y2": ["field": "peopleHigh"]],
    ]
  }

  static func edge(_ field: String, _ colour: String, dash: ChartJSON?) -> ChartJSON {
    [
      "name": .string(field), "mark": lineMark(colour, width: 1, dash: dash), "encoding": ["y": value(field)],
    ]
  }

  static func course(_ field: String, colour: String, width: Double, dash: ChartJSON?) -> ChartJSON {
    [
      "name": .string("course-\(field)"), "mark": lineMark(colour, width: width, dash: dash),
      "encoding": ["y": value(field)],
    ]
  }

  static func limits() -> [ChartJSON] {
    let data: ChartJSON = ["name": "limits"]
    let rule: ChartJSON = [
      "type": "rule", "color": "var(--ink3)", "strokeDash": [1, 3], "strokeWidth": 1, "clip": true,
    ]
    let word: ChartJSON = [
      "type": "text", "align": "left", "dx": 3, "baseline": "middle", "fontSize": 11.5, "color": "var(--ink3)",
      "clip": true,
    ]
    return [
      ["data": data, "mark": rule, "encoding": ["x": ["value": 0], "x2": ["value": "width"], "y": value("value")]],
      [
        "data": data, "mark": word,
        "encoding": ["y": unscaled("word"), "text": ["field": "label"]],
      ],
    ]
  }

  static func zero() -> ChartJSON {
    [
      "data": ["values": [["value": 0]]], "mark": ["type": "rule", "color": "var(--ink)", "strokeWidth": 1.25],
      "encoding": ["x": ["value": 0], "x2": ["value": "width"], "y": value("value")],
    ]
  }

  static func today(_ age: Double) -> [ChartJSON] {
    let data: ChartJSON = ["values": [["age": .number(age)]]]
    let word: ChartJSON = [
      "type": "text", "align": "center", "baseline": "bottom", "fontSize": 11.5, "color": "var(--ink3)",
    ]
    return [
      ["data": data, "mark": ["type": "rule", "color": "var(--edge)", "strokeWidth": 1]],
      ["data": data, "mark": word, "encoding": ["y": ["value": -4], "text": ["value": "today"]]],
    ]
  }

  /// The thin rule that follows the pointer; the page's script writes the numbers under the chart.
  static func pointer(_ field: String) -> ChartJSON {
    [
      "name": "pointer",
      "params": [
        [
          "name": "at",
          "select": [
            "type": "point", "on": "pointermove", "clear": "pointerout", "nearest": true, "encodings": ["x"],
          ],
        ]
      ],
      "mark": [
        "type": "point", "size": 50, "fill": "var(--paper)", "stroke": "var(--ink)", "strokeWidth": 1.5, "clip": true,
      ],
      "encoding": [
        "y": value(field),
        "opacity": ["condition": ["param": "at", "empty": false, "value": 1], "value": 0],
      ],
    ]
  }

  static func measured(_ points: [MeasuredPoint]) -> [ChartJSON] {
    let rows = points.map { point -> ChartJSON in
      [
        "age": .number(point.age), "value": .number(point.value),
        "low": .number(point.interval?.lower ?? point.value), "high": .number(point.interval?.upper ?? point.value),
      ]
    }
    let data: ChartJSON = ["values": .array(rows)]
    let whisker: ChartJSON = ["type": "rule", "color": "var(--ink)", "strokeWidth": 1.4, "clip": true]
    let mark: ChartJSON = [
      "type": "point", "shape": "circle", "size": 64, "fill": "var(--ink)", "stroke": "var(--paper)",
      "strokeWidth": 1, "opacity": 1, "clip": true,
    ]
    return [
      ["data": data, "mark": whisker, "encoding": ["y": value("low"), "y2": ["field": "high"]]],
      ["data": data, "mark": mark, "encoding": ["y": value("value")]],
    ]
  }

  /// The words at the lines' ends, their leaders, and "age" at the end of the age axis.
  static func words() -> [ChartJSON] {
    let data: ChartJSON = ["name": "labels"]
    let leader: ChartJSON = [
      "data": data, "mark": ["type": "rule", "color": "var(--edge)", "strokeWidth": 1],
      "encoding": [
        "x": ["value": ["expr": "width + 1"]], "x2": ["value": ["expr": "width + 9"]],
        "y": unscaled("line"), "y2": ["field": "word"],
      ],
    ]
    let word: ChartJSON = [
      "name": "words", "data": data,
      "mark": ["type": "text", "align": "left", "baseline": "middle", "dx": 12, "fontSize": 12.5, "fontWeight": 600],
      "encoding": [
        "x": ["value": "width"], "y": unscaled("word"), "text": ["field": "text"],
        "color": ["field": "colour", "type": "nominal", "scale": nil],
      ],
    ]
    let age: ChartJSON = [
      "data": ["values": [["age": 0]]],
      "mark": ["type": "text", "align": "left", "dx": 16, "fontSize": 12.5, "color": "var(--ink2)"],
      "encoding": [
        "x": ["value": "width"], "y": ["value": ["expr": "height + 15"]], "text": ["value": "age"],
      ],
    ]
    return [leader, word, age]
  }

  // MARK: Pieces

  /// A place in pixels, decided here and not by a scale.
  private static func unscaled(_ field: String) -> ChartJSON {
    ["field": .string(field), "type": "quantitative", "scale": nil, "axis": nil]
  }

  private static func value(_ field: String) -> ChartJSON { ["field": .string(field), "type": "quantitative"] }

  private static func lineMark(_ colour: String, width: Double, dash: ChartJSON?) -> ChartJSON {
    var mark: [(key: String, value: ChartJSON)] = [
      ("type", "line"), ("color", .string("var(--\(colour))")), ("strokeWidth", .number(width)),
      ("strokeJoin", "round"), ("clip", true),
    ]
    if let dash { mark.append(("strokeDash", dash)) }
    return .object(mark)
  }
}
