import FundModel
import FundNumerics

/// Streams of draws; the numbers are frozen (docs/model.md, Draws).
enum DrawStream {
  static let price: UInt32 = 0
  static let climate: UInt32 = 1
  static let credit: UInt32 = 2
  static let loanTimes: UInt32 = 3
  static let loanSizes: UInt32 = 4
  static let loanKinds: UInt32 = 5
  static let rates: UInt32 = 6
  static let regimes: UInt32 = 7
  /// For functions of the fund's own; nothing draws from it yet.
  static let hooks: UInt32 = 8
  /// The loan streams of fund number k lie k strides further.
  static let fundStride: UInt32 = 16
}

extension PathWorkspace {
  /// Fills the market of a path: index, rates, hazard weights, climate, default driver.
  func drawMarket(seed: UInt64, path: UInt64) {
    drawPriceNormals(seed: seed, path: path)
    drawMarketState(seed: seed, path: path)
    accumulateIndex()
    if hooks?.points.contains(.pricePath) == true { repriceByHook(seed: seed, path: path) }
    drawRates(seed: seed, path: path)
    drawClimate(seed: seed, path: path)
    drawCreditFactors(seed: seed, path: path)
    fillHazardWeights()
    if hookHazards != nil { scaleHazardsByHook() }
  }

  /// `count` standard normals (a multiple of 16) of a stream from number `first`, one pass of
  /// uniforms and one of inversion.
  func drawNormals(
    seed: UInt64, path: UInt64, stream: UInt32, first: Int, count: Int,
    into out: UnsafeMutablePointer<Double>
  ) {
    drawUniforms(seed: seed, path: path, stream: stream, first: first, count: count)
    inverseNormalPass(
      uniforms: uniforms, scratch: scratch, out: out, count: count, shift: 0, scale: 1)
  }

  /// `count` uniforms (a multiple of 16) of a stream from number `first`, into `uniforms`.
  func drawUniforms(seed: UInt64, path: UInt64, stream: UInt32, first: Int, count: Int) {
    var done = 0
    while done < count {
      let block = Philox.blocks(
        seed: seed, path: path, stream: stream,
        firstIndex: UInt32(truncatingIfNeeded: (first &+ done) / 2))
      storeLanes(uniforms, done, Uniform.fine(low: block.0, high: block.1))
      storeLanes(uniforms, done &+ 8, Uniform.fine(low: block.2, high: block.3))
      done &+= 16
    }
  }

  private func drawPriceNormals(seed: UInt64, path: UInt64) {
    let zones = fund.zoneCount
    for component in 0..<fund.market.components {
      for zone in 0..<zones {
        drawNormals(
          seed: seed, path: path, stream: DrawStream.price,
          first: (16 * component + zone) * 1024, count: normalStride,
          into: normals + (component * zones + zone) * normalStride)
      }
    }
  }

  private func accumulateIndex() {
    let market = fund.market
    let zones = fund.zoneCount
    let stride = fund.monthStride
    let horizon = fund.horizon
    for year in 0..<market.years { yearShock[year] = 0 }
    for zone in 0..<zones {
      let log = logIndex + zone * stride
      let drift = market.drift + zone * stride
      for month in 0...horizon { log[month] = drift[month] }
    }
    addMarketState()
    for component in 0..<market.components {
      let phi = market.phi[component]
      let weight = market.shockWeight[component]
      for zone in 0..<zones {
        let log = logIndex + zone * stride
        let scale = market.scale + (component * zones + zone) * stride
        let rowStart = market.cholesky + zone * zones
        let source = normals + component * zones * normalStride
        // Correlated shocks of the zone into scratch, one pass a column of the factor.
        var column = 0
        while column <= zone {
          let load = rowStart[column]
          let from = source + column * normalStride
          var month = 0
          if column == 0 {
            while month <= horizon {
              storeLanes(scratch, month, loadLanes(from, month) * load)
              month &+= 8
            }
          } else {
            while month <= horizon {
              storeLanes(scratch, month, loadLanes(scratch, month) + loadLanes(from, month) * load)
              month &+= 8
            }
          }
          column &+= 1
        }
        var state = market.startScale[component * zones + zone] * scratch[0]
        var month = 1
        while month <= horizon {
          let shock = scratch[month]
          state = phi * state + scale[month] * shock
          log[month] += state
          yearShock[(month &- 1) / 12] += weight * shock
          month &+= 1
        }
        if market.regimes != nil { scaleByRegime(log: log, scale: scale) }
        if market.rates.priceWeight != 0 {
          month = 1
          while month <= horizon {
            monthShock[month] += weight * scratch[month]
            month &+= 1
          }
        }
      }
    }
    for zone in 0..<zones {
      let log = logIndex + zone * stride
      var month = 1
      while month <= horizon {
        log[month] += log[month &- 1]
        month &+= 1
      }
      let level = index + zone * stride
      let inverse = inverseIndex + zone * stride
      month = 0
      while month <= horizon {
        let value = exponential(loadLanes(log, month))
        storeLanes(level, month, value)
        storeLanes(inverse, month, 1 / value)
        month &+= 8
      }
    }
  }

