import Foundation

extension Overlay {
  /// The record as `market.overlays` holds it.
  public var configValue: ConfigValue {
    .record([
      ("target", .string(target.rawValue)), ("zones", .list(zones.map { .string($0) })),
      ("from_month", .int(fromMonth)), ("to_month", .int(toMonth)), ("op", .string(op.rawValue)),
      ("values", .list(values.map { .double($0) })),
    ])
  }
}

extension Overlay {
  /// Values by month from levels `every` months apart, `(count - 1) * every` of them: for `multiply` the
  /// factor of each month, the same in all months between two levels; for `add` the level less the
  /// first one, and for `set` the level itself, both on a straight line between two levels.
  static func monthly(_ levels: [Double], every: Int, op: Operation) -> [Double] {
    (1..<levels.count).flatMap { i in
      (1...every).map { month in
        if op == .multiply { return pow(levels[i] / levels[i - 1], 1 / Double(every)) }
        let share = Double(month) / Double(every)
        let level = levels[i - 1] + share * (levels[i] - levels[i - 1])
        return op == .add ? level - levels[0] : level
      }
    }
  }
}

/// Reads the overlays of a scenario; collects what is wrong with them.
struct OverlayReader {
  var issues: [ConfigIssue] = []

  private static let keys = [
    "target", "zones", "from_month", "to_month", "op", "values", "value", "levels", "every",
  ]

  /// As `market.overlays`, with short forms: `value` for one value; `zones` left out for all;
  /// `to_month` left out for one month, or as many as there are values; and `levels`, those of an index
  /// every so many months (`every`, 12 unless given) from the month before `from_month`, in place of
  /// values (see `monthly`).
  mutating func read(_ value: ConfigValue, at path: String) -> Overlay? {
    let before = issues.count
    guard let fields = value.objectValue else {
      report(path, value, "is no overlay", "a record with target, op, values, from_month")
      return nil
    }
    for key in fields.keys where !Self.keys.contains(key) {
      issues.append(
        ConfigIssue(
          path: "\(path).\(key)", message: "is not known",
          suggestion: EditDistance.nearest(key, in: Self.keys)))
    }
    let target: Overlay.Target? = word("target", fields, path)
    let op: Overlay.Operation? = word("op", fields, path)
    let values =
      fields["levels"] == nil ? numbers(fields, path) : levels(fields, path, op: op)
    let zones = names(fields, path)
    let from = month("from_month", fields, path)
    let last = from.map { $0 + Swift.max(1, values?.count ?? 1) - 1 }
    let to = fields["to_month"] == nil ? last : month("to_month", fields, path)
    guard issues.count == before, let target, let op, let values, let from, let to else {
      return nil
    }
    return Overlay(
      target: target, zones: zones, fromMonth: from, toMonth: to, op: op, values: values)
  }

  private mutating func report(
    _ path: String, _ value: ConfigValue?, _ message: String, _ expected: String,
    _ suggestion: String? = nil
  ) {
    issues.append(
      ConfigIssue(
        path: path, value: value.map { $0.jsonLine }, expected: expected, message: message,
        suggestion: suggestion))
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ fields: ConfigObject, _ path: String
  ) -> Word? where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    let value = fields[key]?.value
    if let word = value?.stringValue.flatMap(Word.init) { return word }
    report(
      "\(path).\(key)", value, value == nil ? "is missing" : "is not known",
      "one of \(words.joined(separator: ", "))",
      value?.stringValue.flatMap { EditDistance.nearest($0, in: words) })
    return nil
  }

  private mutating func month(
    _ key: String, _ fields: ConfigObject, _ path: String
  ) -> Int? {
    let value = fields[key]?.value
    if let month = value?.intValue, (0...840).contains(month) { return month }
    report(
      "\(path).\(key)", value, value == nil ? "is missing" : "is no month",
      "a whole number from 0 to 840")
    return nil
  }

  private mutating func numbers(_ fields: ConfigObject, _ path: String) -> [Double]? {
    if let value = fields["value"]?.value {
      if let number = value.numberValue, fields["values"] == nil { return [number] }
      report("\(path).value", value, "is no single value", "a number, or values with a list")
      return nil
    }
    let value = fields["values"]?.value
    let list = value?.arrayValue.map { $0.map(\.value.numberValue) }
    if let list, !list.isEmpty, !list.contains(nil) { return list.compactMap { $0 } }
    report(
      "\(path).values", value, value == nil ? "is missing" : "is no list of numbers",
      "one number, or one a month")
    return nil
  }

  private mutating func levels(
    _ fields: ConfigObject, _ path: String, op: Overlay.Operation?
  ) -> [Double]? {
    let value = fields["levels"]?.value
    let list = value?.arrayValue.map { $0.compactMap(\.value.numberValue) } ?? []
    let every = fields["every"].map { $0.value.intValue ?? 0 } ?? 12
    guard list.count > 1, list.count == value?.arrayValue?.count, (1...120).contains(every),
      op != .multiply || list.allSatisfy({ $0 > 0 }), fields["values"] == nil,
      fields["value"] == nil
    else {
      report(
        "\(path).levels", value, "are no levels of an index",
        "two numbers or more (above 0 to multiply by), every 1 to 120 months, and no values")
      return nil
    }
    return op.map { Overlay.monthly(list, every: every, op: $0) }
  }

  private mutating func names(_ fields: ConfigObject, _ path: String) -> [String] {
    guard let value = fields["zones"]?.value else { return [] }
    // An empty table of Lua is read as an empty record.
    if value.objectValue?.isEmpty == true { return [] }
    let list = value.arrayValue.map { $0.map(\.value.stringValue) }
    if let list, !list.contains(nil) { return list.compactMap { $0 } }
    report("\(path).zones", value, "is no list of names", "names of zones, none for all")
    return []
  }
}
