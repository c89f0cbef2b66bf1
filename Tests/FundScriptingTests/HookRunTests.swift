import FundEngine
import FundModel
import FundScripting
import FundService
import Testing

/// Hooks in runs: what each point does, and that the answer is the same for any number of threads.
@Suite("Hooks: runs")
struct HookRunTests {
  private static let european = """
    local carry, share = fund.waterfall.carry, fund.waterfall.catch_up
    fund.hooks.waterfall = function(d)
      d:return_capital()
      d:pay_preferred()
      if share > carry then d:catch_up(share, carry) end
      d:split { lp = 1 - carry, gp = carry }
    end

    """

  @Test("a European waterfall in Lua pays what the native tiers pay, on every path")
  func european() throws {
    // 1e-9 is the goal; the payments are the tiers' own, so that only sums may round otherwise.
    let ran = try script(
      """
      fund.waterfall.structure = "european"
      local native = fund:run { paths = 24, seed = 5 }
      \(Self.european)
      local run = fund:run { paths = 24, seed = 5, check = true }
      assert(native.carry:max() > 0)
      for _, name in ipairs { "net_irr", "tvpi", "carry", "distributed" } do
        local a, b = native[name]:values(), run[name]:values()
        for i = 1, 24 do
          assert(math.abs(a[i] - b[i]) <= 1e-9 * math.max(1, math.abs(a[i])), name .. " of path " .. i)
        end
      end
      print(run.hash ~= native.hash)
      """)
    #expect(ran.output == "true\n")
  }

  private static let everything = """
    \(european)
    fund.hooks.price_path = function(m)
      local i, n = m:index(1), m:normals("green")
      for month = 2, m.horizon + 1 do i[month] = i[month] * (1 + 0.001 * math.max(-1, math.min(1, n[month]))) end
    end
    fund.hooks.exit_hazard = function(z)
      for i = 1, #z.sale do z.sale[i] = z.zone == "red" and 1.5 or z.index[i] end
      z.default_by_age[13] = 2
    end
    fund.hooks.reinvest = function(r) return math.min(r.net, r.principal) * 0.5 end
    fund.hooks.trigger = function(t)
      if t.month > 30 and t.flows.defaults:sum() > 1 then return "stop_purchases" end
    end
    fund.hooks.month = function(m)
      m.state.peak = math.max(m.state.peak or 0, m.outstanding)
    end
    fund.hooks.metric = {
      peak = function(p) return p.state.peak end,
      late = function(p) return p:irr(p.net) - p.net_irr end,
    }
    fund.hooks.guardrail.peaks = function(r) return r:figure("peak.mean") > 0, r:figure("peak.mean") end

    """

  /// Three chunks of paths, so that several workers and states are at work.
  @Test("the same bits for 1, 2, 3 and 7 threads, and again from JSON")
  func threads() throws {
    let ran = try script(Self.everything + "return fund")
    let fund = try #require(ran.outcome.fund)
    let again = try ConfigDocument.parse(bytes: Array(fund.canonicalJSON.utf8), name: "again")
    var options = RunOptions()
    options.paths = 1100
    options.seed = 9
    options.failOn = .never
    var figures: [[UInt64]] = []
    for (document, threads) in [(fund, 1), (fund, 2), (fund, 3), (fund, 7), (again, 2)] {
      options.hookRuntime = LuaHookRuntime()
      options.threads = threads
      let result = try FundService.run(PreparedRun(document, options: options))
      let own = try #require(result.hookMetrics?.column("peak"))
      #expect(own.allSatisfy { $0 > 0 })
      figures.append((Array(result.samples.column(.netIrr)) + Array(own)).map(\.bitPattern))
    }
    #expect(figures.dropFirst().allSatisfy { $0 == figures[0] })
    #expect(try fund.hash == again.hash)
  }

  @Test("a path depends on itself alone: what it noted is gone in the next")
  func scratch() throws {
    let ran = try script(
      """
      fund.hooks.month = function(m) m.state.months = (m.state.months or 0) + 1 end
      fund.hooks.metric.months = function(p) return p.state.months end
      local run = fund:run { paths = 3, seed = 1 }
      print(run.months:min(), run.months:max())
      """)
    let parts = ran.output.split { $0 == "\t" || $0 == "\n" }
    #expect(parts.count == 2 && parts[0] == parts[1], "\(ran.output)")
  }

  @Test("hazards, prices, reinvestment and triggers act")
  func effects() throws {
    _ = try script(
      """
      local plain = fund:run { paths = 8, seed = 2 }
      local function with(hooks) return fund:with { hooks = hooks }:run { paths = 8, seed = 2 } end
      local frozen = with { exit_hazard = function(z) for i = 1, #z.sale do z.sale[i] = 0 end end }
      assert(frozen.sale_share:max() == 0 and plain.sale_share:mean() > 0)
      local flat = with { price_path = function(m)
        for _, zone in ipairs(m.zones) do
          local index = m:index(zone)
          for i = 1, #index do index[i] = 1 end
        end
      end }
      assert(flat.price_growth:max() == 0 and flat.price_growth:min() == 0)
      local none = with { reinvest = function(r) return 0 end }
      assert(none.recycled_share:max() == 0 and plain.recycled_share:mean() > 0)
      local stopped = with { trigger = function(t) if t.month >= 12 then return "stop_purchases" end end }
      assert(stopped.loan_count:mean() < plain.loan_count:mean())
      local held = with { trigger = function(t) return { "hold_distributions" } end }
      assert(held.payback_month:min() >= plain.payback_month:max())
      local seen = with { month = function(m)
        assert(m.cash == m.flows.cash[m.month + 1] and #m.flows.calls == m.month + 1)
        assert(#m:index("green") == m.month + 1 and #m.short_rate == m.month + 1)
        assert(math.abs(m.outstanding_by_zone:sum() - m.outstanding) <= 1e-6)
      end }
      assert(seen.net_irr:mean() == plain.net_irr:mean())
      """)
  }

