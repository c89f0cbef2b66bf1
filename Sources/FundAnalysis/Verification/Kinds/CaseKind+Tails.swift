import FundNumerics
import FundResults

/// Value at risk and expected shortfall: of laws, of discrete losses, and of samples as a run reports
/// them.
extension CaseKind {
  static let tailKinds: [String: CaseKind] = [
    "parametric_var_es": CaseKind { inputs in
      let law = try lossDistribution(inputs)
      let level = try inputs.probability("alpha")
      return [
        "var": .number(law.valueAtRisk(level)), "es": .number(law.expectedShortfall(level)),
      ]
    },
    "discrete_var_es": CaseKind(leaving: [
      "var_each": inWords, "var_sum": inWords, "es_each": inWords, "es_sum": inWords,
    ]) { inputs in
      guard inputs.has("values") else { return [:] }
      guard
        let risk = DiscreteRisk(
          values: try inputs.numbers("values"), probabilities: try inputs.numbers("probs"))
      else { throw CaseInputs.Failure(description: "the probabilities are not a law") }
      let level = try inputs.probability("alpha")
      let edge = risk.valueAtRisk(level)
      return [
        "var": .number(edge), "es_coherent": .number(risk.expectedShortfall(level)),
        "tail_mean_ge_var": .optional(risk.mean(atOrAbove: edge)),
        "tail_mean_gt_var": .optional(risk.mean(above: edge)),
      ]
    },
    "sample_var_es": CaseKind { inputs in
      let returns = try inputs.numbers("returns")
      let level = try inputs.probability("alpha")
      // What a run reports, and the other conventions beside it, by the same sample.
      let losses = Sample(returns.map { -$0 })
      guard let tail = losses.tailRisk(level: level), let linear = losses.quantile(level) else {
        throw CaseInputs.Failure(description: "the sample is empty")
      }
      func meanAtOrAbove(_ edge: Double) -> CaseValue {
        .optional(SampleMoments(Array(losses.values.suffix(losses.count(.atLeast, edge)))).mean)
      }
      return [
        "var_order_stat": .number(tail.valueAtRisk),
        "es_acerbi_tasche": .number(tail.conditionalValueAtRisk),
        "var_linear": .number(linear), "es_mean_ge_linear": meanAtOrAbove(linear),
        "es_mean_ge_var": meanAtOrAbove(tail.valueAtRisk),
      ]
    },
    "empyrical_var_return_sign": CaseKind { inputs in
      let cutoff = try inputs.number("cutoff", in: 0...1)
      return ["value": .optional(Sample(try inputs.numbers("returns")).quantile(cutoff))]
    },
    "mc_error": CaseKind { inputs in
      guard try inputs.string("dist") == "standard normal loss" else {
        throw CaseInputs.LeftOut(reason: "errors of a law other than the standard normal")
      }
      let errors = MonteCarloError.standardNormal(
        level: try inputs.probability("alpha"), count: try inputs.integer("n", in: 1...1 << 40))
      return [
        "se_var": .number(errors.valueAtRisk), "se_es": .number(errors.expectedShortfall),
      ]
    },
  ]

  private static let inWords = "the losses are given in words, not in numbers"

  private static func lossDistribution(_ inputs: CaseInputs) throws -> LossDistribution {
    switch try inputs.string("dist") {
    case "normal":
      .normalReturn(mean: try inputs.number("mean"), standardDeviation: try inputs.number("sd"))
    case "student_t":
      .studentReturn(
        degrees: try inputs.number("nu", in: 0.1...10_000), location: try inputs.number("loc"),
        scale: try inputs.number("scale"))
    case "lognormal_gross_return":
      .lognormalGrossReturn(location: try inputs.number("m"), scale: try inputs.number("s"))
    case "exponential_loss": .exponentialLoss(rate: try inputs.number("rate"))
    case "uniform_loss":
      .uniformLoss(low: try inputs.number("low"), high: try inputs.number("high"))
    case "pareto_loss":
      .paretoLoss(minimum: try inputs.number("xm"), tail: try inputs.number("alpha_tail"))
    case let other: throw CaseInputs.Failure(description: "\"\(other)\" is not a law")
    }
  }
}
