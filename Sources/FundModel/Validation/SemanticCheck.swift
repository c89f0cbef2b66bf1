/// Checks the rules that hold between values.
///
/// Works on the tree, so that a fault in one place does not hide those in another: a rule that finds
/// a value absent or of the wrong type leaves it to `StructureCheck` and does nothing. Values that
/// have no effect are not held against rules.
struct SemanticCheck {
  let root: ConfigNode
  let registry: ParameterRegistry
  var issues: [ConfigIssue] = []

  /// Shares are decimals that people write; ten digits after the point leave sums this far off.
  static let sumTolerance = 1e-9

  init(root: ConfigNode, registry: ParameterRegistry) {
    self.root = root
    self.registry = registry
  }

  mutating func run() {
    checkNames()
    checkSums()
    checkLaws()
    checkCorrelation()
    checkFeesAndCalls()
    checkPeriods()
    checkWaterfall()
    checkOverlays()
    checkPricePath()
    checkRegimes()
    checkBootstrap()
    checkRates()
    checkSuburbs()
    checkBenchmark()
    checkFacilities()
    checkNotes()
    checkGuardrails()
    checkHooks()
  }

  /// A record of a list, with the path that messages call it by.
  struct Item {
    let path: ConfigPath
    let node: ConfigNode
    let fields: ConfigObject

    func node(_ key: String) -> ConfigNode? {
      var node: ConfigNode? = node
      for part in key.split(separator: ".") { node = node?.value.objectValue?[String(part)] }
      return node
    }
    func number(_ key: String) -> Double? { node(key)?.value.numberValue.finite }
    func int(_ key: String) -> Int? { node(key)?.value.intValue }
    func text(_ key: String) -> String? { node(key)?.value.stringValue }
    func place(_ key: String) -> String { "\(path).\(key)" }
  }

  func node(_ path: String) -> ConfigNode? {
    (try? ConfigPath(path)).flatMap { root.node(at: $0, schema: registry.root) }
  }
  func number(_ path: String) -> Double? { node(path)?.value.numberValue.finite }
  func int(_ path: String) -> Int? { node(path)?.value.intValue }
  func text(_ path: String) -> String? { node(path)?.value.stringValue }

  /// The records of a list; those that are no objects are left out.
  func items(_ list: String) -> [Item] {
    guard let path = try? ConfigPath(list), let node = root.node(at: path, schema: registry.root)
    else { return [] }
    return items(in: node, path: path, key: registry[list]?.recordKey)
  }

  func items(in node: ConfigNode, path: ConfigPath, key: String?) -> [Item] {
    guard let records = node.value.arrayValue else { return [] }
    return records.enumerated().compactMap { index, record in
      record.value.objectValue.map {
        let step = RecordName.step(index, in: records, key: key)
        return Item(path: path.appending(step), node: record, fields: $0)
      }
    }
  }

  /// Finite numbers of a list, or nil when it is no list of them.
  func numbers(_ node: ConfigNode?) -> [Double]? {
    guard let items = node?.value.arrayValue else { return nil }
    let values = items.compactMap { $0.value.numberValue.finite }
    return values.count == items.count ? values : nil
  }

  /// Last month of the fund, as in `FundTerms.horizonMonths`.
  var horizonMonths: Int? {
    guard let term = int("fund.term_years"), (0...1000).contains(term) else { return nil }
    guard text("fund.end") == "run_off" else { return 12 * term }
    guard let extra = int("fund.extension_years"), (0...1000).contains(extra) else { return nil }
    return 12 * (term + extra)
  }

  mutating func report(
    _ path: String, _ node: ConfigNode?, _ message: String, expected: String? = nil,
    severity: ConfigIssue.Severity = .error, suggestion: String? = nil, unit: ParameterUnit? = nil
  ) {
    issues.append(
      ConfigIssue(
        severity, path: path, value: node.map { JsonWriter.short($0.value) }, expected: expected,
        unit: unit, message: message, origin: node?.origin, suggestion: suggestion))
  }
}

extension Double? {
  /// The number, unless it is infinite or not a number.
  var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}

extension Parameter {
  /// Field that names the records, for a list of them.
  var recordKey: String? { if case .records(let key, _) = type { key } else { nil } }
}
