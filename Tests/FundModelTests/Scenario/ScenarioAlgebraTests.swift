import FundModel
import Testing

@Suite struct ScenarioAlgebraTests {
  /// Additive and multiplicative overlays of different targets, factors and shifts, nothing set.
  private let a = Scenario(
    name: "a",
    overlays: [
      Scenarios.overlay(.shortRate, .add, [0.03], 12, 60),
      Scenarios.overlay(.defaultHazard, .multiply, [2, 3], 10, 11),
    ],
    factors: ["zones[].default_rate": 1.5, "exits.hazard.sale": 0.8],
    shifts: ["waterfall.hurdle_rate": 0.01])
  private let b = Scenario(
    name: "b", overlays: [Scenarios.overlay(.propertyValue, .add, [-0.2], 30, 30)],
    settings: ["fund.end": .init("run_off")], factors: ["zones[].default_rate": 2],
    shifts: ["waterfall.hurdle_rate": -0.02])
  private let c = Scenario(
    name: "c", overlays: [Scenarios.overlay(.saleHazard, .set, [0.1], 5, 9)],
    settings: ["fund.end": .init("run_off"), "waterfall.carry": .init(0.3)])

  @Test func compositionIsAssociative() throws {
    let left = try a.adding(b).adding(c)
    let right = try a.adding(b.adding(c))
    #expect(left == right)
    #expect(left.name == "a + b + c")
    #expect(left.overlays == a.overlays + b.overlays + c.overlays)
    #expect(left.factors["zones[].default_rate"] == 3)
    #expect(left.shifts["waterfall.hurdle_rate"] == 0.01 - 0.02)
  }

  @Test func nothingAndItself() throws {
    for scenario in [a, b, c] {
      #expect(try scenario.scaled(by: 0).isEmpty)
      #expect(try scenario.scaled(by: 1).changesEqual(scenario))
      #expect(try scenario.adding(scenario.scaled(by: 0)).changesEqual(scenario))
    }
    #expect(try a.scaled(by: 0.5).name == "0.5 * a")
    #expect(try a.adding(b).scaled(by: 0).name == "0 * (a + b)")
  }

  /// (j + k) * a = j * a + k * a, as changes of every value: factors to a few roundings of pow.
  @Test(arguments: [(0.25, 0.5), (1.0, 1.0), (-0.5, 2.0), (0.3, -0.3)])
  func timesAdd(j: Double, k: Double) throws {
    let whole = try a.scaled(by: j + k)
    let parts = try a.scaled(by: j).adding(a.scaled(by: k))
    for (path, factor) in a.factors {
      let expected = whole.factors[path] ?? 1
      let found = try #require(parts.factors[path])
      #expect((found / expected - 1).magnitude < 1e-15, "\(path) \(factor)")
    }
    for path in a.shifts.keys {
      #expect(
        ((parts.shifts[path] ?? 0) - (whole.shifts[path] ?? 0)).magnitude < 1e-17, "\(path)")
    }
    for overlay in a.overlays {
      func total(_ scenario: Scenario, _ index: Int) -> Double {
        let values = scenario.overlays.filter { $0.target == overlay.target }.map {
          $0.values[index]
        }
        return overlay.op == .add ? values.reduce(0, +) : values.reduce(1, *)
      }
      for index in overlay.values.indices {
        #expect((total(parts, index) - total(whole, index)).magnitude < 1e-15)
      }
    }
  }

  @Test func anAddedShareOfTheValueScalesAsItsFactor() throws {
    let half = try b.scaled(by: 0).adding(
      Scenario(name: "x", overlays: b.overlays).scaled(by: 0.5))
    #expect(half.overlays.first?.op == .multiply)
    #expect(half.overlays.first.map { ($0.values[0] - 0.8.squareRoot()).magnitude < 1e-15 } == true)
  }

  @Test func theInverseUndoesInReverseOrder() throws {
    let twist = Scenario(
      name: "twist",
      overlays: [
        Scenarios.overlay(.appreciation, .add, [0.5], 1, 1),
        Scenarios.overlay(.appreciation, .multiply, [4], 1, 1),
      ], factors: ["waterfall.carry": 0.5], shifts: ["waterfall.carry": 0.25])
    let both = try twist.adding(twist.inverse())
    var value = 3.0
    for overlay in both.overlays {
      value = overlay.op == .add ? value + overlay.values[0] : value * overlay.values[0]
    }
    #expect(value == 3)
    #expect(both.factors == ["waterfall.carry": 1])
    #expect(both.shifts == ["waterfall.carry": 0])
    #expect(try twist.inverse().name == "inverse of twist")
  }

  @Test func settingsMoveFromTheOwnValueAndAreSetOnce() throws {
    let half = try Scenario(name: "s", settings: ["waterfall.carry": .init(0.3)]).scaled(by: 0.5)
    let fund = try half.apply(to: Fixture.preset())
    // The preset has 0.2.
    #expect(try fund.value(at: "waterfall.carry")?.numberValue == 0.5 * 0.2 + 0.5 * 0.3)
    #expect(try c.adding(c).settings == c.settings)
    #expect(try half.adding(half).settings["waterfall.carry"]?.weight == 1)
  }

  @Test func aSetOverlayGoesPartOfTheWay() throws {
    let half = try Scenario(name: "s", overlays: c.overlays).scaled(by: 0.25)
    #expect(half.overlays.map(\.op) == [.multiply, .add])
    #expect(half.overlays.map(\.values) == [[0.75], [0.025]])
  }

  @Test func whatHasNoMeaningIsRefused() throws {
    func message(_ body: () throws -> Scenario) -> String {
      do { return "no error: \(try body().name)" } catch { return "\(error)" }
    }
    let other = Scenario(name: "other", settings: ["waterfall.carry": .init(0.1)])
    let clash = message { try c.adding(other) }
    #expect(clash.contains("'c' and 'other'") && clash.contains("waterfall.carry"))
    #expect(clash.contains("0.3") && clash.contains("0.1"))
    #expect(message { try c.inverse() }.contains("has no inverse: it sets fund.end"))
    #expect(
      message { try Scenario(name: "o", overlays: c.overlays).inverse() }
        .contains("an overlay sets sale_hazard"))
    #expect(message { try b.scaled(by: 0.5) }.contains("all or nothing"))
    #expect(message { try other.scaled(by: 2) }.contains("from 0 to 1 times"))
    #expect(message { try other.scaled(by: -1) }.contains("not -1 times"))
    #expect(message { try a.scaled(by: .nan) }.contains("NaN times"))
    let stop = Scenario(name: "stop", factors: ["waterfall.carry": 0])
    #expect(message { try stop.inverse() }.contains("cannot be undone"))
    let frozen = Scenario(
      name: "frozen", overlays: [Scenarios.overlay(.facilityLimit, .multiply, [0], 1, 9)])
    #expect(message { try frozen.scaled(by: -1) }.contains("cannot be undone"))
    #expect(
      message { try Scenario(name: "o", overlays: c.overlays).scaled(by: 2) }
        .contains("from 0 to 1 times"))
  }
}
