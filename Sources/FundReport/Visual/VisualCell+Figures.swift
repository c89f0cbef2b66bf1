import FundModel
import FundResults

extension VisualCell {
  /// A figure with its error in a unit of its own; without a value an empty cell.
  static func figure(
    _ value: Double?, _ unit: MetricUnit? = nil, error: Double? = nil, interval: Interval? = nil
  ) -> VisualCell {
    guard let value = known(value) else { return .empty }
    return .figure(
      Figure(value, unit: unit, standardError: known(error), interval: interval))
  }
}

extension VisualText {
  /// Why something is not there.
  static func missing(_ id: String, _ title: String, _ reason: String) -> VisualItem {
    .text(VisualText(id: id, role: .note, title: title, reason))
  }

  /// For what rests on the breakdown of a run that kept none.
  static func needsBreakdown(_ id: String, _ title: String) -> VisualItem {
    missing(
      id, title,
      "The run kept no breakdown, which this is read from. `equihome report` runs the fund with it; "
        + "so do `equihome run --tables attribution` and `fund:run { breakdown = true }`.")
  }
}

extension VisualView {
  /// A view from its parts, in order.
  init(_ name: Name, title: String, _ parts: [VisualItem]...) {
    self.init(name, title: title, items: parts.flatMap { $0 })
  }
}
