import FundModel
import FundResults

extension VisualChart {
  /// Every figure that the chart draws, as a table: for those who read rather than look.
  public var table: VisualTable {
    switch drawing {
    case .histogram(let drawing): histogramTable(drawing)
    case .fan(let drawing): fanTable(drawing)
    case .lines(let drawing): linesTable(drawing.positions, drawing.lines, marks: drawing.marks)
    case .bars(let drawing):
      table(
        [VisualTable.Column("category", x.label.isEmpty ? "Category" : x.label)]
          + drawing.series.map { column($0.name, y.unit) }
      ) {
        drawing.categories.indices.map { row in
          [.text(drawing.categories[row])] + drawing.series.map { $0.cell(row) }
        }
      }
    case .ranges(let drawing): rangesTable(drawing)
    case .steps(let drawing):
      table([VisualTable.Column("step", "Step"), column("Change", y.unit), column("Total", y.unit)])
      {
        drawing.steps.map { step in
          let cell = VisualCell.figure(.init(step.value, standardError: step.standardError))
          return [.text(step.name), step.isTotal ? .empty : cell, step.isTotal ? cell : .empty]
        }
      }
    case .heat(let drawing): heatTable(drawing)
    case .scatter(let drawing):
      table([
        VisualTable.Column("series", "Series"), VisualTable.Column("point", "Point"),
        column(x.label, x.unit), column(y.label, y.unit),
      ]) {
        drawing.series.flatMap { series in
          series.points.map { point in
            [
              .text(series.name), point.label.map { .text($0) } ?? .empty, .optional(point.x),
              .optional(point.y),
            ]
          }
        }
      }
    }
  }

  private func column(_ label: String, _ unit: MetricUnit?) -> VisualTable.Column {
    let letters = label.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return VisualTable.Column(String(letters), label, unit)
  }

  private func table(
    _ columns: [VisualTable.Column], note: String? = nil, rows: () -> [[VisualCell]]
  ) -> VisualTable {
    VisualTable(id: id + "_table", title: title, note: note, columns: columns, rows: rows())
  }

  private func note(of marks: [VisualDrawing.Mark]) -> String? {
    guard !marks.isEmpty else { return nil }
    return "Marked: "
      + marks.map { "\($0.label) \(position($0.value))" }.joined(separator: ", ") + "."
  }

  private func histogramTable(_ drawing: VisualDrawing.Histogram) -> VisualTable {
    table(
      [column("From", x.unit), column("To", x.unit)]
        + drawing.series.map { column($0.name, nil) }, note: note(of: drawing.marks)
    ) {
      drawing.edges.indices.dropLast().map { bin in
        [.optional(drawing.edges[bin]), .optional(drawing.edges[bin + 1])]
          + drawing.series.map {
            $0.counts.indices.contains(bin) ? .text(counted($0.counts[bin])) : .empty
          }
      }
    }
  }

  private func fanTable(_ drawing: VisualDrawing.Fan) -> VisualTable {
    let levels = zip(drawing.levels, drawing.values).map { level, values in
      VisualDrawing.Line(level == 0.5 ? "Median" : levelFigure(level), values)
    }
    return linesTable(drawing.positions, levels + drawing.lines, marks: [])
  }

  private func linesTable(
    _ positions: [Double], _ lines: [VisualDrawing.Line], marks: [VisualDrawing.Mark]
  ) -> VisualTable {
    table(
      [VisualTable.Column("position", x.label.isEmpty ? "Position" : x.label)]
        + lines.map { column($0.name, y.unit) }, note: note(of: marks)
    ) {
      positions.indices.map { row in
        [.text(position(positions[row]))] + lines.map { $0.cell(row) }
      }
    }
  }

  /// A position along the x axis; years and months are counted, not measured.
  func position(_ value: Double) -> String {
    switch x.unit {
    case nil, .years, .months, .count: plainFigure(value)
    case .rate, .share, .multiple, .money, .ratio: visualFigure(value, x.unit)
    }
  }

  private func rangesTable(_ drawing: VisualDrawing.Ranges) -> VisualTable {
    table(
      [
        VisualTable.Column("input", "Input"), VisualTable.Column("low", "Low end"),
        column("At the low end", y.unit), VisualTable.Column("high", "High end"),
        column("At the high end", y.unit), column("Width", y.unit),
      ], note: drawing.base.map { "Base: \(visualFigure($0, y.unit))." }
    ) {
      drawing.rows.map { row in
        let width = row.atLow.flatMap { low in row.atHigh.map { abs($0 - low) } }
        return [
          .text(row.name), .text(row.lowLabel),
          .figure(.init(row.atLow, interval: row.atLowInterval)), .text(row.highLabel),
          .figure(.init(row.atHigh, interval: row.atHighInterval)), .optional(width),
        ]
      }
    }
  }

  private func heatTable(_ drawing: VisualDrawing.Heat) -> VisualTable {
    table(
      [VisualTable.Column("row", y.label.isEmpty ? "Row" : y.label)]
        + drawing.columns.map { column($0, drawing.unit) }
    ) {
      drawing.rows.indices.map { row in
        [.text(drawing.rows[row])]
          + drawing.columns.indices.map { column in
            guard let value = drawing.value(row, column) else { return .empty }
            return .figure(.init(value, standardError: drawing.error(row, column)))
          }
      }
    }
  }
}

extension VisualDrawing.Line {
  /// The value at a place with its interval; empty where there is none.
  func cell(_ place: Int) -> VisualCell {
    guard values.indices.contains(place), let value = values[place] else { return .empty }
    func bound(_ values: [Double?]?) -> Double? {
      values.flatMap { $0.indices.contains(place) ? $0[place] : nil }
    }
    let interval = Interval(low: bound(low), high: bound(high))
    guard interval.low != nil || interval.high != nil else { return .number(value) }
    return .figure(.init(value, interval: interval))
  }
}

extension VisualDrawing.Heat {
  func value(_ row: Int, _ column: Int) -> Double? { Self.at(values, row, column) }
  func error(_ row: Int, _ column: Int) -> Double? {
    standardErrors.flatMap { Self.at($0, row, column) }
  }

  private static func at(_ values: [[Double?]], _ row: Int, _ column: Int) -> Double? {
    guard values.indices.contains(row), values[row].indices.contains(column) else { return nil }
    return values[row][column].flatMap { $0.isFinite ? $0 : nil }
  }

  /// Least and largest value; nil where there is none.
  var range: ClosedRange<Double>? {
    let all = values.joined().compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
    guard let low = all.min(), let high = all.max() else { return nil }
    return low...high
  }
}
