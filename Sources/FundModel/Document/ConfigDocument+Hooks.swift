extension ConfigDocument {
  /// Names of the metrics that are functions of the fund's own, in the order of `hooks`.
  public var ownMetrics: [String] {
    let hooks = ((try? value(at: "hooks")) ?? nil)?.arrayValue ?? []
    return hooks.compactMap { hook in
      let record = hook.value.objectValue
      guard record?["point"]?.value.stringValue == HookTerms.Point.metric.rawValue else {
        return nil
      }
      return record?["name"]?.value.stringValue
    }
  }

  /// The sources that a runtime could not read, as issues of this document.
  ///
  /// - Parameter issues: position in `hooks` from 0, and what is wrong.
  public func invalidHooks(_ issues: [(index: Int, message: String)]) -> ConfigError {
    let records = SemanticCheck(root: root, registry: registry).items("hooks")
    let broken = issues.map { issue in
      let record = records.indices.contains(issue.index) ? records[issue.index] : nil
      return ConfigIssue(
        path: record?.place("source") ?? "hooks", message: issue.message,
        origin: record?.node("source")?.origin)
    }
    let count = broken.count == 1 ? "1 problem" : "\(broken.count) problems"
    return ConfigError(.invalid, "the configuration has \(count)", issues: broken)
  }
}
