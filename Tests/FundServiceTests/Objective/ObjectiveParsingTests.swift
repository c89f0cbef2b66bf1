import FundModel
import FundResults
import FundService
import Testing

@Suite struct ObjectiveParsingTests {
  @Test(
    arguments: [
      ("net_irr.mean", Objective(.metric(.netIrr), .statistic(.mean))),
      ("  tvpi.sd ", Objective(.metric(.tvpi), .statistic(.sd))),
      ("net_irr.q05", Objective(.metric(.netIrr), .statistic(.quantile(0.05)))),
      ("net_irr.q0.05", Objective(.metric(.netIrr), .statistic(.quantile(0.05)))),
      ("net_irr.var0.95", Objective(.metric(.netIrr), .statistic(.valueAtRisk(0.95)))),
      ("loss.cvar99", Objective(.loss, .statistic(.conditionalValueAtRisk(0.99)))),
      (
        "probability(net_irr < 0)",
        Objective(.metric(.netIrr), .probability(.below, .number(0)))
      ),
      (
        "probability( tvpi>=1.5 )",
        Objective(.metric(.tvpi), .probability(.atLeast, .number(1.5)))
      ),
      (
        "probability(net_irr <= 5%)",
        Objective(.metric(.netIrr), .probability(.atMost, .number(0.05)))
      ),
      (
        "probability(net_irr < hurdle)",
        Objective(.metric(.netIrr), .probability(.below, .hurdle))
      ),
      (
        "probability_of_loss", Objective(.metric(.tvpi), .probability(.below, .number(1)))
      ),
    ] as [(String, Objective)])
  func reads(text: String, objective: Objective) throws {
    let read = try Objective(parsing: text)
    #expect(read == objective)
    #expect(try Objective(parsing: read.name) == objective, "its name reads back: \(read.name)")
  }

  @Test(
    arguments: [
      ("net_ir.mean", 1, "net_irr"), ("net_irr.maen", 9, "net_irr.mean"),
      ("net_irr", 8, "net_irr.mean"), ("loss", 5, "loss.cvar0.99"), ("", 1, nil),
      ("net_irr.q1.5", 9, nil), ("net_irr.mean x", 14, nil),
      ("probability(net_irr = 0)", 20, nil), ("probability(net_irr < nan)", 23, nil),
      ("probability(net_irr < 0", 24, nil), ("probability net_irr < 0", 13, nil),
      ("probability(net_irr < hurdel)", 23, "hurdle"), ("probability(tvpy < 1)", 13, "tvpi"),
      ("max_cltv", 1, nil), ("probability_of_los", 1, "probability_of_loss"),
    ] as [(String, Int, String?)])
  func refusesWithPlaceAndNearestName(text: String, position: Int, suggestion: String?) {
    let error = #expect(throws: ObjectiveError.self) { try Objective(parsing: text) }
    #expect(error?.position == position, "\(text): \(error.map(\.description) ?? "")")
    #expect(error?.suggestion == suggestion)
  }

  @Test(
    arguments: [
      ("probability(net_irr < 0) = 0.05", .equal, 0.05), ("net_irr.mean>=8%", .atLeast, 0.08),
      ("loss.var0.99 < -1e-3", .below, -0.001), ("tvpi.median == 1.5", .equal, 1.5),
    ] as [(String, ObjectiveCondition.Relation, Double)])
  func conditions(text: String, relation: ObjectiveCondition.Relation, target: Double) throws {
    let read = try ObjectiveCondition(parsing: text)
    #expect(read.relation == relation)
    #expect((read.target - target).magnitude <= target.magnitude.ulp)
    #expect(try ObjectiveCondition(parsing: read.description) == read)
  }

  @Test(
    arguments: [
      ("net_irr.mean", 13), ("net_irr.mean = ", 16), ("net_irr.mean => 1", 14),
      ("net_irr.mean = 0.05 0.06", 21), ("net_irr.mean = inf", 16),
    ] as [(String, Int)])
  func brokenConditions(text: String, position: Int) {
    let error = #expect(throws: ObjectiveError.self) { try ObjectiveCondition(parsing: text) }
    #expect(error?.position == position, "\(text): \(error.map(\.description) ?? "")")
  }
}
