extension SemanticCheck {
  /// Truncated normal laws, and the correlations of defaults.
  mutating func checkLaws() {
    for item in items("zones") { checkLaw(item.node("ltv"), item.place("ltv")) }
    checkLaw(node("loans.amount"), "loans.amount")
    checkLaw(node("loans.senior_ltv"), "loans.senior_ltv")
    if text("exits.model") == "timing" {
      checkLaw(node("exits.timing.years"), "exits.timing.years")
    }
    let between = "exits.default.correlation_between_zones"
    if let q = number(between), let w = number("exits.default.correlation_within_zone"), q > w {
      report(
        between, node(between), "is above the correlation within a zone, which includes it",
        expected: "at most \(EcmaNumber.text(w)) (exits.default.correlation_within_zone)")
    }
  }

  private mutating func checkLaw(_ node: ConfigNode?, _ path: String) {
    guard let law = node?.value.objectValue else { return }
    func field(_ key: String) -> Double? { law[key]?.value.numberValue.finite }
    guard let mean = field("mean"), let sd = field("sd"), let min = field("min"),
      let max = field("max")
    else { return }
    let bounds = "[\(EcmaNumber.text(min)), \(EcmaNumber.text(max))]"
    if min > max {
      report(
        path + ".min", law["min"], "is above the largest value",
        expected: "at most \(EcmaNumber.text(max)) (\(path).max)")
    } else if mean < min || mean > max {
      report(
        path + ".mean", law["mean"], "lies outside the cut \(bounds)",
        expected: "a mean within [min, max]")
    } else if sd > 0, min == max {
      report(
        path + ".sd", law["sd"], "is above 0 although the cut \(bounds) leaves one value",
        expected: "0, or min below max")
    }
  }

  /// The matrix of zone correlations: square, symmetric, unit diagonal, positive semidefinite.
  mutating func checkCorrelation() {
    let path = "market.correlation"
    guard let matrix = node(path), let rows = matrix.value.arrayValue,
      let zones = node("zones")?.value.arrayValue?.count, zones <= Self.maxZones
    else { return }
    let values = rows.compactMap { numbers($0) }
    guard values.count == rows.count else { return }
    let size = "\(zones) by \(zones), one row and column a zone"
    if rows.count != zones {
      issues.append(
        ConfigIssue(
          path: path, expected: size, message: "has \(rows.count) rows", origin: matrix.origin))
      return
    }
    for (index, row) in values.enumerated() where row.count != zones {
      issues.append(
        ConfigIssue(
          path: "\(path)[\(index + 1)]", expected: size, message: "has \(row.count) numbers",
          origin: rows[index].origin))
    }
    guard values.allSatisfy({ $0.count == zones }) else { return }
    var sound = true
    for i in 0..<zones {
      if values[i][i] != 1 {
        sound = false
        report(
          "\(path)[\(i + 1)][\(i + 1)]", rows[i].value.arrayValue?[i],
          "is the correlation of a zone with itself", expected: "1")
      }
      for j in 0..<i where values[i][j] != values[j][i] {
        sound = false
        report(
          "\(path)[\(i + 1)][\(j + 1)]", rows[i].value.arrayValue?[j],
          "differs from \(path)[\(j + 1)][\(i + 1)], but the matrix must be symmetric",
          expected: EcmaNumber.text(values[j][i]))
      }
    }
    if sound { checkSemidefinite(values, matrix) }
  }

  private mutating func checkSemidefinite(_ matrix: [[Double]], _ node: ConfigNode) {
    guard matrix.joined().allSatisfy({ abs($0) <= 1 }),
      let smallest = SymmetricEigenvalues.of(matrix).min()
    else { return }
    // Rounding of the decimals and of the rotations: n entries of size 1, a few ulps each, with
    // room for matrices of full rank that people round to 12 digits.
    let tolerance = Double(matrix.count) * 1e-12
    guard smallest < -tolerance else { return }
    let rounded = EcmaNumber.text((smallest * 1e9).rounded() / 1e9)
    issues.append(
      ConfigIssue(
        path: "market.correlation", expected: "no eigenvalue below 0",
        message:
          "is not positive semidefinite: its smallest eigenvalue is \(rounded)",
        origin: node.origin))
  }
}