  private func drawClimate(seed: UInt64, path: UInt64) {
    let market = fund.market
    drawNormals(
      seed: seed, path: path, stream: DrawStream.climate, first: 0,
      count: (market.years + 15) / 16 * 16, into: climate)
    let correlation = market.climateCorrelation
    let own = (1 - correlation * correlation).squareRoot()
    for year in 0..<market.years {
      let scale = market.yearShockScale[year]
      let shock =
        scale == 0
        ? climate[year] : correlation * (yearShock[year] * scale) + own * climate[year]
      climate[year] = max(0, 1 + market.climateVolatility * shock)
    }
  }

  private func drawCreditFactors(seed: UInt64, path: UInt64) {
    // 1 + zones numbers, at most 17: two groups of 16.
    drawNormals(
      seed: seed, path: path, stream: DrawStream.credit, first: 0, count: 32, into: creditNormals)
    for zone in 0..<fund.zoneCount {
      zoneDriver[zone] =
        fund.exits.marketLoading * creditNormals[0]
        + fund.exits.zoneLoading * creditNormals[1 + zone]
    }
  }

  private func fillHazardWeights() {
    let exits = fund.exits
    fillWeights(
      exits.saleSensitivity, overlay: exits.saleOverlay, into: saleWeight, inverse: saleInverse)
    fillWeights(
      exits.refinanceSensitivity, overlay: exits.refinanceOverlay, into: refinanceWeight,
      inverse: refinanceInverse)
    fillWeights(
      -exits.equitySensitivity, overlay: exits.defaultOverlay, into: defaultWeight,
      inverse: defaultInverse)
    let stride = fund.monthStride
    for zone in 0..<fund.zoneCount {
      let weight = defaultWeight + zone * stride
      var month = 1
      while month <= fund.horizon {
        weight[month] *= climate[(month &- 1) / 12]
        month &+= 1
      }
    }
    applyRegimesToHazards()
    applyRatesToHazards()
  }

  /// `overlay * I^b` by month, and `I^-b`, so that a hazard's price response is one product.
  private func fillWeights(
    _ sensitivity: Double, overlay: UnsafeMutablePointer<Double>,
    into weight: UnsafeMutablePointer<Double>, inverse: UnsafeMutablePointer<Double>
  ) {
    let stride = fund.monthStride
    for zone in 0..<fund.zoneCount {
      let start = zone * stride
      var month = 0
      while month <= fund.horizon {
        let at = start &+ month
        let scale = loadLanes(overlay, at)
        if sensitivity == 0 {
          storeLanes(weight, at, scale)
          storeLanes(inverse, at, Lanes(repeating: 1))
        } else {
          let power = exponential(loadLanes(logIndex, at) * sensitivity)
          storeLanes(weight, at, scale * power)
          storeLanes(inverse, at, 1 / power)
        }
        month &+= 8
      }
    }
  }
}