  @Test("metrics become samples, guardrails outcomes")
  func results() throws {
    let ran = try script(
      """
      fund.hooks.metric = {
        gain = function(p) return p.tvpi - 1 end,
        none = function(p) return nil end,
        paid = function(p) return p.contributions:sum() - p.flows.calls:sum() end,
      }
      fund.hooks.guardrail.never = function(r) return false, r:figure("gain.mean") end
      local run = fund:run { paths = 5, seed = 4, fail_on = "never" }
      for i = 1, 5 do assert(run.gain:values()[i] == run.tvpi:values()[i] - 1) end
      assert(run.none:count() == 0 and run.none:undefined() == 5)
      assert(math.abs(run.paid:max()) < 1e-3)
      print(run:guardrails())
      """)
    #expect(ran.output.contains("never"))
  }

  @Test(
    "what a hook answers is checked; the message has hook, path, month and line",
    arguments: [
      ("waterfall = function(d) d:pay('lp', 2 * d.cash) end", "hooks.waterfall (path 0, month"),
      ("waterfall = function(d) d:pay('lp', d.cash / 2) end", "is left"),
      ("waterfall = function(d) d:pay('fund', 1) end", "'fund' gets no money here"),
      ("waterfall = function(d) d:split { lp = 0.8, gp = 0.1 } end", "the shares sum to 0.9"),
      ("waterfall = function(d) d:split { lp = 0.8, x = 0.2 } end", "the shares are given as"),
      ("waterfall = function(d) d.pay('lp', 1) end", "call it with a colon"),
      ("waterfall = function(d) return 1 end", "it returned 1.0; expected nothing"),
      ("waterfall = function(d) return d.csh end", "did you mean 'cash'?"),
      ("waterfall = function(d) d.cash = 1 end", "cannot be assigned to"),
      ("metric = { a = function(p) return 1/0 end }", "it returned inf"),
      ("metric = { a = function(p) return 'x' end }", "it returned a string"),
      ("metric = { a = function(p) return p.net[1] + p.flows.cals[1] end }", "'calls'"),
      ("reinvest = function(r) return r.net + 1 end", "hooks.reinvest (path 0, month"),
      ("reinvest = function(r) end", "it returned nothing; expected money"),
      ("trigger = function(t) return 'stop' end", "it returned 'stop'; expected nil, or of"),
      ("month = function(m) m:index('gren') end", "did you mean 'green'?"),
      ("month = function(m) m:index(1)[1] = 1 end", "read-only"),
      (
        "month = function(m)\n  local x = nil + m.cash\nend",
        "line 2: attempt to perform arithmetic"
      ),
      ("price_path = function(m) m:index(1)[5] = -1 end", "must be above 0"),
      ("exit_hazard = function(z) z.sale[5] = -1 end", "must be at least 0"),
      ("guardrail = { g = function(r) return r:figure('net_irr.men') end }", "no figure"),
      ("guardrail = { g = function(r) return 1 end }", "it returned 1.0; expected true"),
    ])
  func answers(hook: String, problem: String) throws {
    let error = try failure(
      "fund:with { hooks = { \(hook) } }:run { paths = 1, seed = 1, fail_on = 'never' }")
    #expect(error.message.contains(problem), "\(error.message)")
    #expect(error.message.contains("hooks."), "\(error.message)")
  }

  @Test("a hook that does not return is stopped, and the session lives on")
  func endless() throws {
    let (options, collected) = options { _ in }
    let session = try ScriptSession(options)
    let clock = ContinuousClock()
    let time = clock.measure {
      let error = #expect(throws: ScriptError.self) {
        _ = try session.run(
          source: """
            eq = require "equihome"; fund = eq.preset "equihome-v2"
            fund.hooks.month = function(m) while true do pcall(function() while true do end end) end end
            fund:run { paths = 2, seed = 1 }
            """, name: "loop.lua")
      }
      #expect(error?.message.contains("one call may take 2 seconds") == true, "\(error as Any)")
    }
    #expect(time < .seconds(8))  // 2 s, and a machine that does other things
    _ = try session.run(source: "print(1 + 1)", name: "after.lua")
    #expect(collected.text == "2\n")
  }

  @Test("stopping the script stops a hook that loops, at once")
  func stopped() throws {
    let (options, _) = options { $0.deadline = 0.5 }
    let error = #expect(throws: ScriptError.self) {
      _ = try ScriptSession(options).run(
        source: """
          local eq = require "equihome"; local fund = eq.preset "equihome-v2"
          fund.hooks.month = function(m) while true do end end
          fund:run { paths = 2, seed = 1 }
          """, name: "loop.lua")
    }
    #expect(error?.code == .timeLimit || error?.code == .interrupted, "\(error as Any)")
  }

  @Test("a hook that wants too much memory is stopped")
  func memory() throws {
    let error = try failure(
      """
      fund.hooks.month = function(m) local t = {} while true do t[#t + 1] = { #t } end end
      fund:run { paths = 2, seed = 1 }
      """)
    #expect(error.message.contains("it wants more than 64 MB"), "\(error.message)")
  }

  @Test("without a runtime a fund with hooks is not run")
  func noRuntime() throws {
    let ran = try script("fund.hooks.month = function(m) end return fund")
    let fund = try #require(ran.outcome.fund)
    #expect(throws: ServiceError.self) { _ = try PreparedRun(fund) }
  }
}
