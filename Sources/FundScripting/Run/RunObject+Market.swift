import FundModel
import FundReport
import LuaRuntime

extension RunObject {
  /// Members of the market by year, for completion.
  static func marketMembers(_ path: [String]) -> [String] {
    if path.count == 1 {
      return MarketLabel.allCases.map(\.name) + ["short_rate", "mortgage_rate"]
    }
    return MarketLabel.allCases.first { path == ["market_labels", $0.name] }?.words ?? []
  }

  /// Shares of paths by label, word and year, and mean rates at each year's end.
  func marketLabels(_ format: TextFormat) -> ScriptRecord {
    guard let market = result.market else {
      return ScriptRecord("market by year", fields: []) { "this run has no market by year" }
    }
    func vector(_ values: [Double]) -> LuaValue { .vector(DoubleBuffer(values)) }
    var fields = MarketLabel.allCases.map { label -> (name: String, value: LuaValue) in
      let words = label.words.map { word -> (name: String, value: LuaValue) in
        (word, vector(market.shares(label, word) ?? []))
      }
      return (
        label.name,
        .object(
          ScriptRecord(label.name, fields: words) { label.words.joined(separator: ", ") })
      )
    }
    fields += [
      ("short_rate", vector(market.shortRate)), ("mortgage_rate", vector(market.mortgageRate)),
    ]
    return ScriptRecord("market by year", fields: fields) {
      marketLabelTable(market).lines(format).joined(separator: "\n")
    }
  }
}
