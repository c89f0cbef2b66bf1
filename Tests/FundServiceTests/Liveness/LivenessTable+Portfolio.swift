import TestSupport

extension LivenessTable {
  private static let tape =
    "portfolio.tape=" + Cases.packageRoot.path + "/examples/data/loan-tape-synthetic.csv"

  static let portfolio: [LivenessRow] = [
    .init("portfolio.source", given: [tape, "portfolio.price=1"], "portfolio.source=both"),
    .init(
      "portfolio.tape", given: [tape, "portfolio.price=1", "portfolio.source=tape"],
      "portfolio.tape=" + Cases.packageRoot.path + "/Tests/fixtures/loan-tape-short.csv"),
    .init(
      "portfolio.price", given: [tape, "portfolio.price=1", "portfolio.source=both"],
      "portfolio.price=0.9"),
  ]
}
