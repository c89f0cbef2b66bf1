import FundModel

/// Members of objects that are no methods.
enum StubMembers {
  /// What a class inherits.
  static let parents = ["Fund": " : equihome.config", "Table": " : userdata"]

  static func fields(of owner: String) -> [String] {
    switch owner {
    case "Fund":
      return ["@field [string] any a value by its path, such as \"zones.green.allocation\""]
    case "Run": return run
    case "Sample":
      return [
        "@field name string", "@field label string",
        "@field unit \"rate\"|\"multiple\"|\"money\"|\"months\"|\"years\"|\"count\"|\"share\"|\"ratio\"",
        "@operator len: integer",
      ]
    case "Table":
      return [
        "@field [integer] table a row, by column", "@field [string] any a figure",
        "@operator len: integer",
      ]
    case "Scenario":
      return ["name", "description", "source", "date"].map { "@field \($0) string" }
        + ["overlays", "set", "blend", "scale", "shift"].map { "@field \($0) table" }
        + [
          "@operator add(equihome.Scenario): equihome.Scenario",
          "@operator mul(number): equihome.Scenario",
        ]
    case "Stress":
      return [
        "@field [integer] equihome.Record a scenario: differences, values, guardrails, run",
        "@field [string] equihome.Record by the scenario's name",
        "@field base equihome.Run", "@field figures string[]", "@field level number",
        "@field paths integer", "@field seed integer", "@operator len: integer",
      ]
    case "Comparison":
      return Metric.allCases.map { "@field \($0.name) equihome.Difference" } + [
        "@field [integer] equihome.Record a run after the first: figures by name, paired, run",
        "@field [string] equihome.Difference a figure of the second run against the first",
        "@field figures string[]", "@field level number", "@field notes string[]",
        "@field paired boolean", "@field runs string[]", "@field settings equihome.Record[]",
        "@operator len: integer",
      ]
    case "StoredRun":
      return ["id", "name", "created", "used"].map { "@field \($0) string" }
        + [
          "@field preset string?", "@field paths integer", "@field seed integer|string",
          "@field seconds number how long the run took", "@field tags string[]",
          "@field tripped string[] guardrails that tripped",
          "@field figures table<string, number> by name, such as [\"net_irr.mean\"]",
        ]
    case "Sweep":
      return [
        "@overload fun(parameters: table<string, any>): equihome.Sweep", "@operator len: integer",
      ]
    case "SweepTable":
      return [
        "@field [integer] equihome.Record a cell", "@field [string] any[] a column, by cell",
        "@field cached integer cells read and not run", "@field notes string[]",
        "@field columns string[]", "@operator len: integer",
      ]
    default: return []
    }
  }

  private static var run: [String] {
    Metric.allCases.map { metric in
      let about = metric.description
      return
        "@field \(about.name) equihome.Sample \(about.label) [\(about.unit.rawValue)]: \(about.meaning)"
    } + [
      "@field loss equihome.Sample the loss that VaR is taken of, positive is bad",
      "@field flows equihome.Flows mean cash flow by month; element 1 is month 0",
      "@field paths equihome.KeptFlows kept flows, of a run with keep = \"flows\"",
      "@field market_labels equihome.Record shares of paths by label and year, and rates",
      "@field notes equihome.Record classes of notes, senior first, and by name",
      "@field config equihome.Fund the fund as it was run", "@field hash string",
      "@field seed integer|string",
      "@field id string? name in the store; nil for a run that is not kept",
      "@field tags string[] names that it was given", "@operator len: integer",
    ]
  }
}
