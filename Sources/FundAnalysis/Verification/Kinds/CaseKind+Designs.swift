import FundNumerics

/// Sobol points, Latin hypercubes, and variance-based indices of functions that are known in full.
extension CaseKind {
  static let designKinds: [String: CaseKind] = [
    "sobol_points": CaseKind { inputs in
      let design = UnitDesign.sobol(
        count: try inputs.integer("n", in: 0...1_000_000),
        dimensions: try inputs.integer("dim", in: 1...SobolSequence.maxDimensions), seed: 0,
        scrambled: false)
      return ["points": .array(design.points.map { .numbers($0) })]
    },
    "sobol_property": CaseKind { inputs in
      let bits = try inputs.integer("m", in: 0...12)
      let dimensions = try inputs.integer("dim", in: 1...SobolSequence.maxDimensions)
      let points = UnitDesign.sobol(
        count: 1 << bits, dimensions: dimensions, seed: 0, scrambled: false
      ).points
      let means = (0..<dimensions).map { j in
        points.reduce(0) { $0 + $1[j] } / Double(points.count)
      }
      return [
        "each_1d_projection_has_one_point_per_dyadic_cell": .bool(isStratified(points)),
        "mean": .numbers(means), "discrepancy_CD": .number(Discrepancy.centred(points)),
        "discrepancy_L2star": .number(Discrepancy.star(points)),
      ]
    },
    "lhs_property": CaseKind { inputs in
      let count = try inputs.integer("n", in: 1...1_000_000)
      let design = UnitDesign.latinHypercube(
        count: count, dimensions: try inputs.integer("dim", in: 1...1000), seed: 1)
      return [
        "one_point_per_stratum_each_dim": .bool(isStratified(design.points)),
        "mean_variance_of_average_x":
          .number(UnitDesign.latinHypercubeMeanVariance(count: count)),
      ]
    },
    "sobol_indices": CaseKind { inputs in
      let function: SeparableFunction
      if inputs.has("f") {
        let weights = try inputs.numbers("a")
        guard !weights.isEmpty, !weights.contains(-1) else {
          throw CaseInputs.Failure(description: "input \"a\" must have numbers other than -1")
        }
        function = .product(weights)
      } else {
        function = .ishigami(a: try inputs.number("a"), b: try inputs.number("b"))
      }
      let variance = function.variance
      let all = 0..<function.dimensions
      var answer: Answer = [
        "mean": .number(function.mean), "variance": .number(variance),
        "S1": .numbers(all.map(function.first)), "ST": .numbers(all.map(function.total)),
      ]
      for i in all {
        answer["V\(i + 1)"] = .number(function.explainedVariance(by: [i]))
        for j in all where j > i {
          answer["V\(i + 1)\(j + 1)"] = .number(function.interaction(i, j))
          answer["S\(i + 1)\(j + 1)"] = .number(function.interaction(i, j) / variance)
        }
      }
      return answer
    },
  ]

  /// Whether every coordinate has one point in each of as many equal cells as there are points.
  private static func isStratified(_ points: [[Double]]) -> Bool {
    let count = points.count
    return (points.first?.indices ?? 0..<0).allSatisfy { j in
      points.map { Int($0[j] * Double(count)) }.sorted() == Array(0..<count)
    }
  }
}
