import FundResults

/// A query as SQL: fragments of this file, and what is asked for as bound values.
package struct RunSearch {
  /// Tags and conditions of one search; SQLite takes expressions no deeper than a thousand.
  package static let maxClauses = 100

  package private(set) var fragments: [StaticString] = ["SELECT r.number FROM run r WHERE 1"]
  package private(set) var values: [SQLValue] = []

  /// - Throws: `.invalid` for a bound that is no date, or a search with too many parts.
  package init(_ query: RunQuery) throws(RunStoreError) {
    guard query.tags.count + query.conditions.count <= Self.maxClauses else {
      throw RunStoreError(
        .invalid,
        "a search with \(query.tags.count + query.conditions.count) tags and conditions; "
          + "expected at most \(Self.maxClauses)")
    }
    if let name = query.name {
      add("AND instr(r.folded_name, ?) > 0", .text(EntryCheck.folded(name)))
    }
    if let prefix = query.idPrefix {
      // Ids are hexadecimal: all that begin so lie before the prefix and a tilde.
      add("AND r.id >= ? AND r.id < ?", .text(prefix), .text(prefix + "~"))
    }
    if let hash = query.configHash { add("AND r.config_hash = ?", .text(hash)) }
    for tag in query.tags {
      add("AND r.number IN (SELECT t.run FROM tag t WHERE t.name = ?)", .text(tag))
    }
    if let since = query.since {
      add("AND r.created >= ?", .text(try EntryCheck.bound(since, of: "since")))
    }
    if let until = query.until {
      // Digits and letters come before a tilde: every time that begins with the bound is included.
      add("AND r.created < ?", .text(try EntryCheck.bound(until, of: "until") + "~"))
    }
    for condition in query.conditions {
      add(Self.figures(condition.relation), .text(condition.figure), .real(condition.value))
    }
    add("ORDER BY r.created DESC, r.id")
    if let limit = query.limit { add("LIMIT ?", .int(max(0, limit))) }
  }

  private mutating func add(_ fragment: StaticString, _ values: SQLValue...) {
    fragments.append(fragment)
    self.values += values
  }

  private static func figures(_ relation: RunQuery.Condition.Relation) -> StaticString {
    switch relation {
    case .less:
      """
      AND r.number IN (SELECT f.run FROM figure f
        WHERE f.name = (SELECT number FROM figure_name WHERE name = ?) AND f.value < ?)
      """
    case .atMost:
      """
      AND r.number IN (SELECT f.run FROM figure f
        WHERE f.name = (SELECT number FROM figure_name WHERE name = ?) AND f.value <= ?)
      """
    case .greater:
      """
      AND r.number IN (SELECT f.run FROM figure f
        WHERE f.name = (SELECT number FROM figure_name WHERE name = ?) AND f.value > ?)
      """
    case .atLeast:
      """
      AND r.number IN (SELECT f.run FROM figure f
        WHERE f.name = (SELECT number FROM figure_name WHERE name = ?) AND f.value >= ?)
      """
    case .equal:
      """
      AND r.number IN (SELECT f.run FROM figure f
        WHERE f.name = (SELECT number FROM figure_name WHERE name = ?) AND f.value = ?)
      """
    }
  }
}
