import FundWaterfall

/// Runs cases through the product's own functions.
public struct CaseRunner: Sendable {
  let suite: CaseSuite
  let engine: EngineOptions

  /// - Parameter suite: where a case that refers to another finds it.
  public init(suite: CaseSuite, engine: EngineOptions = EngineOptions()) {
    self.suite = suite
    self.engine = engine
  }

  public func run(_ one: VerificationCase, in file: CaseFile) -> CaseResult {
    var result = CaseResult(
      file: file.name, id: one.id, kind: one.kind, outcome: .unknownKind, checks: [],
      leftOutFields: [])
    result.source = one.sourceText
    result.madeOf = one.tolerance.madeOf ?? ""
    result.isShipped = file.isShipped
    guard let kind = CaseKind.all[one.kind] else {
      if let reason = CaseKind.leftOut[one.kind] { result.outcome = .leftOut(reason: reason) }
      return result
    }
    let answer: CaseKind.Answer
    do {
      answer = try kind.compute(
        CaseInputs(members: one.inputs, suite: suite, folder: file.folder, engine: engine))
    } catch let leftOut as CaseInputs.LeftOut {
      result.outcome = .leftOut(reason: leftOut.reason)
      return result
    } catch {
      result.outcome = .error("\(error)")
      return result
    }
    for (field, expected) in one.expected.sorted(by: { $0.key < $1.key }) {
      if let computed = answer[field] {
        compare(computed, expected, field: field, one.tolerance, into: &result.checks)
      } else if let reason = kind.leftOutFields[field] {
        result.leftOutFields.append((field, reason))
      } else {
        result.checks.append(Self.mismatch(field, "not computed", expected.text))
      }
    }
    if result.checks.isEmpty {
      result.outcome = .leftOut(reason: result.leftOutFields.first?.reason ?? "nothing is expected")
    } else {
      result.outcome = result.checks.allSatisfy(\.passes) ? .passed : .failed
    }
    return result
  }

  private static func mismatch(_ field: String, _ computed: String, _ expected: String) -> CaseCheck
  {
    CaseCheck(
      field: field, computed: computed, expected: expected, difference: .nan, tolerance: 0,
      passes: false)
  }

  /// Walks `expected`; every leaf is one check.
  private func compare(
    _ computed: CaseValue, _ expected: CaseValue, field: String,
    _ tolerance: VerificationCase.Tolerance, into checks: inout [CaseCheck]
  ) {
    switch (computed, expected) {
    case (.number(let x), .number(let e)):
      let allowed = tolerance.allowance(at: e)
      checks.append(
        CaseCheck(
          field: field, computed: x.description, expected: e.description, difference: x - e,
          tolerance: allowed, passes: abs(x - e) <= allowed, numbers: (x, e)))
    case (.estimate(let x), .number(let e)):
      guard let errors = tolerance.standardErrors else {
        checks.append(Self.mismatch(field, x.value.description, "a tolerance with \"se\""))
        return
      }
      let allowed = errors * x.standardError + tolerance.allowance(at: e)
      checks.append(
        CaseCheck(
          field: field, computed: x.value.description, expected: e.description,
          difference: x.value - e, tolerance: allowed, passes: abs(x.value - e) <= allowed,
          numbers: (x.value, e), standardError: x.standardError))
    case (.array(let x), .array(let e)) where x.count == e.count:
      // Two empty lists agree, and that is worth a line.
      if e.isEmpty { checks.append(Self.match(field, "[]")) }
      for index in e.indices {
        compare(x[index], e[index], field: "\(field)[\(index)]", tolerance, into: &checks)
      }
    case (_, .object(let e)):
      for (key, value) in e.sorted(by: { $0.key < $1.key }) {
        let path = "\(field).\(key)"
        if let x = computed.member(key) {
          compare(x, value, field: path, tolerance, into: &checks)
        } else {
          checks.append(Self.mismatch(path, "not computed", value.text))
        }
      }
    case (.null, .null): checks.append(Self.match(field, "null"))
    case (.bool(let x), .bool(let e)) where x == e: checks.append(Self.match(field, "\(e)"))
    case (.string(let x), .string(let e)) where x == e: checks.append(Self.match(field, e))
    default: checks.append(Self.mismatch(field, computed.text, expected.text))
    }
  }

  private static func match(_ field: String, _ text: String) -> CaseCheck {
    CaseCheck(
      field: field, computed: text, expected: text, difference: 0, tolerance: 0, passes: true)
  }
}
