import FundModel

/// All that is wrong with one fund of a manager.
struct ManagedFundError: Error {
  var issues: [ConfigIssue]
}

/// One record of `funds`, and how its configuration is found.
///
/// Works on the tree: a manager file that is wrong elsewhere still has its funds looked at.
struct ManagedFundSource {
  /// As messages call the record, for example `funds.first`.
  let path: String
  let node: ConfigNode
  let folder: String?
  let documents: [String: ConfigDocument]

  /// The fund's configuration with its changes made.
  ///
  /// What `StructureCheck` reports of the record itself (no text where a text belongs) is not said
  /// twice.
  /// - Throws: `ManagedFundError` with every issue.
  func document(currency: String?) throws(ManagedFundError) -> ConfigDocument {
    guard let place = field("config"), let name = place.value.stringValue, !name.isEmpty else {
      throw ManagedFundError(issues: [])
    }
    var fund: ConfigDocument
    do {
      fund = try open(name)
    } catch {
      throw ManagedFundError(issues: [issue(place, "\(path).config", error)])
    }
    var issues = change(&fund)
    // These come from the manager; a fund's file need not be right about them.
    let simulation: [(path: String, value: ConfigValue)] = [
      ("simulation.paths", 1), ("simulation.seed", 0), ("simulation.keep", "metrics"),
      ("simulation.fund_number", 0),
    ]
    if let set = try? fund.with(simulation) { fund = set }
    issues += fund.validate().filter { $0.severity == .error }.map(named)
    if let currency, let own = (try? fund.value(at: "fund.currency"))??.stringValue,
      own != currency
    {
      issues.append(
        ConfigIssue(
          path: "\(path) > fund.currency", value: "\"\(own)\"",
          expected: "\"\(currency)\", as company.currency",
          message: "is another currency than the company's", origin: place.origin))
    }
    guard issues.isEmpty else { throw ManagedFundError(issues: issues) }
    return fund
  }

  private func field(_ key: String) -> ConfigNode? { node.value.objectValue?[key] }

  private func open(_ name: String) throws -> ConfigDocument {
    if let given = documents[name] { return given }
    guard name.contains("/") || name.hasSuffix(".json"), !name.hasPrefix("/"), let folder else {
      return try ConfigDocument.open(name)
    }
    return try ConfigDocument.load(file: folder + "/" + name)
  }

  /// Makes the changes that can be made; what is wrong with the others.
  private func change(_ fund: inout ConfigDocument) -> [ConfigIssue] {
    var issues: [ConfigIssue] = []
    for node in field("changes")?.value.arrayValue ?? [] {
      guard let text = node.value.stringValue else { continue }
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // Texts that are no changes are reported with the manager file.
      guard parts.count == 2, !parts[0].isEmpty else { continue }
      let value = ConfigValue(argument: String(parts[1]))
      do {
        fund = try fund.with([(String(parts[0]), value)], origin: node.origin)
      } catch let error as ConfigError {
        issues +=
          error.issues.isEmpty
          ? [issue(node, "\(path).changes", error)] : error.issues.map(named)
      } catch {
        issues.append(issue(node, "\(path).changes", error))
      }
    }
    return issues
  }

  private func issue(_ node: ConfigNode, _ place: String, _ error: any Error) -> ConfigIssue {
    let failure = error as? ConfigError
    let source = failure?.origin.map { "\($0): " } ?? ""
    return ConfigIssue(
      path: place, value: node.value.stringValue.map { "\"\($0)\"" },
      message: source + (failure?.message ?? "\(error)"), origin: node.origin)
  }

  /// The issue of a fund's configuration, with the fund in front of its path.
  private func named(_ issue: ConfigIssue) -> ConfigIssue {
    ConfigIssue(
      issue.severity, path: "\(path) > \(issue.path)", value: issue.value,
      expected: issue.expected, unit: issue.unit, message: issue.message, origin: issue.origin,
      suggestion: issue.suggestion)
  }
}
