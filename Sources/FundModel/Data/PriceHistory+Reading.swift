extension PriceHistory {
  /// Reads the series of all zones from a file and cuts them to the dates that they share.
  ///
  /// - Throws: `ConfigError` with code `.invalid` and every fault: unknown series with the nearest name, rows that
  ///   cannot be read, values that are not above 0, dates twice or out of order, gaps, too little history.
  ///
  /// - Parameter path: what messages name as the place, the parameter that holds the file unless another is given.
  init(
    _ source: DataBytes, terms: BlockBootstrap, zones: [String],
    path: String = "market.price_model.bootstrap"
  ) throws(ConfigError) {
    var reading = HistoryReading(source: source, terms: terms, zones: zones, path: path)
    self = try reading.history()
  }
}

/// One reading of a history file, with the faults found so far.
private struct HistoryReading {
  let source: DataBytes
  let terms: BlockBootstrap
  let zones: [String]
  var issues: [ConfigIssue] = []

  /// What messages name as the place.
  let path: String

  init(source: DataBytes, terms: BlockBootstrap, zones: [String], path: String) {
    self.path = path
    self.source = source
    self.terms = terms
    self.zones = zones
  }

  mutating func history() throws(ConfigError) -> PriceHistory {
    let table = try table()
    for fault in table.faults { report(fault.line, fault.message, expected: fault.expected) }
    var regular: [String: Regular] = [:]
    for (index, entry) in terms.series.enumerated() where regular[entry.series] == nil {
      guard let points = table.series[entry.series] else {
        reportUnknown(entry.series, index, table)
        continue
      }
      if let series = regularised(points, entry.series) { regular[entry.series] = series }
    }
    try stopIfBroken()
    let byZone = try zones.map { zone throws(ConfigError) -> Regular in
      guard let name = terms.series.first(where: { $0.zone == zone })?.series,
        let series = regular[name]
      else {
        throw ConfigError(.invalid, "\(path).series has no series for zone '\(zone)'")
      }
      return series
    }
    return try common(byZone)
  }

  private func table() throws(ConfigError) -> HistoryTable {
    let rows: [HistoryRows.Row]
    do throws(HistoryRows.Failure) {
      rows = try HistoryRows.read(source.bytes)
    } catch {
      throw broken(error.line, error.message)
    }
    guard let first = rows.first else { throw broken(0, "is empty") }
    guard let layout = HistoryLayout(first: first.fields) else {
      throw broken(
        first.line, "has a layout that is not known", expected: HistoryLayout.expected)
    }
    return HistoryTable(
      rows, layout: layout, wanted: Set(terms.series.map(\.series)),
      adjusted: terms.seasonallyAdjusted)
  }

  /// Values at even steps from a month on.
  struct Regular {
    var first: HistoryMonth
    var step: Int
    var values: [Double]
    var end: HistoryMonth { HistoryMonth(number: first.number + step * (values.count - 1)) }
  }

  private mutating func regularised(_ points: [HistoryTable.Point], _ name: String) -> Regular? {
    guard points.count > PriceHistory.minPeriods else {
      report(
        nil, "has \(points.count) values of '\(name)'",
        expected: "at least \(PriceHistory.minPeriods + 1)")
      return nil
    }
    let before = issues.count
    let steps = zip(points, points.dropFirst()).map { $1.month.number - $0.month.number }
    let step = steps.filter { $0 > 0 }.min() ?? 0
    for (index, found) in steps.enumerated() where found != step || found <= 0 {
      let (a, b) = (points[index], points[index + 1])
      if found == 0 {
        report(b.line, "has '\(name)' at \(b.month) again, after line \(a.line)")
      } else if found < 0 {
        report(b.line, "has '\(name)' at \(b.month) after \(a.month)", expected: "rising dates")
      } else {
        report(
          b.line, "has a gap in '\(name)' from \(a.month) to \(b.month)",
          expected: "a value every \(step == 1 ? "month" : "\(step) months")")
      }
      if issues.count - before >= HistoryTable.maxFaults { break }
    }
    guard issues.count == before else { return nil }
    guard [1, 3, 12].contains(step) else {
      report(
        points[1].line, "has values of '\(name)' every \(step) months",
        expected: "every month, quarter or year")
      return nil
    }
    return Regular(first: points[0].month, step: step, values: points.map(\.value))
  }

  /// All zones over the dates that they share.
  private func common(_ series: [Regular]) throws(ConfigError) -> PriceHistory {
    guard let step = series.first?.step else { throw broken(0, "has no series") }
    let first = series.map(\.first).max()!
    let last = series.map(\.end).min()!
    guard series.allSatisfy({ $0.step == step && ($0.first.number - first.number) % step == 0 })
    else { throw broken(0, "has series whose dates do not match", expected: "dates in common") }
    let count = last < first ? 0 : (last.number - first.number) / step + 1
    guard count > PriceHistory.minPeriods, count <= PriceHistory.maxPeriods + 1 else {
      throw broken(
        0, "has \(count) dates that all its series share",
        expected: "from \(PriceHistory.minPeriods + 1) to \(PriceHistory.maxPeriods + 1)")
    }
    return PriceHistory(
      monthsPerPeriod: step, first: first.description, last: last.description,
      levels: series.map { series in
        let skip = (first.number - series.first.number) / step
        return Array(series.values[skip..<(skip + count)])
      })
  }

  private mutating func reportUnknown(_ name: String, _ index: Int, _ table: HistoryTable) {
    let place = "\(path).series[\(index + 1)].series"
    if table.names.contains(name) {
      // Listed, but all its values are missing or were refused above.
      if issues.isEmpty { report(nil, "has no value of '\(name)'") }
      return
    }
    let near = EditDistance.nearest(name, in: table.names)
    let some = table.names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    let more = table.names.count > 8 ? ", … (\(table.names.count) names)" : ""
    issues.append(
      ConfigIssue(
        path: place, value: JsonWriter.short(.string(name)),
        expected: near == nil ? "one of \(some)\(more)" : nil,
        message: "is no series of '\(source.opened)'", suggestion: near.map { "'\($0)'" }))
  }

  private mutating func report(_ line: Int?, _ message: String, expected: String? = nil) {
    issues.append(issue(line ?? 0, message, expected))
  }

  private func issue(_ line: Int, _ message: String, _ expected: String?) -> ConfigIssue {
    ConfigIssue(
      path: path + ".file", expected: expected, message: message,
      origin: ConfigOrigin(.file, source.opened, line: line))
  }

  private func broken(_ line: Int, _ message: String, expected: String? = nil) -> ConfigError {
    ConfigError(
      .invalid, "the history of prices cannot be read", issues: [issue(line, message, expected)])
  }

  private func stopIfBroken() throws(ConfigError) {
    guard !issues.isEmpty else { return }
    throw ConfigError(.invalid, "the history of prices cannot be read", issues: issues)
  }
}
