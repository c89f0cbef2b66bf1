import FundAnalysis
import Testing

/// Wrong expectations: what a case says when its figures are not the right ones.
enum Mutation {
  /// Every comparison of every case that passes fails, once all that the case expects is moved past its
  /// tolerance, changed, or turned around.
  static func expectAllFail(_ suite: CaseSuite, engine: EngineOptions) {
    let runner = CaseRunner(suite: suite, engine: engine)
    for file in suite.files {
      for one in file.cases {
        let right = runner.run(one, in: file)
        guard right.outcome == .passed else { continue }
        let allowances = Dictionary(
          right.checks.map { ($0.field, $0.tolerance) }, uniquingKeysWith: { first, _ in first })
        var wrong = one
        for name in one.expected.keys where right.checks.contains(where: { root($0) == name }) {
          if let value = one.expected[name] {
            wrong.expected[name] = moved(value, at: name, allowances)
          }
        }
        let result = runner.run(wrong, in: file)
        #expect(result.outcome == .failed, "\(file.name) \(one.id)")
        // An empty list has nothing to move.
        for check in result.checks where check.passes {
          #expect(
            check.expected == "[]",
            "\(file.name) \(one.id) \(check.field): \(check.computed) passes as \(check.expected)")
        }
      }
    }
  }

  private static func root(_ check: CaseCheck) -> String {
    String(check.field.prefix { $0 != "[" && $0 != "." })
  }

  private static func moved(
    _ value: CaseValue, at path: String, _ allowances: [String: Double]
  ) -> CaseValue {
    switch value {
    case .number(let number):
      let step = 3 * (allowances[path] ?? 0)
      return .number(number + max(step, 8 * number.ulp))
    case .string(let text): return .string(text + "?")
    case .bool(let flag): return .bool(!flag)
    case .array(let list):
      return .array(list.indices.map { moved(list[$0], at: "\(path)[\($0)]", allowances) })
    case .object(let members):
      return .object(
        Dictionary(
          uniqueKeysWithValues: members.map {
            ($0.key, moved($0.value, at: "\(path).\($0.key)", allowances))
          }))
    case .null: return .number(1)
    default: return value
    }
  }
}
