import Foundation
import FundEngine
import FundModel

/// A product made from the inputs of a case, claimed through the engine's contract table.
struct ContractCase {
  /// What a case says of a product; the rest is absent: no interest, no risk adjustment, no senior lender.
  struct Terms {
    var shareOf: Product.Share.Of
    var size: Double
    var sizing: Product.Share.Sizing = .fixed
    var steps: [(fromMonth: Int, size: Double)] = []
    var returnsPrincipal = false
    var sharesLosses = false
    var principalFloorMonths = 0
    var annualCap: Double?
  }

  private let table: ContractTable
  private let maxAge: Int

  init(_ terms: Terms, years: Int) throws {
    maxAge = 12 * max(1, years)
    let tree: [String: Any] = [
      "name": "case", "weight": 1, "term_months": maxAge,
      "returns_principal": terms.returnsPrincipal,
      "interest": ["rate": 0, "compounding": "simple"],
      "share": [
        "of": terms.shareOf.rawValue, "sizing": terms.sizing.rawValue, "size": terms.size,
        "steps": terms.steps.map { ["from_month": $0.fromMonth, "size": $0.size] },
        "steps_in_decline": false, "risk_adjustment": 0,
        "share_in_depreciation": terms.sharesLosses,
      ],
      "floor": "zero", "principal_floor_months": terms.principalFloorMonths,
      "cap": ["kind": terms.annualCap == nil ? "none" : "annual", "rate": terms.annualCap ?? 0],
    ]
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let product = try decoder.decode(
      Product.self, from: JSONSerialization.data(withJSONObject: tree))
    let senior = try decoder.decode(
      Loans.SeniorMortgage.self,
      from: JSONSerialization.data(withJSONObject: ["rate": 0, "term_months": 360]))
    table = ContractTable(products: [product], senior: senior, maxAge: maxAge)
  }

  func claim(advance: Double, startValue: Double, value: Double, year: Int) -> Double {
    table.claim(
      product: 0, advance: advance, startValue: startValue, value: value,
      age: min(maxAge, max(0, 12 * year)))
  }
}
