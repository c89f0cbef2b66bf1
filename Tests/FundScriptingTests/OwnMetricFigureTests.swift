import FundScripting
import TestSupport
import Testing

/// Metrics of the fund's own wherever a figure is asked for.
@Suite("Figures of own metrics") struct OwnMetricFigureTests {
  private static let fund = """
    local eq = require "equihome"
    local fund = eq.preset "equihome-v2"
    fund.hooks.metric = { doubled = function(p) return 2 * p.tvpi end }
    """

  /// A metric that doubles another has twice its figures, differences and slopes.
  @Test func inStressSweepAndSolve() throws {
    let (options, collected) = options { $0.run.paths = 40 }
    _ = try ScriptSession(options).run(
      source: Self.fund + """

        local test = eq.stress(fund, { eq.scenario "gfc-2008" },
          { metrics = { "tvpi.mean", "doubled.mean", "probability(doubled < 2)", "probability(tvpi < 1)" } })
        local d = test[1].differences
        local function near(a, b) return math.abs(a - b) <= 1e-12 * math.max(1, math.abs(b)) end
        assert(near(d["doubled.mean"].value, 2 * d["tvpi.mean"].value), "stress")
        assert(near(d["doubled.mean"].se, 2 * d["tvpi.mean"].se), "error")
        assert(d["probability(doubled < 2)"].value == d["probability(tvpi < 1)"].value, "share")
        local t = eq.sweep(fund) { ["waterfall.carry"] = { 0.1, 0.2 } }
          :run { metrics = { "tvpi.mean", "doubled.mean" } }
        for i = 1, 2 do assert(near(t[i]["doubled.mean"], 2 * t[i]["tvpi.mean"]), "sweep") end
        local answer = eq.solve(fund, { vary = "fees.management.rate", low = 0, high = 0.06,
          until_ = "doubled.mean = 2.5" })
        local plain = eq.solve(fund, { vary = "fees.management.rate", low = 0, high = 0.06,
          until_ = "tvpi.mean = 1.25" })
        assert(math.abs(answer.value - plain.value) <= 1e-3 * answer.se, "solve")
        local ok, message = pcall(eq.stress, fund, { eq.scenario "gfc-2008" }, { metrics = { "doubld.mean" } })
        assert(not ok and tostring(message):find("doubled", 1, true), tostring(message))
        print "held"
        """, name: "own.lua")
    #expect(collected.text == "held\n")
  }
}
