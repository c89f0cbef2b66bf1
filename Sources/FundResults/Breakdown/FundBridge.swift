/// What every layer between the loans and the LPs costs: from net to gross by runs with one layer
/// after the other taken off (docs/model.md, 6.1). The steps sum to gross less net.
public struct FundBridge: Sendable, Equatable, Codable {
  public struct Step: Sendable, Equatable, Codable {
    /// Name of the layer, for example `management_fee`; the last is `cash_drag`.
    public var name: String
    public var label: String
    /// What taking it off adds, mean of path by path differences, with its standard error.
    public var irr: Double
    public var irrError: Double?
    public var tvpi: Double
    public var tvpiError: Double?

    enum CodingKeys: String, CodingKey {
      case name, label, irr, tvpi
      case irrError = "irr_se"
      case tvpiError = "tvpi_se"
    }
  }

  /// The two figures of one state of the fund, by path: rate of return and multiple.
  public struct State: Sendable {
    public var irr: [Double]
    public var multiple: [Double]

    public init(irr: [Double], multiple: [Double]) {
      self.irr = irr
      self.multiple = multiple
    }
  }

  public var netIrr: Double?
  public var grossIrr: Double?
  public var tvpi: Double?
  public var grossMultiple: Double?
  public var steps: [Step]
  /// Paths that the means rest on, and those on which some figure of the bridge is undefined.
  public var paths: Int
  public var leftOut: Int

  enum CodingKeys: String, CodingKey {
    case tvpi, steps, paths
    case netIrr = "net_irr"
    case grossIrr = "gross_irr"
    case grossMultiple = "gross_multiple"
    case leftOut = "left_out"
  }

  /// - Parameters:
  ///   - states: net, then after each layer taken off, then gross.
  ///   - layers: name and label of each step, one fewer than states.
  /// - Precondition: all states have figures for the same paths.
  public init(states: [State], layers: [(name: String, label: String)]) {
    precondition(states.count == layers.count + 1)
    let count = states[0].irr.count
    precondition(states.allSatisfy { $0.irr.count == count && $0.multiple.count == count })
    let kept = (0..<count).filter { path in
      states.allSatisfy { $0.irr[path].isFinite && $0.multiple[path].isFinite }
    }
    func mean(_ values: [Double]) -> Double? { SampleMoments(kept.map { values[$0] }).mean }
    paths = kept.count
    leftOut = count - kept.count
    netIrr = mean(states[0].irr)
    tvpi = mean(states[0].multiple)
    grossIrr = mean(states[states.count - 1].irr)
    grossMultiple = mean(states[states.count - 1].multiple)
    steps = layers.enumerated().map { position, layer in
      let (before, after) = (states[position], states[position + 1])
      let irr = SampleMoments(kept.map { after.irr[$0] - before.irr[$0] })
      let multiple = SampleMoments(kept.map { after.multiple[$0] - before.multiple[$0] })
      return Step(
        name: layer.name, label: layer.label, irr: irr.mean ?? 0, irrError: irr.standardError,
        tvpi: multiple.mean ?? 0, tvpiError: multiple.standardError)
    }
  }
}
