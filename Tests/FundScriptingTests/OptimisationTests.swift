import FundScripting
import Testing

@Suite("Frontier, optimiser, calibration")
struct OptimisationTests {
  static let fixtures = packageRoot.appendingPathComponent("Tests/fixtures").path

  /// The preset without guardrails, small.
  static let small =
    #"eq = require "equihome"; fund = eq.preset("equihome-v2", { ["fund.size"] = 1e7, guardrails = {} })"#

  @Test("a frontier is a list of points with figures, and prints")
  func frontier() throws {
    let ran = try script(
      """
      local f = eq.frontier(fund, { points = 4, paths = 30, seed = 3, max = { red = 0.5 }, checks = 1,
        limits = { { zones = { orange = 1, red = 1 }, max = 0.9, name = "risky" } } })
      assert(#f == 4 and #f.points == 4 and f.method == "mean_variance" and f.metric == "net_irr")
      local sum = 0
      for zone, weight in pairs(f[4].weights) do sum = sum + weight end
      assert(math.abs(sum - 1) < 1e-9 and f[4].weights.red <= 0.5 + 1e-9)
      assert(f[1].mean <= f[4].mean and f[1].risk <= f[4].risk and f[1].mean_se > 0)
      assert(f.minimum_risk.risk == f[1].risk and f.pure.green.weights.green == 1)
      assert(f[4].fund.mean_difference_se >= 0 and f[2].fund == nil)
      assert(f:csv():find("weight_green", 1, true) and f:json():find('"risk_free"', 1, true))
      f:plot()
      print(f)
      """, prelude: Self.small)
    #expect(ran.output.contains("Frontier of Net IRR over zones"))
    #expect(ran.output.contains("The whole fund at these weights"))
    #expect(ran.lines.allSatisfy { $0.count <= 100 })
  }

  @Test("methods, grids and mistakes")
  func methods() throws {
    _ = try script(
      """
      local f = eq.frontier(fund, { method = "simplex", step = 0.5, paths = 20, metric = "tvpi" })
      assert(#f == 6 and f.risk_free == 1)
      local best = 0
      for _, p in pairs(f) do if not p.dominated then best = best + 1 end end
      assert(best >= 1)
      local c = eq.frontier(fund, { method = "mean_cvar", level = 0.8, points = 2, paths = 30, checks = 0 })
      assert(c.level == 0.8 and #c == 2)
      """, prelude: Self.small)
    for (call, message) in [
      ("eq.frontier(fund, { method = \"mean\" })", "one of mean_variance, mean_cvar, simplex"),
      ("eq.frontier(fund, { point = 3 })", "did you mean 'points'?"),
      ("eq.frontier(fund, { metric = \"net_ir\" })", "did you mean 'net_irr'?"),
      (
        "eq.frontier(fund, { paths = 20, max = { red = 0.2, green = 0.3, orange = 0.4 } })",
        "weights sum to 1"
      ),
      ("eq.frontier(fund, { limits = { { max = 1 } } })", "limits[1]"),
      (
        "eq.optimise(fund, { vary = { [\"waterfall.carry\"] = 0.1 }, maximise = \"net_irr.mean\" })",
        "two numbers"
      ),
      ("eq.optimise(fund, { vary = { [\"waterfall.carry\"] = { 0.1, 0.2 } } })", "maximise"),
      ("eq.optimise(fund, { vary = {}, maximise = \"net_irr.men\" })", "net_irr.mean"),
      ("eq.calibrate(\"nothing.csv\")", "nothing.csv"),
      ("eq.calibrate(\"nothing.csv\", { model = \"momentun\" })", "did you mean 'momentum'?"),
      ("eq.calibrate(\"nothing.csv\", { zone = {} })", "did you mean 'zones'?"),
    ] {
      let error = try failure(call)
      #expect("\(error)".contains(message), "\(call): \(error)")
    }
  }

  @Test("the best values, their history, and what they give on fresh paths")
  func optimise() throws {
    let ran = try script(
      """
      local o = eq.optimise(fund, { vary = { ["fees.management.rate"] = { 0, 0.03 }, ["expenses.annual"] = { 0, 1e5 } },
        maximise = "net_irr.mean", evaluations = 14, paths = 12, seed = 2 })
      assert(o.best["fees.management.rate"] < 0.005 and o.best["expenses.annual"] < 2e4)
      assert(o.evaluations == #o.history and o.history[1].value == o.start.value)
      assert(o.value >= o.start.value and o.se > 0 and o.fresh.value ~= o.value and o.feasible)
      assert(o:csv():find("fees.management.rate", 1, true))
      print(o)
      """, prelude: Self.small)
    #expect(ran.output.contains("the same on fresh paths"))
  }

  @Test("a calibration reports, and gives a fund")
  func calibrate() throws {
    let ran = try script(
      """
      local c = eq.calibrate("\(Self.fixtures)/synthetic-metros.csv", { resamples = 10,
        zones = { green = "90010", orange = "90020", red = "90030" } })
      local changed = c:apply(fund)
      assert(changed.zones.red.appreciation_rate == c.parameters.zones.red.appreciation_rate)
      assert(changed:why("market.correlation"):find("calibrated from", 1, true))
      assert(#changed:validate() == 0 and #c.zones.green == 4 and c.zones.green[1].target_se > 0)
      assert(c.parameters.components[1].share > 0 and #c.parameters.correlation == 3)
      print(c)
      """)
    #expect(ran.output.contains("Volatility a year, by horizon"))
    #expect(ran.lines.joined(separator: " ").contains("stationary block bootstrap"))
    let error = try failure("eq.calibrate(\"x.csv\")") { $0.sandboxed = true }
    #expect("\(error)".contains("sandboxed"))
  }
}
