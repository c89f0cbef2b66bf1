import Foundation
import FundModel
import FundScripting
import Testing

@Suite struct ScenarioScriptTests {
  static let presets = PresetLibrary(
    folder: packageRoot.appendingPathComponent("stdlib-lua/presets").path)

  @Test func theLibraryIsThere() {
    let names = ScriptSession.scenarioNames
    #expect(names.count >= 14)
    for name in [
      "gfc-2008", "gfc-2008-worst", "uk-1989-93", "japan-1991-2005", "rates-1979-82", "exit-freeze",
      "refinancing-wave", "rate-shock", "valuation-haircut", "red-zone-collapse", "cap-law",
      "default-wave", "facility-withdrawn", "gfc-2008-full", "stagflation",
    ] {
      #expect(names.contains(name), "\(name)")
    }
  }

  /// Every scenario says where it comes from, and fits every preset, or says which part is missing.
  @Test(arguments: ScriptSession.scenarioNames)
  func fitsThePresets(name: String) throws {
    let (options, _) = options()
    let scenario = try ScriptSession(options).scenario(name)
    #expect(scenario.name == name)
    #expect(!scenario.description.isEmpty && !scenario.source.isEmpty, "\(name)")
    #expect(scenario.date.contains { $0.isNumber }, "\(name) has no date")
    #expect(try Scenario(scenario.configValue) == scenario)
    for preset in Self.presets.names {
      let fund = try ConfigDocument.preset(preset, library: Self.presets)
      do {
        let issues = try scenario.apply(to: fund).validate().filter { $0.severity == .error }
        #expect(issues.isEmpty, "\(name) on \(preset): \(issues)")
        #expect(name != "facility-withdrawn", "no preset has facilities")
      } catch let error as ConfigError {
        #expect(name == "facility-withdrawn" && error.code == .scenario, "\(name): \(error)")
        #expect(error.message.contains("this fund has no facilities"))
      }
    }
  }

  @Test func factorsOfAnEpisodeMultiplyToItsFall() throws {
    let (options, _) = options()
    let session = try ScriptSession(options)
    for (name, left) in [
      ("gfc-2008", 133.994 / 184.608), ("gfc-2008-severe", 126.87 / 258.58),
      ("gfc-2008-worst", 100.2 / 271.42), ("uk-1989-93", 0.8), ("japan-1991-2005", 0.5),
    ] {
      let product = try session.scenario(name).overlays.filter { $0.target == .propertyValue }
        .flatMap(\.values).reduce(1, *)
      // Some 170 products of powers, a rounding each.
      #expect((product / left - 1).magnitude < 1e-13, "\(name): \(product)")
    }
  }

  @Test func scriptsComposeScaleAndApply() throws {
    let ran = try script(
      """
      local gfc = eq.scenario "gfc-2008"
      local rates = eq.scenario { name = "rates +300bp",
        overlays = { { target = "short_rate", op = "add", value = 0.03, from_month = 12, to_month = 60 } } }
      local both = gfc + rates
      assert(both.name == "gfc-2008 + rates +300bp")
      assert(#both.overlays == #gfc.overlays + 1)
      assert((0.5 * rates).overlays[1].values[1] == 0.015 and (rates * 2).overlays[1].values[1] == 0.06)
      assert(#(0 * gfc).overlays == 0)
      assert(rates:inverse().overlays[1].values[1] == -0.03)
      local stressed = both:apply(fund)
      assert(#stressed.market.overlays == #both.overlays and #fund.market.overlays == 0)
      assert(stressed:why "market.overlays[1].op" == "scenario gfc-2008 + rates +300bp")
      local fees = eq.scenario { name = "fees", shift = { ["fees.management.rate"] = 0.01 } }
      assert(math.abs(fees:apply(fund).fees.management.rate - 0.03) < 1e-15)
      print(rates)
      print(eq.scenarios())
      assert(#eq.scenarios() >= 14 and eq.scenarios()["exit-freeze"].source ~= "")
      """)
    #expect(ran.output.contains("months 12 to 60: add short_rate 0.03"))
    #expect(ran.output.contains("gfc-2008-worst"))
  }

