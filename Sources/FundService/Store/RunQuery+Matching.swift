import FundResults

extension RunQuery {
  /// Whether a run is wanted; `limit` is not looked at.
  func matches(_ entry: RunEntry) -> Bool {
    if let name, !entry.name.lowercased().contains(name.lowercased()) { return false }
    if let idPrefix, !entry.id.hasPrefix(idPrefix) { return false }
    if let configHash, entry.identity.configHash != configHash { return false }
    guard tags.allSatisfy(entry.tags.contains) else { return false }
    if let since, entry.created < since { return false }
    // A date is ten characters: the whole day is in.
    if let until, entry.created.prefix(until.count == 10 ? 10 : Int.max) > until { return false }
    return conditions.allSatisfy { $0.holds(for: entry) }
  }
}
