import FundModel
import FundScripting
import Testing

@Suite("Fund of a script")
struct FundTests {
  @Test("values are read by name, position and path")
  func reading() throws {
    let ran = try script(
      """
      assert(fund.fund.size == 100000000 and math.type(fund.fund.size) == "float")
      assert(fund.deployment.period_months == 36 and math.type(fund.deployment.period_months) == "integer")
      assert(fund.zones.green.allocation == 0.6 and fund.zones[1].allocation == 0.6)
      assert(fund["zones.green.allocation"] == 0.6 and fund["zones[1].allocation"] == 0.6)
      assert(#fund.zones == 3 and fund.zones[4] == nil and fund.zones[3].name == "red")
      assert(fund.products[1].interest.rate == fund["products[1].interest.rate"])
      assert(fund.exits.hazard.sale[2] == 0.0854 and #fund.exits.hazard.sale == 2)
      assert(fund.market.correlation[1][2] == 0.65 and #fund.market.correlation[2] == 3)
      assert(fund.based_on == "equihome-v2" and fund:copy().based_on == "equihome-v2")
      local names = {}
      for i, zone in ipairs(fund.zones) do names[i] = zone.name end
      print(table.concat(names, " "))
      local keys = {}
      for key in pairs(fund) do keys[#keys + 1] = key end
      print(table.concat(keys, " "))
      print(fund.waterfall:table().carry)
      """)
    #expect(ran.lines[0] == "green orange red")
    let sections = ran.lines[1].split(separator: " ")
    #expect(sections.starts(with: ["schema_version", "based_on", "fund", "fees"]))
    #expect(ran.lines[2] == "0.2")
  }

  @Test("assignments reach the document, and with{} leaves the fund as it is")
  func writing() throws {
    let ran = try script(
      """
      fund.fund.size = 150e6
      fund.zones.green.allocation = 0.5
      fund["zones.orange.allocation"] = 0.4
      fund.exits.hazard.sale[1] = 0.04
      fund.exits.hazard.refinance = eq.vector { 0.05, 0.06 }
      fund.market.overlays = { { target = "recovery", op = "multiply", values = { 0.5 }, zones = { "red" },
        from_month = 1, to_month = 12 } }
      fund.market.overlays[2] = { target = "sale_cost", op = "add", values = { 0.01 }, zones = {}, from_month = 1,
        to_month = 2 }
      fund.based_on = "equihome-v2"
      fund.based_on = nil
      local copy = fund:with { zones = { red = { allocation = 0.1 } }, ["waterfall.carry"] = 0.15 }
      assert(fund.waterfall.carry == 0.2 and copy.waterfall.carry == 0.15)
      assert(copy:copy():hash() == copy:hash() and copy:hash() ~= fund:hash())
      assert(#copy:diff(fund) == 1 and copy:diff(fund)[1].path == "waterfall.carry")
      assert(copy:diff(fund)[1].old == 0.15 and copy:diff(fund)[1].new == 0.2)
      print(fund:why "fund.size", fund:why "zones.orange.allocation", fund:why "fund.term_years")
      return fund
      """)
    let fund = try #require(ran.outcome.fund)
    #expect(try fund.value(at: "fund.size")?.numberValue == 150e6)
    #expect(try fund.value(at: "exits.hazard.sale")?.arrayValue?.count == 2)
    #expect(try fund.value(at: "market.overlays[2].values[1]")?.numberValue == 0.01)
    #expect(fund.validate().isEmpty)
    #expect(ran.output == "test.lua:2\ttest.lua:4\tpreset equihome-v2:7:19\n")
  }

  @Test("issues, descriptions and searches are tables")
  func describing() throws {
    let ran = try script(
      """
      fund.zones.green.allocation = 0.9
      local issues = fund:validate()
      assert(#issues == 1 and issues[1].severity == "error" and issues[1].value:find "0.9")
      local page = eq.describe "waterfall.hurdle_rate"
      assert(page.unit == "rate" and page.min == 0 and page.max == 1 and page.label == "Hurdle rate")
      assert(fund:describe "waterfall.hurdle_rate".value == 0.08)
      assert(eq.describe "zones".children[1] == "name")
      local found = eq.params "hurdle rate"
      assert(found[1].path == "waterfall.hurdle_rate")
      assert(#eq.presets() >= 5 and #eq.linspace(0, 1, 3) == 3)
      print(eq.version)
      """)
    #expect(!ran.output.isEmpty)
  }

  @Test("eq.set changes what is run until it is taken back, and knows what it is given")
  func set() throws {
    let ran = try script(
      """
      eq.set("fund.size", 5e7)
      print(fund:run { paths = 2, seed = 1 }.config.fund.size, fund.fund.size)
      eq.set("fund.size")
      print(fund:run { paths = 2, seed = 1 }.config.fund.size)
      """)
    #expect(ran.lines == ["50000000.0\t100000000.0", "100000000.0"])
    #expect(try failure("eq.set('fund.sise', 1)").message.contains("did you mean fund.size"))
    #expect(try failure("eq.set('fund.size', 'x')").message.contains("fund.size"))
  }

  @Test("overrides of the caller go last, for runs and for returned funds")
  func overrides() throws {
    let ran = try script("fund.fund.size = 1e6; return fund") {
      $0.overrides = [("fund.size", 2e6)]
    }
    #expect(try ran.outcome.fund?.value(at: "fund.size")?.numberValue == 2e6)
    let other = try script("fund.fund.size = 1e6; return fund:run { paths = 3 }") {
      $0.overrides = [("fund.size", 2e6)]
      $0.run.paths = 5
      $0.run.seed = 9
    }
    let run = try #require(other.outcome.run)
    #expect(run.config.fund.size == 2e6)
    #expect(run.manifest.paths == 5)
    #expect(run.manifest.seed == 9)
  }
}
