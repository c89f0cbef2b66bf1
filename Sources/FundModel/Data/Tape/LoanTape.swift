/// The loans of a tape, in its order; no id twice.
public struct LoanTape: Sendable, Equatable {
  public let loans: [TapeLoan]
  /// The file.
  public let name: String

  /// Oldest loan that a tape may hold, in months.
  public static let oldest = 600

  public static let columns = [
    CSVColumn("id", aliases: ["loan_id", "loan"], required: true, "name of the loan, unique"),
    CSVColumn("zone", required: true, "name of a zone of the config"),
    CSVColumn("suburb", "name of a suburb of the zone; may be empty"),
    CSVColumn("product", required: true, "name of a product of the config"),
    CSVColumn(
      "origination_month", aliases: ["month"], required: true,
      "month of the advance, counted from the fund's close: 0 at close, -14 fourteen months before"),
    CSVColumn(
      "amount", aliases: ["advance", "principal"], required: true, "the advance, above 0"),
    CSVColumn(
      "property_value", aliases: ["value"], required: true,
      "value of the home when the advance was made, above the advance"),
    CSVColumn(
      "senior_balance",
      "balance of the first mortgage when the advance was made; this or senior_ltv"),
    CSVColumn(
      "senior_ltv", "the same as a share of property_value, from 0 to below 1"),
    CSVColumn(
      "index_gain", aliases: ["current_index_gain"],
      "growth of the zone's prices from the advance to the close, as a decimal above -1; may be "
        + "empty for a loan made at close"),
  ]

  /// The tape in a CSV or JSON file.
  ///
  /// - Throws: `ConfigError`: `.unreadable`, `.syntax`, or `.invalid` with every problem and its row.
  public static func load(file path: String) throws -> LoanTape {
    var issues = DataIssues()
    let table = try RecordFile.load(path, issues: &issues)
    return try LoanTape(table, issues: issues)
  }

  /// - Parameter issues: what reading the table found; it counts among the problems.
  public init(_ table: CSVTable, issues: DataIssues = .init()) throws {
    var issues = issues
    let before = issues.count
    let place = table.positions(of: Self.columns, &issues)
    if place["senior_balance"] == nil, place["senior_ltv"] == nil {
      issues.add(
        row: 1, expected: "senior_balance or senior_ltv", "no column tells the first mortgage",
        origin: table.origin)
    }
    if issues.count > before { try issues.check(table.origin.name) }
    var found: [TapeLoan] = []
    var seen: [String: Int] = [:]
    for row in table.rows {
      guard let loan = TapeRow(CSVValues(table, row), place).loan(&issues) else { continue }
      if let first = seen[loan.id] {
        issues.add(
          row: row.number, column: "id", value: loan.id, "is in row \(first) already",
          origin: loan.origin)
      } else {
        seen[loan.id] = row.number
        found.append(loan)
      }
    }
    if found.isEmpty, issues.isEmpty {
      issues.add(ConfigIssue(path: "loans", message: "the file has no rows", origin: table.origin))
    }
    try issues.check(table.origin.name)
    loans = found
    name = table.origin.name
  }

  /// The tape that a fund names, with all that is wrong with it at once.
  ///
  /// - Throws: `ConfigError`: `.syntax`, or `.invalid` with every problem and its row.
  init(_ source: DataBytes, for config: FundConfig) throws(ConfigError) {
    do {
      var issues = DataIssues()
      let isJson = source.opened.hasSuffix(".json")
      let table =
        isJson
        ? try RecordFile.records(source.bytes, name: source.opened, issues: &issues)
        : try CSVReader.read(
          source.bytes, origin: ConfigOrigin(.file, source.opened), issues: &issues)
      self = try LoanTape(table, issues: issues)
      try problems(in: config).check(source.opened)
    } catch let error as ConfigError {
      throw error
    } catch {
      throw ConfigError(.unreadable, "cannot read '\(source.opened)': \(error)")
    }
  }

  /// What keeps the loans from being loans of a fund: zones, products and suburbs it does not have,
  /// ages at or beyond the contract's term.
  public func problems(in config: FundConfig) -> DataIssues {
    var issues = DataIssues()
    let zones = config.zones.map(\.name)
    let products = config.products.map(\.name)
    for loan in loans {
      func add(_ column: String, _ value: String, _ expected: String, _ message: String) {
        issues.add(
          row: loan.row, column: column, value: value, expected: expected, message,
          origin: loan.origin)
      }
      if !zones.contains(loan.zone) {
        issues.add(
          row: loan.row, column: "zone", value: loan.zone,
          expected: zones.joined(separator: ", "), "is no zone of the config",
          origin: loan.origin, suggestion: EditDistance.nearest(loan.zone, in: zones))
      }
      let suburbs = config.zones.first { $0.name == loan.zone }?.suburbs.map(\.name) ?? []
      if let suburb = loan.suburb, !suburbs.isEmpty, !suburbs.contains(suburb) {
        issues.add(
          row: loan.row, column: "suburb", value: suburb,
          expected: suburbs.joined(separator: ", "), "is no suburb of zone \(loan.zone)",
          origin: loan.origin, suggestion: EditDistance.nearest(suburb, in: suburbs))
      }
      if let product = config.products.first(where: { $0.name == loan.product }) {
        if loan.age >= product.termMonths {
          add(
            "origination_month", String(loan.originationMonth),
            "above -\(product.termMonths), the term of \(product.name)",
            "makes the contract end before the fund buys it")
        }
      } else {
        issues.add(
          row: loan.row, column: "product", value: loan.product,
          expected: products.joined(separator: ", "), "is no product of the config",
          origin: loan.origin, suggestion: EditDistance.nearest(loan.product, in: products))
      }
    }
    return issues
  }
}
