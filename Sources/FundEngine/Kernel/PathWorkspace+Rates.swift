import FundNumerics

extension PathWorkspace {
  /// Short rate of a month.
  @inline(__always)
  func shortRate(_ month: Int) -> Double { ratePath[month] }

  /// Factor of a month on the commitments of facilities.
  @inline(__always)
  func facilityLimit(_ month: Int) -> Double { fund.market.facilityLimit[month] }

  /// Fills the short rate of the path; one that is the same in every path stands there already.
  func drawRates(seed: UInt64, path: UInt64) {
    let rates = fund.market.rates
    guard rates.isRandom else { return }
    // Own normals, then the month's shock, in the place of the rate that it makes.
    let shock = rateResponse
    drawNormals(
      seed: seed, path: path, stream: DrawStream.rates, first: 0, count: normalStride,
      into: normals)
    let hasPrices = rates.priceWeight != 0
    var month = 1
    while month <= fund.horizon {
      shock[month] =
        hasPrices
        ? rates.priceWeight * monthShock[month] + rates.ownWeight * normals[month] : normals[month]
      month &+= 1
    }
    var rate = rates.initial
    ratePath[0] = rates.overlaid(rate, month: 0)
    switch rates.law {
    case .fixed: break
    case .vasicek(let deviation):
      month = 1
      while month <= fund.horizon {
        rate = rates.mean + (rate - rates.mean) * rates.decay + deviation * shock[month]
        ratePath[month] = rates.overlaid(rate, month: month)
        month &+= 1
      }
    case .cir(let scale, let central):
      if central != nil {
        drawUniforms(
          seed: seed, path: path, stream: DrawStream.rates, first: 1024, count: normalStride)
      }
      month = 1
      while month <= fund.horizon {
        let root = (rate * rates.decay / scale).squareRoot() + shock[month]
        let rest = central.map { 2 * $0.quantile(uniforms[month]) } ?? 0
        rate = scale * (root * root + rest)
        ratePath[month] = rates.overlaid(rate, month: month)
        month &+= 1
      }
    }
  }

  /// Multiplies refinance hazards by what rates have done since origination.
  func applyRatesToHazards() {
    let sensitivity = fund.market.rates.refinanceSensitivity
    guard sensitivity != 0 else { return }
    let stride = fund.monthStride
    let inverse = rateResponse + stride
    var month = 0
    while month <= fund.horizon {
      let change = (loadLanes(ratePath, month) - ratePath[0]) * (0 - sensitivity)
      storeLanes(rateResponse, month, exponential(change))
      storeLanes(inverse, month, exponential(0 - change))
      month &+= 8
    }
    for zone in 0..<fund.zoneCount {
      month = 0
      while month <= fund.horizon {
        let at = zone &* stride &+ month
        storeLanes(
          refinanceWeight, at, loadLanes(refinanceWeight, at) * loadLanes(rateResponse, month))
        storeLanes(
          refinanceInverse, at, loadLanes(refinanceInverse, at) * loadLanes(inverse, month))
        month &+= 8
      }
    }
  }
}
