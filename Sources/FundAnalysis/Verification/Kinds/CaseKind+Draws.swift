import FundNumerics

/// The generator, the inverse normal, and the factor of a correlation matrix.
extension CaseKind {
  static let drawKinds: [String: CaseKind] = [
    "philox_kat": CaseKind { inputs in
      let rounds = try inputs.integer("rounds", in: 0...100)
      let counter = try words(inputs, "counter", 4)
      let key = try words(inputs, "key", 2)
      let output: [UInt64]
      switch try inputs.string("generator") {
      case "philox4x32":
        let small = try (counter + key).map { word in
          guard let small = UInt32(exactly: word) else {
            throw CaseInputs.Failure(description: "a word has more than 32 bits")
          }
          return small
        }
        let block = Philox.rounds(
          rounds, counter: (small[0], small[1], small[2], small[3]), key: (small[4], small[5]))
        output = [block.0, block.1, block.2, block.3].map(UInt64.init)
      case "philox4x64":
        output = block64(rounds, counter, key)
      case let other:
        throw CaseInputs.Failure(description: "\"\(other)\" is not a generator")
      }
      return ["output": .array(output.map { .string("0x" + String($0, radix: 16)) })]
    },
    "numpy_philox": CaseKind(leaving: [
      "equals_philox4x64_counter_1_then_2": "true by the way the words are computed"
    ]) { inputs in
      guard inputs.has("key") else {
        throw CaseInputs.LeftOut(reason: "NumPy's own way from a seed to a key")
      }
      let key = UInt64(try inputs.integer("key", in: 0...Int.max))
      let counter = UInt64(try inputs.integer("counter", in: 0...1 << 60))
      let count = try inputs.integer("n", in: 1...10_000)
      // NumPy raises the counter before each block of four.
      let output = (0...(count - 1) / 4).flatMap {
        block64(10, [counter + 1 + UInt64($0), 0, 0, 0], [key, 0])
      }
      return ["raw_u64": .array(output.prefix(count).map { .string(String($0)) })]
    },
    "inverse_normal": CaseKind { inputs in
      ["z": .numbers(try inputs.numbers("p").map { inverseNormal($0) })]
    },
    "cholesky": CaseKind { inputs in
      let matrix = try SymmetricMatrix(rows: inputs.matrix("corr"))
      let factor = matrix.semidefiniteCholesky()
      return [
        "L": factor.map { .array($0.map { .numbers($0) }) } ?? .null,
        "eigenvalues": .numbers(matrix.eigenvalues),
        "min_eigenvalue": .number(matrix.smallestEigenvalue),
        "must_fail": .bool(factor == nil && !isCorrelation(matrix)),
      ]
    },
  ]

  private static func isCorrelation(_ matrix: SymmetricMatrix) -> Bool {
    do throws(SymmetricMatrix.Problem) {
      try matrix.checkCorrelation()
      return true
    } catch {
      return false
    }
  }

  private static func block64(_ rounds: Int, _ counter: [UInt64], _ key: [UInt64]) -> [UInt64] {
    let block = Philox64.rounds(
      rounds, counter: (counter[0], counter[1], counter[2], counter[3]), key: (key[0], key[1]))
    return [block.0, block.1, block.2, block.3]
  }

  private static func words(_ inputs: CaseInputs, _ key: String, _ count: Int) throws -> [UInt64] {
    let list = try inputs.strings(key).map { text in
      guard text.hasPrefix("0x"), let word = UInt64(text.dropFirst(2), radix: 16) else {
        throw CaseInputs.Failure(description: "\"\(text)\" is not a word in hexadecimal")
      }
      return word
    }
    guard list.count == count else {
      throw CaseInputs.Failure(description: "input \"\(key)\" must have \(count) words")
    }
    return list
  }
}
