import ModelLanguage

/// The Vega-Lite specification of a life chart, for the screen.
///
/// Colours are custom properties of the page, so that light and dark need no second drawing. The height is fixed, which
/// lets the words at the lines' ends be pushed apart here; the width is the page's, set by its script.
enum VegaLiteChart {
  static let height = 220.0
  private static let dashes: [String: ChartJSON] = ["described": [11, 5], "none": [2, 3.5]]

  /// The specification for the whole life. `usermeta.near` holds what changes when only the years around and after
  /// today are shown.
  static func specification(_ figure: Figure, room: ChartRoom? = nil) -> ChartJSON {
    let whole = View(figure, .whole(figure))
    let near = AgeWindow.near(figure).map { View(figure, $0) }
    let room = room ?? ChartRoom([figure])
    let columns = columns(figure)
    return [
      "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
      "description": .string(figure.alternative),
      "width": 600, "height": .number(height),
      "autosize": ["type": "none"],
      "padding": ["left": .number(room.left), "right": .number(room.right), "top": 22, "bottom": 26],
      "background": nil,
      "usermeta": [
        "whole": whole.changes, "near": near?.changes ?? nil, "unit": .string(figure.unit),
        "places": .number(Double(figure.resolution.places)),
        "columns": .array(columns.map { .string($0.name) }),
        "names": .object(readoutNames(figure)),
      ],
      "config": configuration,
      "datasets": ["life": rows(columns, count: figure.ages.count), "labels": whole.labels, "limits": whole.limits],
      "data": ["name": "life"],
      "transform": names(columns),
      "encoding": ["x": whole.xChannel],
      "layer": .array(layers(figure, whole)),
    ]
  }

  // MARK: Data

  /// The columns of the table that the chart is drawn from.
  private static func columns(_ figure: Figure) -> [(name: String, values: [Double])] {
    let main = figure.mainLine
    var columns: [(name: String, values: [Double])] = [("age", figure.ages)]
    for line in figure.drawnLines { columns.append((line.scenario.rawValue, line.middle)) }
    if let band = main.betweenPeople { columns += [("peopleLow", band.lower), ("peopleHigh", band.upper)] }
    if let band = main.unknown { columns += [("unknownLow", band.lower), ("unknownHigh", band.upper)] }
    if let asNow = figure.asNow { columns.append(("now", asNow)) }
    return columns
  }

  /// One row of plain numbers for each age, a third as long as objects with names; `names` gives them their names.
  /// (CSV would be as short, but its reader makes code from strings, which the page forbids.)
  private static func rows(_ columns: [(name: String, values: [Double])], count: Int) -> ChartJSON {
    .array((0..<count).map { index in .numbers(columns.map { $0.values[index] }) })
  }

  private static func names(_ columns: [(name: String, values: [Double])]) -> ChartJSON {
    .array(
      columns.enumerated().map { index, column in
        ["calculate": .string("datum[\(index)]"), "as": .string(column.name)]
      })
  }

  private static func readoutNames(_ figure: Figure) -> [(key: String, value: ChartJSON)] {
    var names: [(key: String, value: ChartJSON)] = []
    for line in figure.drawnLines.reversed() {
      let name = figure.scenariosAgree ? "all three scenarios" : line.scenario.rawValue
      names.append((line.scenario.rawValue, .string(name)))
    }
    if figure.asNow != nil { names.append(("now", "as now")) }
    return names
  }

  // MARK: Layers, from the back

  private static func layers(_ figure: Figure, _ view: View) -> [ChartJSON] {
    let main = figure.mainLine
    let colour = main.scenario.rawValue
    // The first layer owns the value axis.
    var layers = [VegaLiteLayer.axisOwner(view.yChannel)]
    if main.betweenPeople != nil { layers.append(VegaLiteLayer.tint(colour)) }
    if main.unknown != nil {
      layers += ["unknownLow", "unknownHigh"].map { VegaLiteLayer.edge($0, colour, dash: dashes[colour]) }
    }
    if figure.isDifference { layers.append(VegaLiteLayer.zero()) }
    if !figure.referenceLines.isEmpty { layers += VegaLiteLayer.limits() }
    if let today = figure.today { layers += VegaLiteLayer.today(today) }
    if figure.asNow != nil { layers.append(VegaLiteLayer.course("now", colour: "ink", width: 1.25, dash: nil)) }
    for line in figure.drawnLines {
      let name = line.scenario.rawValue
      layers.append(VegaLiteLayer.course(name, colour: name, width: 2, dash: dashes[name]))
    }
    layers.append(VegaLiteLayer.pointer(main.scenario.rawValue))
    if !figure.measured.isEmpty { layers += VegaLiteLayer.measured(figure.measured) }
    return layers + VegaLiteLayer.words()
  }

  private static let configuration: ChartJSON = [
    "font": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
    "view": ["stroke": nil],
    "axis": [
      "labelFontSize": 12.5, "labelColor": "var(--ink2)", "domainColor": "var(--edge)", "tickColor": "var(--edge)",
      "gridColor": "var(--rule)", "tickSize": 4, "labelPadding": 5, "title": nil, "labelOverlap": false,
      "tickCount": 20,
    ],
  ]

  /// What depends on the ages shown.
  struct View {
    let figure: Figure
    let axes: ChartAxes
    let endLabels: [EndLabel]

    init(_ figure: Figure, _ window: AgeWindow) {
      self.figure = figure
      axes = ChartAxes(figure: figure, window: window)
      endLabels = EndLabels.of(figure, axes: axes, height: VegaLiteChart.height, gap: 15)
    }

    var limits: ChartJSON {
      let start = axes.limitWordAge(figure)
      return .array(
        figure.referenceLines.map { line -> ChartJSON in
          let y = (1 - axes.share(ofValue: line.value)) * VegaLiteChart.height
          // Above its line, or below where the top of the plot is near.
          let word = y < 14 ? y + 8 : y - 8
          return [
            "value": .number(line.value), "label": .string(line.label), "age": .number(start), "word": .number(word),
          ]
        })
    }

    var labels: ChartJSON {
      .array(
        endLabels.map { label in
          let colour = label.kind == "now" ? "var(--ink)" : "var(--\(label.kind)-text)"
          return [
            "line": .number(label.lineY), "word": .number(label.wordY), "text": .string(label.text),
            "colour": .string(colour),
          ]
        })
    }

    private var ageDomain: ChartJSON { .numbers([axes.window.from, axes.window.to]) }
    private var valueDomain: ChartJSON { .numbers([axes.low, axes.high]) }

    var xChannel: ChartJSON {
      [
        "field": "age", "type": "quantitative", "scale": ["domain": ageDomain, "nice": false, "zero": false],
        "axis": ["values": .numbers(axes.ageTicks), "grid": false, "labelFlush": false],
      ]
    }

    var yChannel: ChartJSON {
      var scale: [(key: String, value: ChartJSON)] = [("domain", valueDomain), ("nice", false), ("zero", false)]
      if axes.scale == .log1p { scale.append(("type", "symlog")) }
      return [
        "type": "quantitative", "scale": .object(scale),
        "axis": [
          "values": .numbers(axes.valueTicks), "domain": false, "ticks": false, "grid": true,
          "format": .string(",.\(axes.tickPlaces)f"),
        ],
      ]
    }

    var changes: ChartJSON {
      ["x": xChannel, "y": yChannel, "labels": labels, "limits": limits]
    }
  }
}
