import Foundation

/// A JSON value of a case, and what a calculation gives back to compare with one.
public enum CaseValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([CaseValue])
  case object([String: CaseValue])
  /// A table that a calculation can answer for any key, such as quantiles by level; never read from a
  /// file.
  case lookup(@Sendable (String) -> CaseValue?)
  /// A figure of a sample with its standard error; never read from a file.
  case estimate(Estimate)

  static func numbers(_ values: some Sequence<Double>) -> CaseValue {
    .array(values.map { .number($0) })
  }

  /// Text with six decimals; null where there is none.
  static func decimal(_ value: Double?) -> CaseValue {
    guard let value else { return .null }
    return .string(String(format: "%.6f", locale: nil, value))
  }

  static func optional(_ value: Double?) -> CaseValue {
    value.map { .number($0) } ?? .null
  }

  /// A table whose keys are numbers written out.
  static func byNumber(_ function: @escaping @Sendable (Double) -> Double) -> CaseValue {
    .lookup { key in Double(key).map { .number(function($0)) } }
  }

  /// A member of an object or lookup; nil when there is none.
  func member(_ key: String) -> CaseValue? {
    switch self {
    case .object(let members): members[key]
    case .lookup(let function): function(key)
    default: nil
    }
  }

  /// Short text for a report.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .number(let value): value.description
    case .string(let value): value
    case .array(let values): "[\(values.count) values]"
    case .object(let members): "{\(members.count) members}"
    case .lookup: "{table}"
    case .estimate(let estimate): estimate.value.description
    }
  }
}

extension CaseValue: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([CaseValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: CaseValue].self))
    }
  }
}
