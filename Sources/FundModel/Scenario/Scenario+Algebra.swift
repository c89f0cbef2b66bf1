import Foundation

extension Scenario {
  /// Both, one after the other: overlays concatenated, factors of one path multiplied, shifts added.
  ///
  /// Weights of settings of one path to one value add, to 1 at most.
  /// - Throws: `ConfigError` with code `.scenario` when both set one path to different values.
  public func adding(_ other: Scenario) throws -> Scenario {
    var sum = self
    sum.name = "\(name) + \(other.name)"
    sum.description = Self.joined(description, other.description, by: "; ")
    sum.source = Self.joined(source, other.source, by: "; ")
    sum.date = Self.joined(date, other.date, by: "; ")
    sum.overlays += other.overlays
    for (path, setting) in other.settings.sorted(by: { $0.key < $1.key }) {
      guard let mine = sum.settings[path] else {
        sum.settings[path] = setting
        continue
      }
      guard mine.value == setting.value else {
        throw ConfigError(
          .scenario,
          "scenarios '\(name)' and '\(other.name)' cannot both hold: \(path) is set to "
            + "\(mine.value.jsonLine) by the first and to \(setting.value.jsonLine) by the second")
      }
      sum.settings[path]?.weight = min(1, mine.weight + setting.weight)
    }
    for (path, factor) in other.factors { sum.factors[path] = (sum.factors[path] ?? 1) * factor }
    for (path, shift) in other.shifts { sum.shifts[path] = (sum.shifts[path] ?? 0) + shift }
    return sum
  }

  /// The same k times as strong: 0 is nothing, 1 the scenario itself.
  ///
  /// Shifts and added overlays are multiplied by k; factors f become f^k, so that j and k times in a
  /// row are j + k times; settings go k of the way from the fund's own value, as does an overlay that
  /// sets (its base times 1 - k, plus k times the value). An added `property_value` x is the factor
  /// 1 + x.
  /// - Throws: `ConfigError` with code `.scenario`: a setting that is no number for k other than 0 and
  ///   1, a setting or factor 0 for a negative k, a setting beyond its value, k not finite.
  public func scaled(by k: Double) throws -> Scenario {
    guard k.isFinite else { throw error("cannot be taken \(ConfigNumber(k).text) times") }
    var result = self
    result.name = "\(ConfigNumber(k).text) * \(name.contains(" + ") ? "(\(name))" : name)"
    if k == 1 { return result }
    if k == 0 {
      result.overlays = []
      (result.settings, result.factors, result.shifts) = ([:], [:], [:])
      return result
    }
    result.overlays = try overlays.flatMap { try scaled($0, by: k) }
    for (path, setting) in settings { result.settings[path] = try scaled(setting, at: path, by: k) }
    for (path, factor) in factors {
      guard factor > 0 || k > 0 else {
        throw error("a factor of 0 on \(path) cannot be undone")
      }
      result.factors[path] = pow(factor, k)
    }
    for (path, shift) in shifts { result.shifts[path] = shift * k }
    return result
  }

  /// What undoes it: the overlays undone in reverse order, factors inverted, shifts negated.
  ///
  /// - Throws: `ConfigError` with code `.scenario` when something is set or multiplied by 0.
  public func inverse() throws -> Scenario {
    if let path = settings.keys.sorted().first {
      throw error("has no inverse: it sets \(path), and what stood there before is not known")
    }
    if let overlay = overlays.first(where: { $0.op == .set }) {
      throw error(
        "has no inverse: an overlay sets \(overlay.target.rawValue), and what stood there before is "
          + "not known")
    }
    var result = try scaled(by: -1)
    result.overlays.reverse()
    result.name = "inverse of \(name)"
    return result
  }

  private func scaled(
    _ setting: Setting, at path: String, by k: Double
  ) throws -> Setting {
    guard setting.value.numberValue != nil else {
      throw error(
        "sets \(path) to \(setting.value.jsonLine), which is all or nothing; it cannot be taken "
          + "\(ConfigNumber(k).text) times")
    }
    let weight = setting.weight * k
    guard weight > 0, weight <= 1 else {
      throw error(
        "sets \(path), so it can be taken from 0 to \(ConfigNumber(1 / setting.weight).text) times, "
          + "from the fund's own value to the one set; not \(ConfigNumber(k).text) times")
    }
    return Setting(setting.value, weight: weight)
  }

  private func scaled(_ overlay: Overlay, by k: Double) throws -> [Overlay] {
    var result = overlay
    switch overlay.op {
    case .add where overlay.target == .propertyValue:
      result.op = .multiply
      result.values = overlay.values.map { pow(1 + $0, k) }
      return [result]
    case .add:
      result.values = overlay.values.map { $0 * k }
      return [result]
    case .multiply:
      guard k > 0 || overlay.values.allSatisfy({ $0 != 0 }) else {
        throw error("a factor of 0 on \(overlay.target.rawValue) cannot be undone")
      }
      result.values = try overlay.values.map { value in
        let scaled = pow(value, k)
        guard scaled.isFinite else {
          throw error(
            "the factor \(ConfigNumber(value).text) on \(overlay.target.rawValue) has no power "
              + ConfigNumber(k).text)
        }
        return scaled
      }
      return [result]
    case .set:
      // Rates and growth may be moved past the value; what cannot be negative may not.
      let isSigned = overlay.target == .appreciation || overlay.target == .shortRate
      guard isSigned ? k > 0 : k > 0 && k < 1 else {
        throw error(
          "an overlay sets \(overlay.target.rawValue), so it can be taken from 0 to 1 times, not "
            + "\(ConfigNumber(k).text) times")
      }
      var base = overlay
      base.op = .multiply
      base.values = [1 - k]
      result.op = .add
      result.values = overlay.values.map { $0 * k }
      return [base, result]
    }
  }

  private static func joined(_ first: String, _ second: String, by glue: String) -> String {
    first.isEmpty || second.isEmpty || first == second
      ? (first.isEmpty ? second : first)
      : first + glue + second
  }
}
