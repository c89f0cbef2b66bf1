/// The series of a file that were asked for, each a list of dated values, and what is wrong with them.
struct HistoryTable {
  struct Point {
    var line: Int
    var month: HistoryMonth
    var value: Double
  }

  /// Faults of rows, a line each.
  struct Fault {
    var line: Int
    var message: String
    var expected: String?
  }

  /// Faults that are listed; a file of a million bad rows needs no more.
  static let maxFaults = 20

  /// By name as asked for.
  private(set) var series: [String: [Point]] = [:]
  /// Names in the order of the file, each once.
  private(set) var names: [String] = []
  private(set) var faults: [Fault] = []
  private var known: Set<String> = []
  private let adjusted: Bool

  /// - Parameter wanted: names of series whose values are read; the rest is only listed.
  init(_ rows: [HistoryRows.Row], layout: HistoryLayout, wanted: Set<String>, adjusted: Bool) {
    self.adjusted = adjusted
    switch layout {
    case .long(let columns):
      readLong(rows[(columns.hasHeader ? 1 : 0)...], columns, wanted)
    case .plain(let columns):
      readPlain(rows.dropFirst(), columns, wanted)
    }
  }

  private mutating func readLong(
    _ rows: ArraySlice<HistoryRows.Row>, _ columns: HistoryLayout.Long, _ wanted: Set<String>
  ) {
    // Both columns are read, and the one asked for is taken where the series has it.
    var raw: [String: [Point]] = [:]
    for row in rows {
      guard row.fields.count >= columns.width else {
        fault(row.line, "has \(row.fields.count) fields", "at least \(columns.width)")
        continue
      }
      let prefix = columns.prefix.map { row.fields[$0] + "/" }.joined()
      var places = columns.places.map { prefix + row.fields[$0] }
      if places.count > 1, places[0] == places[1] { places.removeFirst() }
      for place in places { list(place) }
      for place in places where wanted.contains(place) {
        guard let month = month(row, columns) else {
          let text = row.fields[columns.year] + ", " + row.fields[columns.period]
          fault(row.line, "has no date in '\(text)'", "a year and a quarter from 1 to 4 or a month")
          continue
        }
        if let point = point(row, columns.adjusted, month, place) {
          series[place, default: []].append(point)
        }
        if let point = point(row, columns.raw, month, place) {
          raw[place, default: []].append(point)
        }
      }
    }
    for (place, points) in raw where !adjusted || series[place] == nil { series[place] = points }
  }

  private func month(_ row: HistoryRows.Row, _ columns: HistoryLayout.Long) -> HistoryMonth? {
    guard let year = Int(row.fields[columns.year]), let period = Int(row.fields[columns.period])
    else { return nil }
    let isMonthly = columns.frequency.map { row.fields[$0] == "monthly" } ?? columns.isMonthly
    return isMonthly
      ? HistoryMonth(year: year, month: period) : HistoryMonth(year: year, quarter: period)
  }

  private mutating func readPlain(
    _ rows: ArraySlice<HistoryRows.Row>, _ columns: [String], _ wanted: Set<String>
  ) {
    for name in columns { list(name) }
    if Set(columns).count < columns.count { fault(1, "has two columns of one name", nil) }
    for row in rows {
      guard row.fields.count == columns.count + 1 else {
        fault(row.line, "has \(row.fields.count) fields", "\(columns.count + 1)")
        continue
      }
      guard let month = HistoryMonth(row.fields[0]) else {
        fault(row.line, "has no date in '\(row.fields[0])'", "YYYY-MM, YYYY-MM-DD or YYYYQn")
        continue
      }
      for (index, name) in columns.enumerated() where wanted.contains(name) {
        if let point = point(row, index + 1, month, name) {
          series[name, default: []].append(point)
        }
      }
    }
  }

  /// The value in a column, nil where there is none: no such column, a mark for missing, or a fault.
  private mutating func point(
    _ row: HistoryRows.Row, _ column: Int?, _ month: HistoryMonth, _ name: String
  ) -> Point? {
    guard let column else { return nil }
    let text = row.fields[column]
    if ["", "-", ".", "NA", "N/A"].contains(text) { return nil }
    guard let value = Self.number(text), value > 0 else {
      fault(row.line, "has '\(text.prefix(40))' for the index of '\(name)'", "a number above 0")
      return nil
    }
    return Point(line: row.line, month: month, value: value)
  }

  /// A decimal number; words such as `nan` and hexadecimal digits are none.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ 48...57 ~= $0 || [43, 45, 46, 69, 101].contains($0) }) else {
      return nil
    }
    return Double(text).finite
  }

  private mutating func list(_ name: String) {
    if known.insert(name).inserted { names.append(name) }
  }

  private mutating func fault(_ line: Int, _ message: String, _ expected: String?) {
    guard faults.count < Self.maxFaults else { return }
    faults.append(Fault(line: line, message: message, expected: expected))
  }
}
