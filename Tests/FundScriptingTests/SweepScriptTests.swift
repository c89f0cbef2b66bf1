import Foundation
import Testing

@Suite("Sweeps in scripts")
struct SweepScriptTests {
  private let small = #"""
    local small = eq.preset("equihome-v2", { ["fund.size"] = 5e6, ["expenses.annual"] = 1e4, ["expenses.formation"] = 1e4, ["waterfall.hurdle_rate"] = 0.01 })
    local sweep = eq.sweep(small) { ["waterfall.carry"] = { 0.1, 0.2 }, ["fees.management.rate"] = eq.vector { 0, 0.01 } }
    """#

  @Test("a table: cells, columns, rows, best, pivot")
  func table() throws {
    let ran = try script(
      small + #"""

        assert(#sweep == 4 and tostring(sweep):find("Sweep %(grid%) of 4 cells"))
        local t = sweep:run { paths = 4, seed = 1, metrics = { "net_irr.mean", "loss.q95" } }
        assert(#t == 4 and t[5] == nil)
        -- Paths in alphabetical order, the last varying fastest.
        assert(t[2]["fees.management.rate"] == 0 and t[2]["waterfall.carry"] == 0.2)
        assert(t[1].cell == 1 and t[1]["net_irr.mean_se"] > 0)
        assert(#t:rows() == 4 and t:rows()[3]["waterfall.carry"] == 0.1)
        assert(#t["net_irr.mean"] == 4 and t["net_irr.mean"][1] == t[1]["net_irr.mean"])
        local best = t:best("net_irr.mean", 2)
        assert(#best == 2 and best[1].cell == 1)
        assert(t:best("net_irr.mean", 1, "min")[1].cell == 4)
        -- Another spelling of the same figure.
        assert(t:best("loss.q0.95", 1)[1].cell)
        local p = t:pivot("waterfall.carry", "fees.management.rate", "net_irr.mean")
        assert(#p.row_values == 2 and p.values[2][1] == t[2]["net_irr.mean"] and p.se[1][1] > 0)
        assert(t:csv():sub(1, 10) == "cell,fees.")
        assert(t.cached == 0 and #t.notes == 0 and t.columns[1] == "cell")
        print(t)
        t:heatmap()
        t:heatmap("net_irr.mean", "waterfall.carry")
        """#)
    #expect(ran.output.contains("4 cells (grid), 4 paths each, seed 1"))
    #expect(ran.output.contains("fees.management.rate down, waterfall.carry across"))
    #expect(ran.output.contains("means of up to 2 cells"))
  }

  @Test("files: the cache and the CSV")
  func files() throws {
    let folder = NSTemporaryDirectory() + "equihome-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let source =
      small + """

        local folder = "\(folder)"
        local first = sweep:run { paths = 3, seed = 1, cache = folder }
        local again = sweep:run { paths = 3, seed = 1, cache = folder }
        assert(first.cached == 0 and again.cached == 4)
        assert(first:csv() == again:csv())
        again:write_csv(folder .. "/table.csv")
        local file = io.open(folder .. "/table.csv")
        assert(file:read("a") == again:csv())
        """
    _ = try script(source)
    let sandboxed = try failure(small + "\nsweep:run { paths = 2, cache = 'x' }") {
      $0.sandboxed = true
    }
    #expect(sandboxed.message.contains("touches files"))
    let csv = try failure(small + "\nsweep:run { paths = 2 }:write_csv 'x'") {
      $0.sandboxed = true
    }
    #expect(csv.message.contains("touches files"))
  }

  @Test(
    "wrong use is told with the line and the nearest name",
    arguments: [
      (#"eq.sweep(fund, { desing = "lhs" })"#, "did you mean 'design'?"),
      (#"eq.sweep(fund, { design = "lsh" })"#, "did you mean 'lhs'?"),
      (
        #"eq.sweep(fund, { design = "lhs" }) { ["waterfall.carry"] = { min = 0, max = 1 } }"#,
        "needs n"
      ),
      (#"eq.sweep(fund) { ["waterfall.cary"] = { 0.1 } }"#, "waterfall.carry"),
      (#"eq.sweep(fund) { ["waterfall.carry"] = { mim = 0, max = 1 } }"#, "did you mean 'min'?"),
      (#"eq.sweep(fund) { waterfall = { carry = { 0.1 } } }"#, "whole path"),
      (#"eq.sweep(fund) { ["waterfall.carry"] = 0.1 }"#, "a list of values"),
      (#"eq.sweep(fund):run {}"#, "no parameters yet"),
      (
        #"eq.sweep(fund) { ["waterfall.carry"] = { 0.1 } }:run { metric = "x" }"#,
        "did you mean 'metrics'?"
      ),
      (
        #"eq.sweep(fund) { ["waterfall.carry"] = { 0.1 } }:run { metrics = { "net_irr.men" } }"#,
        "net_irr.mean"
      ),
      (
        #"eq.sweep(fund) { ["waterfall.carry"] = { 0.1 } }:run { keep = "flows" }"#,
        "only its figures"
      ),
      (
        #"eq.sweep(fund) { ["waterfall.carry"] = { 0.1, 7, 8 } }:run { paths = 2 }"#, "2 of 3 cells"
      ),
      (
        #"eq.sweep(fund) { ["waterfall.carry"] = { 0.1 } }:run { paths = 2 }:best "tvpi.meen""#,
        "tvpi.mean"
      ),
      (
        #"eq.sweep(fund) { ["waterfall.carry"] = { 0.1 } }:run { paths = 2 }:pivot("a", "b")"#,
        "no parameter"
      ),
      (#"eq.sensitivity(fund, { metric = "net_irr.mean" })"#, "vary is missing"),
      (
        #"eq.sensitivity(fund, { vary = { ["waterfall.carry"] = { 0.1 } } })"#,
        "a range { low, high }"
      ),
      (
        #"eq.sensitivity(fund, { vary = { ["waterfall.carry"] = 0.1 }, method = "tornadoo" })"#,
        "did you mean 'tornado'?"
      ),
      (
        #"eq.sensitivity(fund, { vary = { ["waterfall.carry"] = 0.1 }, targt = 1 })"#,
        "did you mean 'target'?"
      ),
      (
        #"eq.sensitivity(fund, { vary = { ["waterfall.carry"] = 0.1 }, method = "breakeven" })"#,
        "needs a target"
      ),
    ])
  func wrongUse(source: String, part: String) throws {
    let error = try failure(source)
    #expect(error.message.contains(part), "\(error.message)")
    #expect(error.description.contains("test.lua:2"), "\(error)")
  }

  @Test("sensitivity: rows by position and by path, estimates, CSV")
  func sensitivity() throws {
    let ran = try script(
      small + #"""

        -- Fees that the fund can pay on every path are proportional to their rate.
        small.fees.management.rate = 0.01
        local s = eq.sensitivity(small, {
          vary = { ["fees.management.rate"] = { 0.0075, 0.0125 }, ["waterfall.carry"] = 0.5 },
          metric = "management_fees.mean", paths = 3, seed = 1,
        })
        assert(#s == 2 and s.method == "tornado" and s.cells == 5)
        assert(s[1].path == "fees.management.rate" and s["waterfall.carry"].swing.value == 0)
        assert(math.abs(s[1].at_high.value - s.base / 4) < 1e-9 * s.base)
        assert(s[1].low == 0.0075 and s[1].note == nil and s[1].at_low.se ~= nil)
        assert(s:csv():find("parameter,low,high,at_low", 1, true) == 1)
        print(s)
        print(s[1])
        local e = eq.sensitivity(small, {
          vary = { ["fees.management.rate"] = 0.1 }, metric = "management_fees.mean", method = "elasticity",
          paths = 3, seed = 1,
        })
        assert(math.abs(e[1].elasticity.value - 1) < 1e-9)
        """#)
    #expect(ran.output.contains("management_fees.mean, one parameter at a time"))
    #expect(ran.output.contains("fees.management.rate: at the low end"))
  }

  @Test("a parameter that the command line sets cannot vary")
  func overrides() throws {
    let error = try failure(small) { $0.overrides = [("waterfall.carry", 0.3)] }
    #expect(error.message.contains("waterfall.carry varies here"))
  }

  @Test("help knows them")
  func help() throws {
    let ran = try script(#"eq.help "sweep"; eq.help "sensitivity"; eq.help "heatmap""#)
    #expect(ran.output.contains("sweep:run{") && ran.output.contains("eq.sensitivity("))
    #expect(ran.output.contains("sweep_table:heatmap("))
  }
}
