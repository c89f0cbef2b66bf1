import FundAnalysis
import FundNumerics
import Testing

@Suite struct ExitTests {
  /// Cutting a piece in two changes nothing, and all outcomes sum to 1.
  @Test func piecesCompose() {
    let coarse = CompetingRisks(knots: [0, 3], hazards: [[0.1, 0.05], [0.02, 0.3], [0, 0.01]])
    let fine = CompetingRisks(
      knots: [0, 1, 3, 4.5],
      hazards: [[0.1, 0.1, 0.05, 0.05], [0.02, 0.02, 0.3, 0.3], [0, 0, 0.01, 0.01]])
    for years in [0, 0.5, 3, 10.0] {
      let (a, b) = (coarse.outcome(years: years), fine.outcome(years: years))
      for (x, y) in zip(a.incidence, b.incidence) { #expect(abs(x - y) < 1e-15) }
      #expect(abs(a.incidence.reduce(a.survival, +) - 1) < 1e-15)
      #expect(abs(a.expectedLife - b.expectedLife) < 1e-14 * (1 + years))
    }
  }

  /// Without hazard nobody leaves.
  @Test func noHazardIsNoExit() {
    let outcome = CompetingRisks(knots: [0], hazards: [[0], [0]]).outcome(years: 7)
    #expect(outcome.survival == 1 && outcome.expectedLife == 7)
  }

  /// A Weibull of shape 1 is a constant hazard.
  @Test func weibullOfShapeOneIsConstant() {
    let risk = WeibullRisk(shape: 1, scale: 12.5, defaultHazard: 0.02)
    let same = CompetingRisks(knots: [0], hazards: [[0.08], [0.02]]).outcome(years: 9)
    #expect(abs(risk.saleIncidence(9) - same.incidence[0]) < 1e-13)
    #expect(abs(risk.defaultIncidence(9) - same.incidence[1]) < 1e-13)
  }

  @Test func ordersOfDefaultAndPrepaymentBracketEachOther() {
    let inTurn = PrepaymentSpeeds.sequential(sda: 1, psa: 2, months: 360)
    let atOnce = PrepaymentSpeeds.simultaneous(sda: 1, psa: 2, months: 360)
    // Who is first takes the months in which both would have happened.
    #expect(inTurn.defaulted > atOnce.defaulted)
    #expect(abs(inTurn.survivors - atOnce.survivors) < 1e-12)
  }

  @Test func aPoolReturnsItsBalance() {
    var pool = LevelPayPool(
      balance: 1e6, grossRate: 0.06, netRate: 0.055, remainingMonths: 180, seasoning: 10, speed: 0)
    let level = pool.months()
    for month in level { #expect(abs(month.payment - level[0].payment) < 1e-9 * 1e6) }
    pool.speed = 3
    for months in [level, pool.months()] {
      #expect(abs(months.reduce(0) { $0 + $1.principal } - 1e6) < 1e-9 * 1e6)
      #expect(abs(months.last?.closing ?? .nan) < 1e-9 * 1e6)
    }
    #expect(
      LevelPayPool.weightedAverageLife(pool.months()) < LevelPayPool.weightedAverageLife(level))
  }

  @Test func integralsWithEndpointsThatAreNotSmooth() {
    // 1/sqrt(x) over [0, 1] is 2; the nodes reach within 1e-300 of 0.
    #expect(abs(Quadrature.integral(from: 0, to: 1) { 1 / $0.squareRoot() } - 2) < 1e-12)
    #expect(abs(Quadrature.integral(from: -1, to: 3) { $0 * $0 } - 28.0 / 3) < 1e-13)
    #expect(abs(Quadrature.normalExpectation { $0 * $0 * $0 * $0 } - 3) < 1e-13)
  }
}
