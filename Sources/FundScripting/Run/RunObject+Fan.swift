import FundModel
import FundReport
import FundResults
import LuaRuntime

extension RunObject {
  /// Quantiles that a fan is made of.
  private static let fanLevels = [0.05, 0.25, 0.5, 0.75, 0.95]
  static let fanColumns = FlowFan.Column.allCases.map(\.rawValue)

  static func addFan(_ type: inout Definition, _ context: ScriptContext) {
    type.methods["fan"] = { run, call in
      let name = try call.optionalString(1) ?? FlowFan.Column.cumulativeNet.rawValue
      context.write(
        try run.fanChart(name, call, format: context.options.format).joined(separator: "\n"))
      return call.returns()
    }
  }

  private func fanChart(
    _ name: String, _ call: borrowing LuaCall, format: TextFormat
  ) throws -> [String] {
    guard let column = FlowFan.Column(rawValue: name) else {
      if FlowItem.allCases.contains(where: { $0.name == name }) {
        throw LuaError(
          "the ledger's '\(name)' is kept as a mean over paths alone (run.flows.\(name)); a fan needs "
            + "every path, which there is of " + Self.fanColumns.joined(separator: ", "))
      }
      throw call.unknown("there is no fan of", name, among: Self.fanColumns)
    }
    guard let matrix = result.matrix else {
      throw LuaError(
        "a fan needs the flows of every path; run the fund with keep = \"flows\"")
    }
    // The scale takes about 12 columns.
    let room = max(20, format.width - 12)
    let step = [1, 3, 6, 12].first { (matrix.months + $0 - 1) / $0 <= room } ?? 24
    let fan = FlowFan(matrix, column, levels: Self.fanLevels, step: step)
    return bandChart(
      BandSeries(fan), title: "LP " + name.split(separator: "_").joined(separator: " "),
      format: format, scale: money)
  }
}
