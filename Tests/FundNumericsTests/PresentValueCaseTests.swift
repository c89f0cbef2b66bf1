import FundNumerics
import Testing

@Suite struct PresentValueCaseTests {
  @Test func everyCaseOfTheFile() throws {
    for truth in try CaseFile.load("01b_npv_mirr_tvm") {
      switch truth.kind {
      case "npv": try checkNpv(truth)
      case "xnpv": try checkXnpv(truth)
      case "mirr": try checkMirr(truth)
      case "pmt", "pv", "fv", "rate": try checkAnnuity(truth)
      default: Issue.record("unknown kind \(truth.kind)")
      }
    }
  }

  private func checkNpv(_ truth: TruthCase) throws {
    let rate = try #require(truth.number("rate"))
    let amounts = try #require(truth.numbers("amounts"))
    var compared = 0
    for (key, first) in [
      ("npv_first_flow_at_t1_excel", PresentValue.FirstFlow.afterOnePeriod),
      ("npv_first_flow_at_t0_numpy", .now),
    ] {
      guard let wanted = truth.expectedNumber(key) else { continue }
      let value = PresentValue.periodic(rate: rate, amounts: amounts, firstFlow: first)
      #expect(truth.agrees(value, wanted), "\(truth.id) \(key)")
      compared += 1
    }
    #expect(compared > 0, "\(truth.id)")
  }

  private func checkXnpv(_ truth: TruthCase) throws {
    let name = try #require(truth.inputs["day_count"] as? String)
    let dayCount = try #require(DayCount(name: name))
    let dates = try #require(truth.strings("dates")).map { try #require(CalendarDate($0)) }
    let value = PresentValue.dated(
      rate: try #require(truth.number("rate")), amounts: try #require(truth.numbers("amounts")),
      times: dayCount.years(of: dates))
    #expect(truth.agrees(value, try #require(truth.expectedNumber("xnpv"))), "\(truth.id)")
  }

  private func checkMirr(_ truth: TruthCase) throws {
    let value = PresentValue.modifiedIrr(
      amounts: try #require(truth.numbers("amounts")),
      financeRate: try #require(truth.number("finance_rate")),
      reinvestRate: try #require(truth.number("reinvest_rate")))
    if let wanted = truth.expectedNumber("mirr") {
      #expect(truth.agrees(try #require(value), wanted), "\(truth.id)")
    } else {
      #expect(value == nil, "\(truth.id)")
    }
  }

  private func checkAnnuity(_ truth: TruthCase) throws {
    let wanted = try #require(truth.expectedNumber(truth.kind))
    let periods = try #require(truth.number("nper"))
    let rate = truth.number("rate") ?? .nan
    let presentValue = truth.number("pv") ?? 0
    let payment = truth.number("pmt") ?? 0
    let futureValue = truth.number("fv") ?? 0
    let value: Double
    switch truth.kind {
    case "pmt":
      value = Annuity.payment(
        rate: rate, periods: periods, presentValue: presentValue, futureValue: futureValue)
    case "pv":
      value = Annuity.presentValue(
        rate: rate, periods: periods, payment: payment, futureValue: futureValue)
    case "fv":
      value = Annuity.futureValue(
        rate: rate, periods: periods, payment: payment, presentValue: presentValue)
    default:
      value = try #require(
        Annuity.rate(
          periods: Int(periods), payment: payment, presentValue: presentValue,
          futureValue: futureValue))
    }
    #expect(truth.agrees(value, wanted), "\(truth.id): \(value)")
  }
}
