/// How a file of index values is laid out: which column says what.
///
/// Publisher's files hold one value a row (place, year, quarter, index), with or without a header; plain files
/// hold a date and one column a series.
enum HistoryLayout {
  struct Long {
    var hasHeader: Bool
    /// Columns that tell series of one place apart (kind, flavor, frequency of FHFA's master file).
    var prefix: [Int]
    /// Columns that name the place, each a name of its own (place and code).
    var places: [Int]
    var year: Int
    /// Quarter, month, or number of the period.
    var period: Int
    /// Column that says what a period is; quarters without one, unless `isMonthly`.
    var frequency: Int?
    var isMonthly: Bool
    var raw: Int?
    var adjusted: Int?

    /// Columns that a row must have.
    var width: Int {
      1 + ([year, period] + places + prefix + [raw, adjusted].compactMap { $0 }).max()!
    }
  }

  case long(Long)
  /// Names of the columns behind the date.
  case plain([String])

  static let expected = """
    a file of FHFA (place, year, quarter, index_nsa, index_sa; with or without a header), or a header \
    'date' and one column a series
    """

  /// The layout of a file, by its first row; nil when it is none that we know.
  init?(first row: [String]) {
    let names = row.map { $0.lowercased() }
    func column(_ known: String...) -> Int? {
      names.firstIndex { known.contains($0) }
    }
    if let year = column("year", "yr"), let period = column("quarter", "qtr", "month", "period") {
      let raw = column("index_nsa", "index", "hpi")
      let adjusted = column("index_sa")
      let known = [
        "place", "place_name", "place_id", "metro", "metro_name", "msa", "cbsa", "state",
        "division",
        "region",
      ]
      let places = names.indices.filter { known.contains(names[$0]) }
      guard raw != nil || adjusted != nil, !places.isEmpty else { return nil }
      let prefix = ["hpi_type", "hpi_flavor", "frequency"].compactMap { names.firstIndex(of: $0) }
      self = .long(
        Long(
          hasHeader: true, prefix: prefix, places: places, year: year, period: period,
          frequency: column("frequency"), isMonthly: names[period] == "month", raw: raw,
          adjusted: adjusted))
    } else if names.count >= 2,
      ["date", "observation_date", "month", "quarter", "period"].contains(names[0])
    {
      self = .plain(Array(row.dropFirst()))
    } else if names.count == 4, Self.isPeriod(row, 1) {
      self = .long(Self.bare(places: [0], year: 1))
    } else if names.count >= 5, Self.isPeriod(row, 2) {
      self = .long(Self.bare(places: [0, 1], year: 2))
    } else {
      return nil
    }
  }

  /// A file without a header: places, year, quarter, index.
  private static func bare(places: [Int], year: Int) -> Long {
    Long(
      hasHeader: false, prefix: [], places: places, year: year, period: year + 1, frequency: nil,
      isMonthly: false, raw: year + 2, adjusted: nil)
  }

  private static func isPeriod(_ row: [String], _ year: Int) -> Bool {
    guard let value = Int(row[year]), let quarter = Int(row[year + 1]) else { return false }
    return (1800...9999).contains(value) && (1...4).contains(quarter)
  }
}
