import FundModel
import FundResults

/// Names for the columns of a breakdown: `zone_<name>_advances`, `vintage_3_collected`, `leverage`,
/// `calls_year_2`, `exit_lag`.
struct BreakdownNames {
  /// By column of the layout; no two are the same.
  let names: [String]

  init(_ layout: BreakdownLayout, config: FundConfig) {
    var names = [String](repeating: "", count: layout.columns)
    for grouping in BreakdownLayout.Grouping.allCases {
      for position in 0..<layout.count(grouping) {
        let label =
          switch grouping {
          case .zone: Self.plain(config.zones[position].name)
          case .vintage: "\(position + 1)"
          case .product: Self.plain(config.products[position].name)
          }
        for figure in BreakdownLayout.Figure.allCases {
          let column = layout.column(group: layout.group(grouping, position), figure)
          names[column] = "\(grouping.rawValue)_\(label)_\(Self.snake("\(figure)"))"
        }
      }
    }
    for line in AttributionLine.ofFund { names[layout.column(line)] = line.name }
    for item in BreakdownLayout.YearItem.allCases {
      for year in 0..<layout.years {
        names[layout.column(item, year: year)] = "\(item)_year_\(year)"
      }
    }
    for scalar in BreakdownLayout.Scalar.allCases {
      names[layout.column(scalar)] = Self.snake("\(scalar)")
    }
    // Zones whose names differ in signs alone would meet here.
    var seen: Set<String> = []
    for position in names.indices where !seen.insert(names[position]).inserted {
      names[position] += "_\(position)"
      seen.insert(names[position])
    }
    self.names = names
  }

  /// Letters and digits in lower case, all else as underscores.
  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  private static func snake(_ name: String) -> String {
    name.reduce(into: "") { text, character in
      if character.isUppercase { text += "_" }
      text += character.lowercased()
    }
  }
}
