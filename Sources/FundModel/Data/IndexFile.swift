/// Files of price indices: FHFA's layouts, or a date and one column a series (docs/model.md, 2.2; Case-Shiller).
public enum IndexFile {
  /// Names of the series in a file, in its order. Where a publisher gives a place and a code, the place.
  ///
  /// - Throws: `ConfigError`: `.unreadable`, or `.invalid` with the line.
  public static func names(_ path: String) throws(ConfigError) -> [String] {
    let source = try DataBytes(path, folder: nil)
    let rows: [HistoryRows.Row]
    do throws(HistoryRows.Failure) {
      rows = try HistoryRows.read(source.bytes)
    } catch {
      throw ConfigError(
        .invalid, "'\(path)' cannot be read: \(error.message)",
        origin: ConfigOrigin(.file, path, line: error.line))
    }
    guard let first = rows.first, let layout = HistoryLayout(first: first.fields) else {
      throw ConfigError(
        .invalid, "'\(path)' has no layout that is known; expected \(HistoryLayout.expected)",
        origin: ConfigOrigin(.file, path, line: rows.first?.line ?? 0))
    }
    var single = layout
    if case .long(var columns) = layout {
      columns.places = Array(columns.places.prefix(1))
      single = .long(columns)
    }
    return HistoryTable(rows, layout: single, wanted: [], adjusted: true).names
  }

  /// Series of a file, one a zone, on the dates that all of them share.
  ///
  /// - Parameter series: zone and series, by name, code or column; a series may stand for several zones.
  /// - Throws: `ConfigError`: `.unreadable`, or `.invalid` with every fault.
  public static func read(
    _ path: String, series: [(zone: String, series: String)], seasonallyAdjusted: Bool = true
  ) throws(ConfigError) -> PriceHistory {
    let source = try DataBytes(path, folder: nil)
    let terms = BlockBootstrap(
      file: path, seasonallyAdjusted: seasonallyAdjusted,
      series: series.map { .init(zone: $0.zone, series: $0.series) }, meanBlockMonths: 12,
      recentre: false)
    return try PriceHistory(
      source, terms: terms, zones: series.map(\.zone), path: "calibrate")
  }
}
