import FundNumerics
import Testing

@Suite struct SamplingCaseTests {
  /// Kinds of the file that are no business of this module: Sobol indices and points, Latin
  /// hypercubes (none here yet), NumPy's seeding and ziggurat.
  private let elsewhere: Set = [
    "sobol_indices", "sobol_points", "sobol_property", "lhs_property", "numpy_philox_generator",
  ]

  @Test func everyCaseOfTheFile() throws {
    for truth in try CaseFile.load("08_sensitivity_sampling_rng") {
      switch truth.kind {
      case "philox_kat": try checkPhilox(truth)
      case "numpy_philox": try checkNumPy(truth)
      case "inverse_normal": try checkInverse(truth)
      case "cholesky": try checkCholesky(truth)
      default: #expect(elsewhere.contains(truth.kind), "unknown kind \(truth.kind)")
      }
    }
  }

  private func words(_ texts: Any?) throws -> [UInt64] {
    let texts = try #require(texts as? [String])
    return try texts.map { text in
      try #require(text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text))
    }
  }

  private func checkPhilox(_ truth: TruthCase) throws {
    let counter = try words(truth.inputs["counter"])
    let key = try words(truth.inputs["key"])
    let output = try words(truth.expected["output"])
    let rounds = Int(try #require(truth.number("rounds")))
    switch truth.inputs["generator"] as? String {
    case "philox4x32":
      let c = counter.map { UInt32(truncatingIfNeeded: $0) }
      let k = key.map { UInt32(truncatingIfNeeded: $0) }
      let block = Philox.rounds(rounds, counter: (c[0], c[1], c[2], c[3]), key: (k[0], k[1]))
      #expect([block.0, block.1, block.2, block.3].map(UInt64.init) == output, "\(truth.id)")
      guard rounds == 10 else { return }
      // The same through the engine's layout, single and in lanes.
      let seed = key[0] | key[1] << 32
      let path = counter[2] | counter[3] << 32
      let one = Philox.block(seed: seed, path: path, stream: c[1], index: c[0])
      #expect(one == block, "\(truth.id)")
      let lanes = Philox.blocks(seed: seed, path: path, stream: c[1], firstIndex: c[0] &- 3)
      #expect([lanes.0[3], lanes.1[3], lanes.2[3], lanes.3[3]] == output, "\(truth.id)")
    case "philox4x64":
      let block = Philox64.rounds(
        rounds, counter: (counter[0], counter[1], counter[2], counter[3]), key: (key[0], key[1]))
      #expect([block.0, block.1, block.2, block.3] == output, "\(truth.id)")
    default: Issue.record("unknown generator in \(truth.id)")
    }
  }

  /// NumPy counts up before its first block; cases that give a seed go through its SeedSequence,
  /// which is not here.
  private func checkNumPy(_ truth: TruthCase) throws {
    guard let key = truth.number("key") else {
      #expect(truth.id == "numpy_philox_testset1")
      return
    }
    let output = try words(truth.expected["raw_u64"])
    var mine: [UInt64] = []
    for counter in 1...UInt64(output.count / 4) {
      let block = Philox64.rounds(10, counter: (counter, 0, 0, 0), key: (UInt64(key), 0))
      mine += [block.0, block.1, block.2, block.3]
    }
    #expect(mine == output, "\(truth.id)")
  }

  private func checkInverse(_ truth: TruthCase) throws {
    let probabilities = try #require(truth.numbers("p"))
    let wanted = try #require(truth.expectedNumbers("z"))
    #expect(probabilities.count == wanted.count)
    for (p, z) in zip(probabilities, wanted) {
      // The file's 1e-12, tightened: 0.9 and 0.999 as doubles are off by up to 1e-16 / density.
      #expect(abs(inverseNormal(p) - z) <= 4e-14 * max(1, abs(z)), "p = \(p)")
    }
  }

  private func checkCholesky(_ truth: TruthCase) throws {
    let rows = try #require(truth.inputs["corr"] as? [[Any]]).map { row in
      row.map { TruthCase.double($0) ?? .nan }
    }
    let matrix = try SymmetricMatrix(rows: rows)
    if truth.expected["must_fail"] as? Bool == true {
      #expect(matrix.cholesky() == nil && matrix.semidefiniteCholesky() == nil, "\(truth.id)")
      #expect(throws: SymmetricMatrix.Problem.self) { try matrix.checkCorrelation() }
      let wanted = try #require(truth.expectedNumber("min_eigenvalue"))
      #expect(truth.agrees(matrix.smallestEigenvalue, wanted), "\(truth.id)")
      return
    }
    try matrix.checkCorrelation()
    let lower = try #require(matrix.cholesky())
    let wanted = try #require(truth.expected["L"] as? [[Any]])
    for (row, expectedRow) in zip(lower, wanted) {
      for (value, expected) in zip(row, expectedRow) {
        #expect(truth.agrees(value, try #require(TruthCase.double(expected))), "\(truth.id)")
      }
    }
    let eigenvalues = try #require(truth.expectedNumbers("eigenvalues"))
    for (value, expected) in zip(matrix.eigenvalues, eigenvalues) {
      #expect(truth.agrees(value, expected), "\(truth.id)")
    }
  }
}
