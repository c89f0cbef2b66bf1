/// One case of a file: what goes in, what must come out, and how close.
public struct VerificationCase: Sendable, Decodable {
  /// A computed number passes when `|x - e| <= max(abs, rel |e|)`; an estimate from a sample may be
  /// off by so many of its standard errors besides.
  public struct Tolerance: Sendable, Decodable {
    public var abs: Double
    public var rel: Double
    /// Standard errors allowed; nil where nothing is estimated.
    public var standardErrors: Double?
    /// What the allowance stands for: rounding of the source, of the arithmetic, of the sample.
    public var madeOf: String?

    public func allowance(at expected: Double) -> Double {
      Swift.max(abs, rel * Swift.abs(expected))
    }

    enum CodingKeys: String, CodingKey {
      case abs, rel
      case standardErrors = "se"
      case madeOf = "made_of"
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      abs = try container.decodeIfPresent(Double.self, forKey: .abs) ?? 0
      rel = try container.decodeIfPresent(Double.self, forKey: .rel) ?? 0
      standardErrors = try container.decodeIfPresent(Double.self, forKey: .standardErrors)
      madeOf = try container.decodeIfPresent(String.self, forKey: .madeOf)
    }
  }

  public var id: String
  public var kind: String
  /// Where the numbers come from, as the file puts it.
  public var source: CaseValue?
  public var inputs: [String: CaseValue]
  public var expected: [String: CaseValue]
  public var tolerance: Tolerance
  public var status: String
  public var notes: String?
  /// What named wrong formulas give on the same inputs.
  public var naive: [Naive]?

  /// The value of a wrong formula for a field of `expected`.
  public struct Naive: Sendable, Decodable {
    public var name: String
    public var value: CaseValue
    public var field: String?

    enum CodingKeys: String, CodingKey {
      case name, value
      case field = "compare_to"
    }
  }

  /// The source in one line: as it stands, or the members of an object.
  public var sourceText: String {
    switch source {
    case .object(let members):
      members.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
        .joined(separator: ", ")
    case nil, .null: ""
    case .some(let value): value.text
    }
  }
}
