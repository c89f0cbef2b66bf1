extension VerificationRow {
  /// Column heads of a report in text.
  static let heads = [
    "file", "case", "kind", "figure", "computed", "expected", "difference", "allowed", "",
  ]

  var cells: [String] {
    [
      file, id, kind, figure, check?.computed ?? "", check?.expected ?? "", differenceText,
      allowedText, verdict.rawValue,
    ]
  }

  /// With its unit: `+0.53 SE`, `3 ulp`, `-1.2e-7`.
  public var differenceText: String {
    guard let measured = check?.measured else { return "" }
    return Self.text(measured.difference, measured.unit)
  }

  public var allowedText: String {
    guard let measured = check?.measured else { return "" }
    return Self.text(measured.allowed, measured.unit)
  }

  private static func text(_ value: Double, _ unit: CaseCheck.Unit) -> String {
    switch unit {
    case .standardErrors: "\((value * 100).rounded() / 100) SE"
    case .ulps:
      abs(value) < 1e15 ? "\(Int(value.rounded())) ulp" : brief(value) + " ulp"
    case .plain: brief(value)
    }
  }

  /// Two significant digits in scientific form; empty when there is no number.
  static func brief(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    guard value != 0 else { return "0" }
    var exponent = 0
    var digits = abs(value)
    while digits >= 10 {
      digits /= 10
      exponent += 1
    }
    while digits < 1 {
      digits *= 10
      exponent -= 1
    }
    var rounded = (digits * 10).rounded() / 10
    if rounded >= 10 {
      rounded = 1
      exponent += 1
    }
    return "\(value < 0 ? "-" : "")\(rounded)e\(exponent)"
  }
}
