import FundModel

/// Management fees on bases that are given by year.
extension CaseKind {
  static let feeKinds: [String: CaseKind] = [
    "management_fee": CaseKind { inputs in
      let years = try inputs.integer("fundTerm", in: 1...100)
      let (basis, amounts) = try feeBasis(inputs, years: years)
      var steps: [ManagementFee.StepDown] = []
      if inputs.has("stepDown") {
        let step = try inputs.objects(orOne: "stepDown")
        steps = try step.map {
          ManagementFee.StepDown(
            fromMonth: 12 * (try $0.integer("afterYear", in: 0...100)),
            rate: try $0.number("newRate") / 100, basis: basis)
        }
      }
      let fee = ManagementFee(
        rate: try inputs.number("feeRate") / 100, basis: basis, frequency: .annual,
        timing: .advance, stepDowns: steps, originationFeeOffset: 0)
      let yearly = fee.charges(termMonths: 12 * years).map { $0.share * amounts[$0.month / 12] }
      return ["yearly": .numbers(yearly), "total": .number(yearly.reduce(0, +))]
    }
  ]

  /// The basis and its amount in each year.
  private static func feeBasis(
    _ inputs: CaseInputs, years: Int
  ) throws -> (FeeBasis, [Double]) {
    let name = try inputs.string("basis")
    func given(_ key: String) throws -> [Double] {
      let amounts = try inputs.numbers(key)
      guard amounts.count >= years else {
        throw CaseInputs.Failure(description: "input \"\(key)\" has no \(years) years")
      }
      return amounts
    }
    switch name {
    case "committed":
      return (.committed, [Double](repeating: try inputs.number("fundSize"), count: years))
    case "called": return (.invested, try given("calledCapitalSchedule"))
    case "fmv": return (.nav, try given("portfolioFmvSchedule"))
    default: throw CaseInputs.Failure(description: "\"\(name)\" is not a basis of fees")
    }
  }
}

extension CaseInputs {
  /// An object, or a list of them, as a list.
  func objects(orOne key: String) throws -> [CaseInputs] {
    if case .object(let members) = try value(key) {
      return [CaseInputs(members: members, suite: suite)]
    }
    return try objects(key)
  }
}
