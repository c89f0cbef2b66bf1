import FundEngine
import FundModel

/// What homeowners owe under the contracts of the presets, by the month.
extension CaseKind {
  static let presetKinds: [String: CaseKind] = [
    "hei_preset": CaseKind { inputs in
      let config = try ConfigDocument.preset(inputs.string("preset")).fundConfig()
      guard let product = config.products.first else {
        throw CaseInputs.Failure(description: "the preset has no product")
      }
      let (values, months) = (try inputs.numbers("values"), try inputs.numbers("months"))
      guard values.count == months.count else {
        throw CaseInputs.Failure(description: "values and months differ in number")
      }
      let ages = try months.map { month in
        guard let age = Int(exactly: month), (0...EngineLimits.months).contains(age) else {
          throw CaseInputs.Failure(description: "\(month) is not a month of a contract")
        }
        return age
      }
      let table = ContractTable(
        products: [product], senior: config.loans.seniorMortgage, maxAge: ages.max() ?? 0)
      let (advance, start) = (try inputs.number("advance"), try inputs.number("home_value"))
      let owed = zip(values, ages).map {
        table.claim(product: 0, advance: advance, startValue: start, value: $0, age: $1)
      }
      return ["payoff": .numbers(owed), "multiple": .numbers(owed.map { $0 / advance })]
    }
  ]
}
