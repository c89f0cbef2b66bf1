import FundModel

extension SweepSpace {
  /// Looks an axis up in the base.
  ///
  /// - Throws: `ConfigError` that says what is wrong with it.
  static func resolve(
    _ axis: SweepAxis, _ base: ConfigDocument, needsRange: Bool
  ) throws -> ResolvedAxis {
    let value = try base.value(at: axis.path)
    let type = try base.registry.describe(axis.path).parameter?.type
    let isWhole = type == .integer
    func problem(_ message: String, _ value: String? = nil, expected: String? = nil) -> ConfigError
    {
      ConfigError(
        .invalid, message,
        issues: [
          ConfigIssue(path: axis.path, value: value, expected: expected, message: message)
        ])
    }
    func range(_ low: Double, _ high: Double) throws -> ResolvedAxis.Span {
      let text = "\(ConfigNumber(low).text) to \(ConfigNumber(high).text)"
      if let type, type != .number, type != .integer, value?.numberValue == nil {
        throw problem("is no number, so it has no range", text, expected: "a list of values")
      }
      guard low.isFinite, high.isFinite, low < high else {
        throw problem("is no range", text, expected: "two numbers, the lower one first")
      }
      guard !isWhole || (low == low.rounded() && high == high.rounded()) else {
        throw problem("takes whole numbers", text, expected: "whole ends")
      }
      return .range(low: low, high: high)
    }
    let span: ResolvedAxis.Span
    switch axis.span {
    case .values(let values):
      guard !values.isEmpty else { throw problem("has no values to take", "[]") }
      if needsRange {
        throw problem("needs a range", expected: "two numbers, or a part such as 0.1")
      }
      span = .values(values)
    case .range(let low, let high): span = try range(low, high)
    case .relative(let part):
      guard part > 0, part.isFinite else {
        throw problem("cannot vary by that part", "\(part)", expected: "a number above 0")
      }
      guard let number = value?.numberValue, number != 0 else {
        throw problem(
          "has no part to vary by", value.map(\.jsonLine) ?? "nothing",
          expected: "a range of two numbers")
      }
      let reach = isWhole ? (abs(number) * part).rounded() : abs(number) * part
      guard reach > 0 else {
        throw problem(
          "takes whole numbers, and that part of it is none", value?.jsonLine,
          expected: "a range of two numbers")
      }
      span = try range(number - reach, number + reach)
    }
    return ResolvedAxis(
      path: axis.path, place: try place(of: axis.path, in: base), base: value, isWhole: isWhole,
      span: span)
  }

  /// The path with the name of a record replaced by its position: one text for one parameter.
  static func place(of path: String, in base: ConfigDocument) throws -> String {
    guard let member = try ListMember(path, in: base) else { return path }
    return "\(member.list)[\(member.index + 1)]\(member.field)"
  }
}

/// A path into a list of records, taken apart: `zones.green.ltv.mean` is item `green` of `zones`.
struct ListMember: Sendable, Equatable {
  let list: String
  /// From 0.
  let index: Int
  /// What follows the item, with its dot: `.ltv.mean`.
  let field: String

  /// Nil for a path that goes into no list, or into two.
  init?(_ path: String, in base: ConfigDocument) throws {
    let form = try base.registry.describe(path).path
    let parts = form.split(separator: "[]", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, path.hasPrefix(parts[0]),
      let items = try base.value(at: parts[0])?.arrayValue
    else { return nil }
    (list, field) = (parts[0], parts[1])
    let step = String(path.dropFirst(list.count)).replacingSuffix(field)
    if step.hasPrefix("["), let number = Int(step.dropFirst().dropLast()) {
      index = number - 1
      return
    }
    guard case .records(let key?, _) = base.registry[list]?.type,
      let found = items.firstIndex(where: {
        $0.value.objectValue?[key]?.value.stringValue == step.dropFirst().description
      })
    else { return nil }
    index = found
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
