/// A kind of case: the product's functions that answer it.
struct CaseKind: Sendable {
  /// Named answers, to be compared with the fields of `expected` of the same name.
  typealias Answer = [String: CaseValue]

  /// Fields of `expected` that no function answers on purpose, and why.
  var leftOutFields: [String: String]
  var compute: @Sendable (CaseInputs) throws -> Answer

  init(
    leaving leftOutFields: [String: String] = [:],
    _ compute: @escaping @Sendable (CaseInputs) throws -> Answer
  ) {
    self.leftOutFields = leftOutFields
    self.compute = compute
  }

  /// Why a field that only shows what a wrong or other rule gives is not computed.
  static let otherRule = "what another rule gives, for comparison"

  /// Every kind the product answers.
  static let all: [String: CaseKind] = [
    returnKinds, waterfallKinds, dealKinds, creditKinds, priceKinds, payoffKinds, exitKinds,
    poolKinds, tailKinds, seriesKinds, drawKinds, contractKinds, presetKinds, trapKinds,
    engineKinds, debtKinds, publicMarketKinds, ledgerKinds, feeKinds, designKinds, frontierKinds,
  ].reduce(into: [:]) { table, part in table.merge(part) { first, _ in first } }

  /// Kinds left out on purpose. A kind in neither table is a failure.
  static let leftOut: [String: String] = [
    "american_identity": "sums over deals that are not in the case: nothing can be run",
    "off_the_top_carry": "a house rule that is not a list of tiers",
    "nth_to_default": "credit derivative spreads are not what the engine computes",
    "cdo_tranche_spread": "credit derivative spreads are not what the engine computes",
    "numpy_philox_generator": "NumPy's own way from bits to normals (ziggurat)",
    "min_cvar_data": "the 895 rows of returns are not in the case: nothing can be computed",
    "sequential_deal":
      "one deal's dated collections, rounded to cents, with interest of a first period that is given",
    "hei_share_schedule": "a table copied from a page: nothing is computed",
  ]
}
