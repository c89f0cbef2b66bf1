/// Puts the values of an old file into a configuration, and keeps account of what became of each.
struct LegacyBuilder {
  private(set) var document: ConfigDocument
  private(set) var rows: [LegacyImport.Row] = []
  private(set) var issues: [ConfigIssue] = []
  let assumptions: LegacyAssumptions
  private let old: LegacyFile
  private var reliedOn: Set<String> = []

  init(old: LegacyFile, base: ConfigDocument, assumptions: LegacyAssumptions) {
    self.old = old
    document = base
    self.assumptions = assumptions
  }

  /// Goes through the table, in its order.
  mutating func run() throws {
    var done: Set<String> = []
    for row in LegacyTable.all {
      if case .together(let group) = row.rule {
        guard !done.contains(group.name),
          members(group).contains(where: { old.values[$0] != nil })
            || (row.path == LegacyTable.conditions && !conditionYears.isEmpty)
        else { continue }
        done.insert(group.name)
        try group.apply(&self)
      } else if let node = old.values[row.path] {
        try move(row, node)
      }
    }
    // Every value of the file must have been accounted for.
    guard issues.isEmpty else { return }
    let seen = Set(rows.map(\.old))
    for path in old.order where !seen.contains(path) {
      throw ConfigError(.invalid, "the import left out \(path)", origin: old.values[path]?.origin)
    }
    for path in reliedOn.sorted() where !seen.contains(path) {
      report(path, new: "", changed: "Read with the parameters that go with it.")
    }
  }

  private func members(_ group: LegacyGroup) -> [String] {
    LegacyTable.all.filter {
      if case .together(let other) = $0.rule { other.name == group.name } else { false }
    }.map(\.path)
  }

  private mutating func move(_ row: LegacyParameter, _ node: ConfigNode) throws {
    switch row.rule {
    case .dropped(let reason): drop(row.path, reason)
    case .move(let path, let factor):
      if let first = rows.first(where: { $0.new == path && !$0.isDefault }) {
        guard given(first.old) == node.value else {
          return refuse(row.path, "says something else than \(first.old), which means the same")
        }
      }
      var value = node.value
      if factor != 1, let number = value.numberValue { value = .double(number * factor) }
      try put(row.path, path, value, changed: row.changed)
    case .words(let path, let words):
      let word = node.value.stringValue.flatMap { words[$0] } ?? ""
      try put(row.path, path, .string(word), changed: row.changed)
    case .together: break
    }
  }

  // MARK: What the old file says

  /// Years of `market_conditions_by_year`, rising.
  var conditionYears: [Int] {
    let years = old.order.compactMap { path -> Int? in
      let parts = path.split(separator: ".")
      return parts.count == 3 && parts[0] == LegacyTable.conditions ? Int(parts[1]) : nil
    }
    return Set(years).sorted()
  }

  func isGiven(_ path: String) -> Bool { old.values[path] != nil }
  func given(_ path: String) -> ConfigValue? { old.values[path]?.value }

  /// The value of an old parameter that something given needs: the file's, else the original
  /// design's default, which is then reported.
  mutating func needed(_ path: String) -> ConfigValue {
    if let value = given(path) { return value }
    reliedOn.insert(path)
    return LegacyTable.row(path)?.fallback ?? .null
  }

  private func origin(_ path: String) -> ConfigOrigin {
    old.values[path]?.origin ?? ConfigOrigin(.file, old.name)
  }

  // MARK: What comes out

  /// Names of the zones.
  var zones: [String] { names("zones") }
  /// Names of the products.
  var products: [String] { names("products") }

  private func names(_ list: String) -> [String] {
    let records = (try? document.value(at: list))?.arrayValue ?? []
    return records.compactMap { $0.value.objectValue?["name"]?.value.stringValue }
  }

  /// Puts a value that stands for an old parameter, and reports it. `zones[]` and `products[]`
  /// stand for every record.
  mutating func put(
    _ old: String, _ path: String, _ value: ConfigValue, changed: String? = nil
  ) throws {
    try set(path, value, origin: origin(old), for: old)
    report(old, new: path, newValue: JsonWriter.short(value), changed: changed)
  }

  /// Puts a value without a row of its own in the report.
  mutating func set(
    _ path: String, _ value: ConfigValue, origin: ConfigOrigin, for old: String? = nil
  ) throws {
    for place in expanded(path) {
      do {
        try document.set(place, value, origin: origin)
      } catch let error as ConfigError {
        let found =
          error.issues.isEmpty
          ? [ConfigIssue(path: place, message: error.message, origin: origin)] : error.issues
        issues += found.map { issue in
          ConfigIssue(
            path: (old.map { $0 + ", now " } ?? "") + issue.path, value: issue.value,
            expected: issue.expected, unit: issue.unit, message: issue.message, origin: origin,
            suggestion: issue.suggestion)
        }
      }
    }
  }

  private func expanded(_ path: String) -> [String] {
    for (list, names) in [("zones[]", zones), ("products[]", products)]
    where path.hasPrefix(list) {
      return names.map { String(list.dropLast(2)) + "." + $0 + path.dropFirst(list.count) }
    }
    return [path]
  }

  /// The same issue with the old name of the value, where it stands in the old file.
  func named(_ issue: ConfigIssue) -> ConfigIssue {
    guard let origin = issue.origin, origin.line > 0,
      let path = old.order.first(where: { old.values[$0]?.origin == origin })
    else { return issue }
    return ConfigIssue(
      issue.severity, path: path + ", now " + issue.path, value: issue.value,
      expected: issue.expected, unit: issue.unit, message: issue.message, origin: origin,
      suggestion: issue.suggestion)
  }

  /// The number at a new path; nil when it is absent.
  func number(_ path: String) -> Double? { (try? document.value(at: path))??.numberValue }

  mutating func remove(_ path: String) throws { try document.remove(path) }

  /// Says what became of an old parameter that was used.
  mutating func report(
    _ old: String, new: String, newValue: String = "", changed: String? = nil
  ) {
    add(changed == nil ? .mapped : .changed, old, new: new, newValue, changed ?? "")
  }

  /// Says that an old parameter has no meaning here, and why.
  mutating func drop(_ old: String, _ reason: String) { add(.dropped, old, new: "", "", reason) }

  /// Reports a problem at an old parameter.
  mutating func refuse(
    _ old: String, _ message: String, expected: String? = nil, suggestion: String? = nil
  ) {
    issues.append(
      ConfigIssue(
        path: old, value: given(old).map(JsonWriter.short), expected: expected, message: message,
        origin: origin(old), suggestion: suggestion))
    // The problem accounts for the value.
    if isGiven(old) { drop(old, message) }
  }

  private mutating func add(
    _ kind: LegacyImport.Row.Kind, _ path: String, new: String, _ newValue: String,
    _ remark: String
  ) {
    let node = old.values[path]
    let value = node?.value ?? LegacyTable.row(path)?.fallback ?? .null
    // A row that says where a value went also says what it is now.
    let now = newValue.isEmpty ? (try? document.value(at: new))?.map(JsonWriter.short) : newValue
    rows.append(
      LegacyImport.Row(
        kind: kind, old: path, oldValue: JsonWriter.short(value), isDefault: node == nil,
        line: node?.origin.line ?? 0, new: new, newValue: now ?? "", remark: remark))
  }
}

/// A derived number without the last bits of its derivation: 0.41, not 0.41000000000000003.
func tidy(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }
