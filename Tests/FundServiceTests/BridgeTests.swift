import FundModel
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct BridgeTests {
  /// A small fund that earns carry.
  private static let fund = [
    "fund.size=10000000", "expenses.annual=20000", "waterfall.hurdle_rate=0.01",
  ]

  private func bridge(_ changes: [String] = []) throws -> FundBridge {
    try FundService.bridge(
      Service.preset("equihome-v2", Self.fund + changes),
      options: Service.options(paths: 60))
  }

  @Test func stepsSumFromNetToGross() throws {
    let document = try Service.preset("equihome-v2", Self.fund)
    let bridge = try FundService.bridge(document, options: Service.options(paths: 60))
    let result = try FundService.run(
      document, options: Service.options(paths: 60) { $0.failOn = .never })
    let net = try #require(bridge.netIrr)
    let gross = try #require(bridge.grossIrr)
    // Each mean of 60 figures below 1 is rounded once a path.
    let tolerance = 60 * Double.ulpOfOne * Double(bridge.steps.count)
    #expect(abs(bridge.steps.reduce(net) { $0 + $1.irr } - gross) <= tolerance)
    let tvpi = try #require(bridge.tvpi)
    let multiple = try #require(bridge.grossMultiple)
    #expect(abs(bridge.steps.reduce(tvpi) { $0 + $1.tvpi } - multiple) <= 4 * tolerance)
    #expect(bridge.leftOut == 0)
    #expect(net == result.sample(.netIrr).mean)
    #expect(
      bridge.steps.map(\.name).prefix(3) == ["carry", "management_fee", "expenses"])
    #expect(bridge.steps.last?.name == "cash_drag")
    // What is taken off cost something.
    for step in bridge.steps.prefix(3) { #expect(step.irr > 0, "\(step)") }
  }

  /// A layer that is not there has no step; one that is there does what the changed fund does.
  @Test func aStepIsTheChangedFund() throws {
    let bridge = try bridge(["waterfall.carry=0", "waterfall.catch_up=0"])
    #expect(bridge.steps.first?.name == "management_fee")
    let changes = Self.fund + ["waterfall.carry=0", "waterfall.catch_up=0"]
    func mean(_ more: [String]) throws -> Double {
      try FundService.run(
        Service.preset("equihome-v2", changes + more),
        options: Service.options(paths: 60) { $0.failOn = .never }
      ).sample(.netIrr).mean ?? .nan
    }
    let off = ["fees.management.rate=0", "fees.management.step_downs=[]"]
    let expected = try mean(off) - mean([])
    #expect(abs((bridge.steps.first?.irr ?? .nan) - expected) <= 60 * Double.ulpOfOne)
  }
}
