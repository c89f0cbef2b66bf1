import CXlsxWriter
import Glibc

extension WorkbookWriter {
  func add(_ chart: WorkbookChart, to sheet: Page, _ name: String) throws(WorkbookError) {
    let place = "\(name), chart \"\(chart.title)\""
    guard !chart.series.isEmpty else { throw refused(place, "a chart draws at least one series") }
    guard let made = workbook_add_chart(book, UInt8(chart.kind.type.rawValue)) else {
      throw failure(LXW_ERROR_MEMORY_MALLOC_FAILED, place: place)
    }
    for series in chart.series { try add(series, to: made, of: chart.kind, place) }
    chart_title_set_name(made, try plain(chart.title, place))
    try setAxis(made.pointee.x_axis, chart.x, place)
    try setAxis(made.pointee.y_axis, chart.y, place)
    // Names of categories stay below where values go under zero.
    chart_axis_set_label_position(
      made.pointee.x_axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    if chart.kind == .bars || chart.kind == .stackedBars {
      // The first category on top, as the table has it.
      chart_axis_set_reverse(made.pointee.x_axis)
    }
    if chart.kind == .steps {
      try setSteps(made)
    } else if chart.series.count == 1 {
      chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    } else {
      chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    }
    if let gap = chart.gap.flatMap({ UInt16(exactly: $0) }), gap <= 500 {
      chart_set_series_gap(made, gap)
    }
    if chart.overlaps { chart_set_series_overlap(made, 100) }
    let (row, column) = try position(chart.row, chart.column, place)
    guard (1...10_000).contains(chart.width), (1...10_000).contains(chart.height) else {
      throw refused(place, "the size is not between 1 and 10,000 pixels")
    }
    // The library's own size is 480 by 288 pixels.
    var options = lxw_chart_options()
    options.x_scale = Double(chart.width) / 480
    options.y_scale = Double(chart.height) / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    let description = strdup(try plain(chart.description, place))
    defer { free(description) }
    options.description = chart.description.isEmpty ? nil : description
    try check(worksheet_insert_chart_opt(sheet, row, column, made, &options), place)
  }

  private func add(
    _ series: WorkbookChart.Series, to chart: UnsafeMutablePointer<lxw_chart>,
    of kind: WorkbookChart.Kind, _ place: String
  ) throws(WorkbookError) {
    let values = try reference(series.values, place)
    guard
      let made = try chart_add_series(
        chart,
        series.categories.map { (range) throws(WorkbookError) in try reference(range, place) },
        values)
    else { throw refused(place, "series \"\(series.name)\" refers to no cells") }
    if let cell = series.nameCell {
      chart_series_set_name(made, try reference(cell, place))
    } else {
      chart_series_set_name(made, try plain(series.name, place))
    }
    var line = lxw_chart_line()
    line.width = 2
    line.color = series.color ?? 0
    if series.isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
    switch kind {
    case .columns, .stackedColumns, .bars, .stackedBars:
      guard let color = series.color else { break }
      var fill = lxw_chart_fill()
      fill.color = color
      chart_series_set_fill(made, &fill)
    case .lines:
      if series.color != nil || series.isDashed { chart_series_set_line(made, &line) }
    case .scatter where series.isLine:
      chart_series_set_line(made, &line)
      chart_series_set_marker_type(made, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    case .scatter:
      line.none = 1
      chart_series_set_line(made, &line)
      chart_series_set_marker_type(made, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
    case .steps:
      line.none = 1
      chart_series_set_line(made, &line)
      chart_series_set_marker_type(made, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    }
  }

  private func setSteps(_ chart: UnsafeMutablePointer<lxw_chart>) throws(WorkbookError) {
    var up = lxw_chart_fill()
    up.color = 0x2E75B6
    var down = lxw_chart_fill()
    down.color = 0xC55A11
    chart_set_up_down_bars_format(chart, nil, &up, nil, &down)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
  }

  private func setAxis(
    _ axis: UnsafeMutablePointer<lxw_chart_axis>?, _ wanted: WorkbookChart.Axis, _ place: String
  ) throws(WorkbookError) {
    guard let axis else { return }
    if !wanted.label.isEmpty { chart_axis_set_name(axis, try plain(wanted.label, place)) }
    guard wanted.format != .general else { return }
    guard wanted.format.code.utf8.count < 120, !wanted.format.code.utf8.contains(0) else {
      throw refused(place, "the number format is empty or too long")
    }
    chart_axis_set_num_format(axis, wanted.format.code)
  }

  /// A text that the library takes as one: what starts with = it would take as the address of a cell.
  private func plain(_ text: String, _ place: String) throws(WorkbookError) -> String {
    guard !text.utf8.contains(0) else { throw refused(place, "a text may not hold a NUL") }
    let cut = String(text.prefix(250))
    return cut.hasPrefix("=") ? " " + cut : cut
  }

  private func reference(
    _ range: WorkbookRange, _ place: String
  ) throws(WorkbookError) -> String {
    _ = try position(range.rows.upperBound, range.columns.upperBound, place)
    _ = try position(range.rows.lowerBound, range.columns.lowerBound, place)
    guard !range.sheet.isEmpty, !range.sheet.utf8.contains(0) else {
      throw refused(place, "a range names no sheet")
    }
    func address(_ row: Int, _ column: Int) -> String {
      let plain = WorkbookRange.address(row: row, column: column)
      return "$" + plain.prefix { $0.isLetter } + "$" + plain.drop { $0.isLetter }
    }
    let first = address(range.rows.lowerBound, range.columns.lowerBound)
    let last = address(range.rows.upperBound, range.columns.upperBound)
    return "=\(quoted(range.sheet))!" + (first == last ? first : "\(first):\(last)")
  }
}

extension WorkbookChart.Kind {
  fileprivate var type: lxw_chart_type {
    switch self {
    case .columns: LXW_CHART_COLUMN
    case .stackedColumns: LXW_CHART_COLUMN_STACKED
    case .bars: LXW_CHART_BAR
    case .stackedBars: LXW_CHART_BAR_STACKED
    case .lines, .steps: LXW_CHART_LINE
    case .scatter: LXW_CHART_SCATTER
    }
  }
}
