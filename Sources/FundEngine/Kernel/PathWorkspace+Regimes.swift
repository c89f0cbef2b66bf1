import FundNumerics

extension PathWorkspace {
  /// Draws what prices depend on beside shocks: the regime of each month, or the row of history of each
  /// period. Nothing under other price models.
  func drawMarketState(seed: UInt64, path: UInt64) {
    if let regimes = fund.market.regimes {
      drawUniforms(
        seed: seed, path: path, stream: DrawStream.regimes, first: 0, count: normalStride)
      var state = regimes.draw(regimes.start, row: 0, uniforms[0])
      marketState[0] = Int32(truncatingIfNeeded: state)
      var month = 1
      while month <= fund.horizon {
        state = regimes.draw(regimes.next, row: state, uniforms[month])
        marketState[month] = Int32(truncatingIfNeeded: state)
        month &+= 1
      }
    } else if let history = fund.market.bootstrap {
      drawBlocks(history, seed: seed, path: path)
    }
  }

  private func drawBlocks(_ history: BootstrapTables, seed: UInt64, path: UInt64) {
    let periods = fund.horizon / history.monthsPerPeriod
    let count = (periods + 16) / 16 * 16
    // Restarts are put aside: both draws of a period are needed at once.
    drawUniforms(
      seed: seed, path: path, stream: DrawStream.regimes, first: 0, count: count)
    for period in 0..<count { scratch[period] = uniforms[period] }
    drawUniforms(
      seed: seed, path: path, stream: DrawStream.regimes, first: 1024, count: count)
    var row = 0
    var period = 1
    while period <= periods {
      if period == 1 || scratch[period] < history.restart {
        row = min(history.rows - 1, Int(Double(history.rows) * uniforms[period]))
      } else {
        row = row &+ 1 == history.rows ? 0 : row &+ 1
      }
      marketState[period] = Int32(truncatingIfNeeded: row)
      period &+= 1
    }
  }

  /// Adds growth that depends on the regime or the row of history, before shocks.
  func addMarketState() {
    let stride = fund.monthStride
    let zones = fund.zoneCount
    if fund.market.rates.priceWeight != 0 {
      for month in 0...fund.horizon { monthShock[month] = 0 }
    }
    if let regimes = fund.market.regimes {
      for zone in 0..<zones {
        let log = logIndex + zone * stride
        var month = 1
        while month <= fund.horizon {
          log[month] += regimes.drift[(Int(marketState[month]) &* zones &+ zone) &* stride &+ month]
          month &+= 1
        }
      }
    } else if let history = fund.market.bootstrap {
      for zone in 0..<zones {
        let log = logIndex + zone * stride
        let growth = history.growth + zone * history.rows
        var month = 1
        while month <= fund.horizon {
          let period = (month &+ history.monthsPerPeriod &- 1) / history.monthsPerPeriod
          log[month] += growth[Int(marketState[period])]
          month &+= 1
        }
      }
      let perYear = 12 / history.monthsPerPeriod
      for period in 1...(fund.horizon / history.monthsPerPeriod) {
        yearShock[(period - 1) / perYear] += history.score[Int(marketState[period])]
      }
    }
  }

  /// Turns shocks of the zone's own size, already added, into those of the month's regime.
  func scaleByRegime(log: UnsafeMutablePointer<Double>, scale: UnsafeMutablePointer<Double>) {
    guard let regimes = fund.market.regimes else { return }
    var month = 1
    while month <= fund.horizon {
      let factor = regimes.volatilityFactor[Int(marketState[month])]
      log[month] += (factor - 1) * (scale[month] * scratch[month])
      month &+= 1
    }
  }

  /// Multiplies hazards by what the month's regime does to them.
  func applyRegimesToHazards() {
    guard let regimes = fund.market.regimes else { return }
    let stride = fund.monthStride
    for zone in 0..<fund.zoneCount {
      var month = 1
      while month <= fund.horizon {
        let state = Int(marketState[month])
        let at = zone &* stride &+ month
        defaultWeight[at] *= regimes.defaultMultiplier[state]
        saleWeight[at] *= regimes.turnoverMultiplier[state]
        refinanceWeight[at] *= regimes.turnoverMultiplier[state]
        month &+= 1
      }
    }
  }
}
