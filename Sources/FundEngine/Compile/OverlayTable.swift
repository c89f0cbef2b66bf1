import FundModel

/// One overlaid input by zone and month: its base, changed by the overlays in order, then clamped
/// (docs/model.md, Overlays).
struct OverlayTable {
  let monthStride: Int
  private(set) var values: [Double]

  /// - Parameters:
  ///   - base: the value of a zone and month before overlays.
  ///   - months: entries 0..<months are filled; the rest of the stride stays 0.
  init(
    _ target: Overlay.Target, config: FundConfig, monthStride: Int, months: Int,
    clamp: ClosedRange<Double>, base: (_ zone: Int, _ month: Int) throws -> Double
  ) rethrows {
    self.monthStride = monthStride
    values = Array(repeating: 0, count: config.zones.count * monthStride)
    for zone in config.zones.indices {
      for month in 0..<months { values[zone * monthStride + month] = try base(zone, month) }
    }
    for overlay in config.market.overlays where overlay.target == target {
      for (zone, terms) in config.zones.enumerated()
      where overlay.zones.isEmpty || overlay.zones.contains(terms.name) {
        apply(overlay, zone: zone, months: months)
      }
    }
    for zone in config.zones.indices {
      for month in 0..<months {
        let index = zone * monthStride + month
        values[index] = min(max(values[index], clamp.lowerBound), clamp.upperBound)
      }
    }
  }

  subscript(zone: Int, month: Int) -> Double { values[zone * monthStride + month] }

  private mutating func apply(_ overlay: Overlay, zone: Int, months: Int) {
    guard overlay.fromMonth < months else { return }
    for month in overlay.fromMonth...min(overlay.toMonth, months - 1) {
      let value =
        overlay.values.count == 1
        ? overlay.values[0] : overlay.values[month - overlay.fromMonth]
      let index = zone * monthStride + month
      switch overlay.op {
      // A jump of the property value is stated as a relative change, so adding x scales by 1 + x.
      case .add where overlay.target == .propertyValue: values[index] *= 1 + value
      case .add: values[index] += value
      case .multiply: values[index] *= value
      case .set: values[index] = value
      }
    }
  }
}
