import FundModel

/// The words of each year of a path: `marks[year * MarketLabel.count + label]`, 0 for the highest word.
public struct LabelMarks: Sendable {
  public let years: Int
  public internal(set) var marks: [UInt8]

  init(years: Int) {
    self.years = years
    marks = Array(repeating: 1, count: years * MarketLabel.count)
  }
}

extension PathWorkspace {
  /// The words of the last path's years.
  public var marketLabels: LabelMarks { labels }

  /// Short rate of the last path by month, 0...horizon.
  public var shortRates: UnsafePointer<Double> { UnsafePointer(ratePath) }

  /// Decides the words of the path, from its market alone.
  func labelMarket() {
    let table = fund.labels
    let stride = fund.monthStride
    for year in 0..<labels.years {
      let opening = 12 &* year
      let closing = opening &+ 12
      var growth = 0.0
      for zone in 0..<fund.zoneCount {
        let row = zone &* stride
        growth +=
          table.weight[zone] * (index[row &+ closing] * inverseIndex[row &+ opening] - 1)
      }
      var defaults = 0.0
      var month = opening &+ 1
      if let regimes = fund.market.regimes {
        while month <= closing {
          let multiple = regimes.defaultMultiplier[Int(marketState[month])]
          defaults += table.defaultPart[month] * multiple
          month &+= 1
        }
      } else {
        while month <= closing {
          defaults += table.defaultPart[month]
          month &+= 1
        }
      }
      let at = year &* MarketLabel.count
      labels.marks[at] = Self.mark(growth - table.growth, table.growthBand)
      labels.marks[at &+ 1] = Self.mark(ratePath[closing] - ratePath[opening], table.rateBand)
      labels.marks[at &+ 2] = Self.mark(growth - climate[year] * defaults, table.outlookBand)
    }
  }

  @inline(__always)
  private static func mark(_ figure: Double, _ band: Double) -> UInt8 {
    // The slack keeps rounding from deciding where the band is 0 and nothing moves.
    let reach = band + 1e-9
    return figure > reach ? 0 : figure < 0 - reach ? 2 : 1
  }
}
