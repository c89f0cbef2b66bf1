import FundModel
import FundScripting
import Testing

@Suite("Run of a script")
struct RunTests {
  @Test("samples agree with their values and with each other")
  func samples() throws {
    _ = try script(
      """
      local run = fund:run { paths = 400, seed = 3 }
      assert(#run == 400 and run.seed == 3 and #run.hash == 64 and run.hash == run.config:hash())
      local irr = run.net_irr
      local values = irr:values()
      assert(#values == 400 and irr:count() + irr:undefined() == 400)
      -- The mean of a sample sums deviations from the first value: an ulp a value, times its size.
      assert(math.abs(values:mean() - irr:mean()) < 400 * 2.3e-16)
      assert(irr:min() == values:min() and irr:max() == values:max())
      assert(irr:median() == irr:quantile(0.5) and irr:quantile(0.05) == values:quantile(0.05))
      assert(math.abs(irr:se() - irr:sd() / math.sqrt(irr:count())) < 1e-15)
      assert(irr:prob("<", 0.05) + irr:prob(">=", 0.05) == 1)
      assert(irr:prob("<", 0.05) == values:lt(0.05):count() / 400)
      local low, high = irr:ci()
      assert(low < irr:mean() and irr:mean() < high)
      local narrow = select(2, irr:ci("mean", 0.5))
      assert(narrow < high)
      local below, above = irr:ci(0.5)
      assert(below <= irr:median() and irr:median() <= above)
      -- VaR of a metric where higher is better is the loss side of minus the metric.
      local sorted = values:sorted()
      assert(irr:var(0.95) == -sorted[21], irr:var(0.95))
      assert(irr:cvar(0.95) >= irr:var(0.95))
      local losses = run.loss_rate:values():sorted()
      assert(run.loss_rate:var(0.95) == losses[380])
      assert(run.loss:values()[7] == 1 - run.tvpi:values()[7])
      assert(irr:tail(0.95).count == 20)
      local hist = irr:hist(10)
      assert(#hist.edges == 11 and hist.counts:sorted()[1] >= 0)
      local total = 0
      for i = 1, #hist.counts do total = total + hist.counts[i] end
      assert(total == irr:count())
      assert(tostring(irr):find "^Net IRR: mean")
      """)
  }

  @Test("flows, paths and tables")
  func flows() throws {
    let ran = try script(
      """
      local run = fund:run { paths = 40, seed = 3, keep = "flows" }
      local net = run.paths.net
      assert(#net == 40 and #net[1] == #run.flows.calls)
      -- The mean flows are those of the kept ones: sums of 40 amounts of a fund of 1e8.
      local mean = net:column(13):mean()
      assert(math.abs(mean - (run.flows.lp_distributions[13] - run.flows.calls[13])) < 40 * 1e8 * 2.3e-16)
      local path = run:path(5)
      assert(path.number == 5 and #path.net == #net[5])
      for month = 1, #path.net do assert(math.abs(path.net[month] - net[5][month]) < 1e-3) end
      assert(math.abs(path.metrics.net_irr - run.net_irr:values()[5]) < 1e-9)
      assert(#path.loans == path.metrics.loan_count and path.loans[1].number == 1)
      assert(path.index.green[1] == 1 and path.ledger.calls[1] > 0)
      local worst = run:worst("net_irr", 3)
      assert(#worst == 3 and worst[1].value == run.net_irr:min())
      assert(worst[1].value == run.net_irr:values()[worst[1].path])
      assert(run:worst("loss_rate", 1)[1].value == run.loss_rate:max())
      assert(#run:guardrails() == #fund.guardrails)
      assert(run:table().tvpi.mean == run.tvpi:mean())
      local yearly = run:yearly()
      assert(#yearly.year == 11 and math.abs(yearly.calls[2] - run.flows.calls:slice(2, 13):mean() * 12) < 1e-3)
      assert(run:csv():find "^metric,unit" and run:csv "samples":find "\\n1," and run:csv "yearly":find "^year")
      run:plot "tvpi"
      print(run)
      """)
    #expect(ran.output.contains("TVPI\n"))
    #expect(ran.output.contains("40 paths · seed 3"))
  }

  @Test("differences are in pairs when seed and paths agree, and not otherwise")
  func comparison() throws {
    _ = try script(
      """
      local cheap = fund:with { ["fees.management.rate"] = 0.01 }
      local a, b = fund:run { paths = 200, seed = 3 }, cheap:run { paths = 200, seed = 3 }
      local paired = eq.compare(a, b).net_irr
      assert(paired.paired and paired.difference > 0 and paired.se < a.net_irr:se())
      assert(a:compare(b).net_irr.difference == paired.difference)
      local c = cheap:run { paths = 200, seed = 4 }
      local loose = eq.compare(a, c).net_irr
      assert(not loose.paired and not eq.compare(a, c).paired)
      local expected = math.sqrt(a.net_irr:se() ^ 2 + c.net_irr:se() ^ 2)
      assert(math.abs(loose.se - expected) < 1e-15)
      assert(eq.compare(fund, cheap)[1].path == "fees.management.rate")
      """)
  }
}
