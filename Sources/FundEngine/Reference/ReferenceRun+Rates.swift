import FundModel

extension ReferenceRun {
  /// Short rate of a month (docs/model.md, 2.4): the constant one, before overlays.
  func shortRate(_ month: Int) -> Double { config.market.rates.initial }

  /// Factor on the limits of all facilities in a month (docs/model.md, 2.1).
  func facilityLimit(_ month: Int) -> Double {
    var factor = 1.0
    for overlay in config.market.overlays
    where overlay.target == .facilityLimit && overlay.fromMonth <= month && month <= overlay.toMonth
    {
      let value =
        overlay.values.count == 1 ? overlay.values[0] : overlay.values[month - overlay.fromMonth]
      switch overlay.op {
      case .add: factor += value
      case .multiply: factor *= value
      case .set: factor = value
      }
    }
    return max(0, factor)
  }
}
