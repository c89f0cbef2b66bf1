import FundModel
import FundScripting
import Testing

@Suite("Paths of a script")
struct PathTests {
  @Test("a path tells its loans, months, market, events and metrics")
  func path() throws {
    let ran = try script(
      """
      local run = fund:run { paths = 12, seed = 3 }
      local path = run:path(5)
      local loan = path.loans[1]
      for _, name in ipairs { "number", "zone", "product", "month_bought", "amount", "ltv", "senior_ltv",
          "start_value", "exit_month", "exit", "value_at_exit", "claim", "collected", "month_collected",
          "recovery", "irr" } do
        assert(loan[name] ~= nil, name)
      end
      assert(loan.number == 1 and math.abs(loan.start_value * loan.ltv - loan.amount) < 1e-6)
      assert(#path.months.calls == path.horizon + 1 and path.months.month[3] == 2)
      assert(path.months.calls[1] == path.ledger.calls[1])
      assert(#path.market.green == path.horizon + 1 and path.market.green[2] == path.index.green[2])
      assert(#path.climate == path.horizon // 12 and path.market.climate[2] == path.climate[1])
      -- The months' flows are the net flows: a sum of two.
      for m = 1, path.horizon + 1 do
        assert(path.months.lp_distributions[m] - path.months.calls[m] == path.net[m])
      end
      local advances = 0
      for i = 1, #path.loans do advances = advances + path.loans[i].amount end
      assert(math.abs(advances - path.metrics.invested) < 1e-3)
      print(path); print(path.loans); print(path.events); print(loan)
      """)
    for text in ["path 5: ", "Net IRR", "month bought", "year"] {
      #expect(ran.output.contains(text), "\(text)")
    }
  }

  @Test("replay gives the path of the run without the run")
  func replay() throws {
    _ = try script(
      """
      local run = fund:run { paths = 12, seed = 3 }
      local told, alone = run:path(7), eq.replay(fund, 3, 7)
      for name, value in pairs(told.metrics) do assert(alone.metrics[name] == value, name) end
      assert(alone.metrics.net_irr ~= run:path(8).metrics.net_irr)
      assert(eq.replay(run.config, run.seed, 7).metrics.tvpi == told.metrics.tvpi)
      assert(eq.replay(fund, "18446744073709551615", 9007199254740992).metrics.tvpi)
      -- Kernel and reference, a few ulps apart.
      assert(math.abs(alone.metrics.net_irr - run.net_irr:values()[7]) < 1e-9)
      """)
  }

  @Test("an explanation prints the walk and can be read")
  func explain() throws {
    let ran = try script(
      """
      fund.distributions.minimum_reserve = 0.07
      local run = fund:run { paths = 12, seed = 3 }
      local why = run:explain("net_irr", 4)
      assert(why.name == "net_irr" and why.unit == "rate" and why.section == "6")
      assert(math.abs(why.value - run.net_irr:values()[4]) < 1e-9)
      local present = 0
      for _, row in pairs(why.tables.flows) do present = present + row.present_value end
      assert(math.abs(present) < 1)
      assert(why.parts.paid_in.value == run:path(4).metrics.paid_in)
      assert(why.parts.distributed.parts.tiers.tables.tiers[1].lp > 0)
      assert(run:path(4):explain("net_irr").value == why.value)
      assert(eq.replay(fund, 3, 4).explain("net_irr").value == why.value)
      local roi = run:explain("roi", 4)
      assert(roi.formula == "tvpi - 1" and roi.value == roi.inputs.tvpi - 1)
      local found = false
      for _, clause in pairs(why.parts.distributed.clauses) do
        if clause.path == "distributions.minimum_reserve" then
          found = true
          assert(clause.value == "0.07" and clause.origin == "test.lua:2", clause.origin)
        end
      end
      assert(found)
      for name in pairs(run:path(1).metrics) do assert(#tostring(run:explain(name, 1)) > 40, name) end
      print(why); print(why.tables.flows)
      """)
    #expect(ran.output.contains("= irr(flows.month, flows.net)"))
    #expect(ran.output.contains("waterfall.structure"))
  }

  @Test(
    "wrong paths, seeds and names end in a message with what is meant",
    arguments: [
      ("run:path(0)", "a path from 1 to 3 expected, got 0"),
      ("run:path(-1)", "a path from 1 to 3 expected, got -1"),
      ("run:path(4)", "a path from 1 to 3 expected, got 4"),
      ("run:path(1e300)", "integer expected, got 1e+300"),
      ("run:path(1.5)", "integer expected, got 1.5"),
      ("run:path(0/0)", "integer expected"), ("run:path()", "integer expected"),
      ("run:path('1')", "integer expected, got string"),
      ("run:path(math.mininteger)", "a path from 1 to 3 expected"),
      ("run:explain('net_ir', 1)", "did you mean 'net_irr'?"),
      ("run:explain('net_irr')", "integer expected"),
      ("run:explain('net_irr', 1e300)", "integer expected, got 1e+300"),
      ("run:explain('net_irr', 9)", "a path from 1 to 3 expected, got 9"),
      ("run:explain(1, 1)", "string expected"),
      ("run:path(1).explain()", "string expected"),
      ("run:path(1):explain('tvp')", "did you mean 'tvpi'?"),
      ("return run:path(1).loan", "did you mean 'loans'?"),
      ("eq.replay(fund, -1, 1)", "a seed of at least 0 expected, got -1"),
      ("eq.replay(fund, 'x', 1)", "a seed of at least 0 expected, got 'x'"),
      ("eq.replay(fund, 1, 0)", "a path from 1 on expected, got 0"),
      ("eq.replay(fund, 1, 1e300)", "integer expected"),
      ("eq.replay({}, 1, 1)", "Fund expected, got table"),
      ("eq.replay(fund:with{['waterfall.carry'] = 0.2}, 1)", "integer expected"),
    ])
  func hostile(call: String, expected: String) throws {
    let error = try failure("run = fund:run { paths = 3 }\n\(call)")
    #expect(error.message.contains(expected), "\(call): \(error.message)")
  }
}