  @Test func jsonGoesOutAndIn() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("mine.json").path
    _ = try script(
      """
      local a = eq.scenario "uk-1989-93"
      local out = assert(io.open("\(file)", "w"))
      out:write(a:json()); out:close()
      local b = eq.scenario "\(file)"
      assert(b:json() == a:json())
      """)
    let lua = folder.appendingPathComponent("loop.lua").path
    try Data("return (require 'equihome').scenario '\(lua)'".utf8)
      .write(to: URL(fileURLWithPath: lua))
    #expect(try failure("eq.scenario '\(lua)'").description.contains("is made from itself"))
  }

  @Test(
    arguments: [
      (#"eq.scenario "gfc-2009""#, "did you mean 'gfc-2008'?"),
      (#"eq.scenario { nam = "x" }"#, "did you mean name?"),
      (#"eq.scenario(3)"#, "a Scenario, its name or a table expected"),
      (#"eq.scenario "cap-law":inverse()"#, "has no inverse"),
      (#"local x = eq.scenario "cap-law" * "a""#, "number expected"),
      (#"local x = eq.scenario "cap-law" + 1"#, "Scenario expected"),
      (#"eq.scenario "facility-withdrawn":apply(fund)"#, "has no facilities"),
      (#"local x = eq.scenario("cap-law").sourc"#, "did you mean 'source'?"),
      (#"eq.stress(fund, {"exit-freeze"}, { metrics = {"net_irr.men"} })"#, "did you mean"),
      (#"eq.stress(fund, {"exit-freeze", "exit-freeze"})"#, "two scenarios are called"),
      (#"eq.stress(fund, {"exit-freeze"}, { level = 2 })"#, "between 0 and 1"),
      (#"eq.solve(fund, { vary = "fees.management.rate" })"#, "until_ is missing"),
      (#"eq.solve(fund, { vary = 3, until_ = "tvpi.mean = 1" })"#, "vary is a path"),
      (#"eq.solve(fund, { vary = "fees.management.rate", until_ = "tvpi.mean" })"#, "comparison"),
    ])
  func mistakesSayWhatWasExpected(source: String, expected: String) throws {
    let error = try failure(source)
    #expect(error.description.contains(expected), "\(error.description)")
  }

  @Test func sandboxedScriptsHaveTheLibraryAlone() throws {
    _ = try script(#"assert(#eq.scenario("gfc-2008-full").overlays > 3)"#) { $0.sandboxed = true }
    #expect(
      try failure(#"eq.scenario "x.json""#) { $0.sandboxed = true }.description
        .contains("sandboxed"))
  }

  @Test func stressTestsPrintAndRead() throws {
    let ran = try script(
      """
      fund.fund.size = 4e6
      local crash = eq.scenario { name = "crash",
        overlays = { { target = "property_value", op = "multiply", value = 0.6, from_month = 40 } } }
      local stress = eq.stress(fund, { crash, 0.5 * crash, "exit-freeze" },
        { paths = 20, seed = 3, metrics = { "tvpi", "net_irr.q0.1" }, level = 0.9 })
      assert(#stress == 3 and stress[1].name == "crash" and stress.crash.name == "crash")
      local change = stress.crash.differences.tvpi
      assert(change.mean < 0 and change.low < change.mean and change.mean < change.high and change.se > 0)
      assert(stress[2].differences.tvpi.mean > change.mean)
      assert(stress.crash.differences["net_irr.q0.1"].value ~= nil)
      assert(#stress.crash.guardrails > 0 and #stress.crash.run == 20 and #stress.base == 20)
      assert(stress.level == 0.9 and stress.figures[1] == "tvpi.mean")
      print(stress); print(stress:table()); stress:plot "tvpi"
      assert(select(2, stress:csv():gsub("\\n", "")) == 1 + 4 * 2)
      assert(stress:json():find('"scenario"', 1, true))
      """)
    #expect(ran.output.contains("Stress test of Equihome Fund"))
    #expect(ran.output.contains("0.5 * crash"))
    #expect(ran.output.contains("Change of tvpi.mean"))
  }

  @Test func solvingGivesAnInterval() throws {
    let ran = try script(
      """
      fund.fund.size = 4e6
      local crash = eq.scenario { name = "crash",
        overlays = { { target = "property_value", op = "multiply", value = 0.5, from_month = 40 } } }
      local answer = eq.solve(fund, { vary = crash, until_ = "tvpi.mean = 0.45", paths = 20, seed = 3 })
      assert(answer.value > 0 and answer.value < 1 and answer.low < answer.value and answer.value < answer.high)
      assert(answer.se > 0 and #answer.evaluations >= 4 and answer.evaluations[1].at == 0)
      assert(math.abs(answer.achieved - 0.45) <= 0.1 * answer.achieved_se)
      print(answer)
      """)
    #expect(ran.output.contains("k * (crash), k ="))
    #expect(ran.output.contains("95% interval"))
  }
}
