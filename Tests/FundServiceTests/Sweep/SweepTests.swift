import FundModel
import FundResults
import FundService
import Testing

@Suite struct SweepTests {
  private func numbers(_ inputs: [[ConfigValue]]) -> [[Double?]] {
    inputs.map { $0.map(\.numberValue) }
  }

  private func plan(_ axes: [SweepAxis], _ design: SweepPlan.Design = .grid, _ count: Int? = nil)
    -> SweepPlan
  {
    SweepPlan(axes: axes, design: design, count: count, seed: 3)
  }

  private func message(_ plan: SweepPlan) throws -> String {
    let base = try Small.fund()
    let error = try #require(throws: ConfigError.self) { try plan.cells(on: base) }
    return error.description
  }

  private let hurdle = SweepAxis("waterfall.hurdle_rate", .values([0.06, 0.08]))

  @Test func gridAndList() throws {
    let carry = SweepAxis("waterfall.carry", .values([0.1, 0.15, 0.2]))
    let grid = try plan([hurdle, carry]).cells(on: Small.fund())
    #expect(grid.parameters == ["waterfall.hurdle_rate", "waterfall.carry"])
    #expect(
      numbers(grid.inputs) == [
        [0.06, 0.1], [0.06, 0.15], [0.06, 0.2], [0.08, 0.1], [0.08, 0.15], [0.08, 0.2],
      ])
    let other = SweepAxis("waterfall.carry", .values([0.1, 0.2]))
    let list = try plan([hurdle, other], .list).cells(on: Small.fund())
    #expect(numbers(list.inputs) == [[0.06, 0.1], [0.08, 0.2]])
    #expect(
      try message(plan([hurdle, carry], .list)).contains(
        "2 of waterfall.hurdle_rate, 3 of waterfall.carry"))
  }

  @Test(arguments: [SweepPlan.Design.random, .lhs, .sobol, .morris])
  func sampled(design: SweepPlan.Design) throws {
    let axes = [
      SweepAxis("waterfall.hurdle_rate", .range(low: 0.05, high: 0.1)),
      SweepAxis("fund.term_years", .range(low: 8, high: 12)),
      SweepAxis("waterfall.structure", .values(["european", "american"])),
    ]
    let count = design == .morris ? 8 : 32
    let found = try plan(axes, design, count).cells(on: Small.fund())
    #expect(found.cells.count == 32)
    for row in found.inputs {
      let rate = try #require(row[0].numberValue)
      #expect(rate >= 0.05 && rate <= 0.1)
      #expect((8...12).contains(try #require(row[1].intValue)))
    }
    #expect(Set(found.inputs.map { $0[2].stringValue }) == ["european", "american"])
    let years = Set(found.inputs.compactMap { $0[1].intValue })
    // Four levels of Morris' design reach four of the five years.
    #expect(years.count >= 4)
    #expect(try message(plan(axes, design)).contains("needs n"))
  }

  @Test func whatCannotVary() throws {
    #expect(try message(plan([])).contains("no parameter varies"))
    let typo = try message(plan([SweepAxis("waterfall.hurdle_rat", .values([0.1]))]))
    #expect(typo.contains("did you mean waterfall.hurdle_rate?"), "\(typo)")
    let zone = try message(plan([SweepAxis("zones.gren.allocation", .values([0.1]))]))
    #expect(zone.contains("green"), "\(zone)")
    let twice = try message(
      plan([
        SweepAxis("zones.green.ltv.mean", .values([0.1])),
        SweepAxis("zones[1].ltv.mean", .values([0.2])),
      ]))
    #expect(twice.contains("varies already as zones.green.ltv.mean"), "\(twice)")
    #expect(
      try message(plan([SweepAxis("waterfall.hurdle_rate", .range(low: 0.06, high: 0.1))]))
        .contains("eq.linspace"))
    #expect(
      try message(plan([SweepAxis("waterfall.structure", .range(low: 0, high: 1))], .lhs, 4))
        .contains("is no number"))
    #expect(
      try message(plan([SweepAxis("waterfall.carry", .range(low: 0.2, high: 0.1))], .lhs, 4))
        .contains("the lower one first"))
    #expect(
      try message(plan([SweepAxis("fund.term_years", .range(low: 8.5, high: 12))], .lhs, 4))
        .contains("whole"))
    #expect(try message(plan([hurdle], .grid, 4)).contains("n = 4 has no use"))
    #expect(try message(plan([hurdle], .random, 2_000_000)).contains("too large"))
    #expect(try message(plan([SweepAxis("waterfall.carry", .values([]))])).contains("no values"))
    // All at once.
    let both = try message(
      plan([
        SweepAxis("waterfall.carri", .values([0.1])), SweepAxis("fund.sise", .values([1])),
      ]))
    #expect(both.contains("waterfall.carry") && both.contains("fund.size"), "\(both)")
  }

  @Test func rescaledSharesSumToOne() throws {
    var plan = plan([SweepAxis("zones.green.allocation", .values([0.4, 0.5, 0.6]))])
    plan.rescale = ["zones.orange.allocation", "zones[3].allocation"]
    let found = try plan.cells(on: Small.fund())
    #expect(
      found.parameters == [
        "zones.green.allocation", "zones.orange.allocation", "zones[3].allocation",
      ])
    for (green, row) in zip([0.4, 0.5, 0.6], found.inputs) {
      let values = row.compactMap(\.numberValue)
      // 0.3 and 0.1 in the preset keep their ratio; a few roundings of numbers below 1.
      #expect(abs(values[1] - (1 - green) * 0.75) < 4 * 0x1p-53)
      #expect(abs(values.reduce(0, +) - 1) < 4 * 0x1p-53)
    }
    let table = try FundService.run(
      SweepRequest(
        base: Small.fund(), plan: plan, figures: Small.figures(),
        options: Service.options(paths: 4)))
    #expect(table.rows.count == 3 && table.varied == 1 && table.parameters.count == 3)
  }

  @Test func whatCannotMakeRoom() throws {
    var plan = plan([SweepAxis("zones.green.allocation", .values([0.5, 1.2]))])
    plan.rescale = ["zones.orange.allocation"]
    let room = try message(plan)
    #expect(room.contains("leave no room") && room.contains("cell 2"), "\(room)")
    plan.rescale = ["zones.green.allocation"]
    #expect(try message(plan).contains("varies itself"))
    plan.rescale = ["waterfall.carry"]
    #expect(try message(plan).contains("in a list of records"))
    plan.rescale = ["zones.orange.allocation", "zones[2].allocation"]
    #expect(try message(plan).contains("named twice"))
    plan.rescale = ["zones.orang.allocation"]
    #expect(try message(plan).contains("orange"))
  }

  @Test func tableBestAndPivot() throws {
    let carry = SweepAxis("waterfall.carry", .values([0.1, 0.2]))
    let fee = SweepAxis("fees.management.rate", .values([0.01, 0.02]))
    let table = try FundService.run(
      SweepRequest(
        base: Small.fund(["waterfall.hurdle_rate=0.01"]), plan: plan([carry, fee]),
        figures: Small.figures(["net_irr.mean", "management_fees.mean"]),
        options: Service.options(paths: 8)))
    #expect(table.columnNames.count == 7 && table.columnNames[3] == "net_irr.mean")
    // Lower fees, lower carry: best for the LPs, and lower fees are better as a figure too.
    #expect(table.best(0, count: 1)[0].cell == 1)
    #expect(table.best(0, count: 1, lowest: true)[0].cell == 4)
    #expect(table.best(1, count: 2).map(\.cell) == [1, 3])
    let pivot = SweepPivot(table, row: 0, column: 1, figure: 0)
    #expect(pivot.rowValues == [0.1, 0.2] && pivot.columnValues == [0.01, 0.02])
    #expect(pivot.figures[1][0] == table.rows[2].figures[0] && pivot.mostCells == 1)
    // Over the other parameter: the mean, with the error of the mean of the same paths.
    let mean = SweepPivot(table, row: 0, column: nil, figure: 0)
    let cells = table.rows[..<2].map { $0.figures[0] }
    let value = try #require(mean.figures[0][0]?.value)
    #expect(abs(value - cells.compactMap(\.value).reduce(0, +) / 2) < 1e-16)
    let error = try #require(mean.figures[0][0]?.standardError)
    let errors = cells.compactMap(\.standardError)
    #expect(error <= errors[0] + errors[1] && error > 0 && mean.mostCells == 2)
  }

  @Test func optionsDoNotWinSilently() throws {
    let axis = SweepAxis("simulation.paths", .values([4, 8]))
    var request = SweepRequest(
      base: try Small.fund(), plan: plan([axis]), figures: try Small.figures(),
      options: Service.options(paths: 4))
    let error = try #require(throws: ConfigError.self) { try FundService.run(request) }
    #expect(error.message.contains("simulation.paths varies"))
    request.options.paths = nil
    #expect(try FundService.run(request).paths == 8)
    request.figures = []
    #expect(throws: ConfigError.self) { try FundService.run(request) }
    request.figures = try Small.figures(["tvpi.mean", "tvpi.mean"])
    #expect(throws: ConfigError.self) { try FundService.run(request) }
  }
}
