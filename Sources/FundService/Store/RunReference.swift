import FundModel
import FundResults

/// How people name a stored run.
public enum RunReference {
  /// Fewest digits of an id that name a run.
  public static let shortestPrefix = 4
  /// What a message lists at most.
  private static let listed = 5

  /// `latest`, `latest~2` (the third newest), the beginning of an id, a tag, the name of a fund of which
  /// there is one run.
  ///
  /// - Throws: `RunStoreError`: `.notFound` with what is nearest, `.ambiguous` with the candidates.
  public static func resolve(
    _ text: String, in store: any RunStore
  ) throws(RunStoreError) -> RunEntry {
    let text = text.trimmingSpaces()
    guard !text.isEmpty else { throw RunStoreError(.invalid, "a run is named by \(forms)") }
    if let back = try stepsBack(text) { return try newest(back, text, store) }
    if let entry = try store.entry(id: text) { return entry }
    let matches = try candidates(text, store)
    switch matches.count {
    case 1: return matches[0]
    case 0: throw try unknown(text, store)
    default:
      let lines = matches.prefix(listed).map { "\n  " + line($0) }.joined()
      let more = matches.count > listed ? "\n  and \(matches.count - listed) more" : ""
      throw RunStoreError(
        .ambiguous,
        "\"\(text)\" names \(matches.count) runs of \(store.location); use the beginning of an id:"
          + lines + more)
    }
  }

  /// How many runs before the newest: 0 for `latest`; nil for what is no such form.
  private static func stepsBack(_ text: String) throws(RunStoreError) -> Int? {
    if text == "latest" { return 0 }
    guard text.hasPrefix("latest~") else { return nil }
    let digits = text.dropFirst("latest~".count)
    guard let steps = Int(digits), steps >= 0, steps < 1_000_000 else {
      throw RunStoreError(
        .invalid,
        "\"\(text)\": latest~N takes a whole number, such as latest~2 for the third newest run")
    }
    return steps
  }

  private static func newest(
    _ back: Int, _ text: String, _ store: any RunStore
  ) throws(RunStoreError) -> RunEntry {
    var query = RunQuery()
    query.limit = back + 1
    let entries = try store.entries(query)
    guard entries.count > back else {
      throw RunStoreError(
        .notFound,
        entries.isEmpty
          ? "\(store.location) has no runs"
          : "\(text): \(store.location) has only \(entries.count) "
            + (entries.count == 1 ? "run" : "runs"))
    }
    return entries[back]
  }

  /// Runs with such an id or tag; where there is none, those of a fund of that name.
  private static func candidates(
    _ text: String, _ store: any RunStore
  ) throws(RunStoreError) -> [RunEntry] {
    var found: [RunEntry] = []
    if text.count >= shortestPrefix, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
      var query = RunQuery()
      query.idPrefix = text.lowercased()
      found = try store.entries(query)
    }
    var query = RunQuery()
    query.tags = [text]
    for entry in try store.entries(query) where !found.contains(where: { $0.id == entry.id }) {
      found.append(entry)
    }
    guard found.isEmpty else { return found }
    query = RunQuery()
    query.name = text
    return try store.entries(query).filter { $0.name.lowercased() == text.lowercased() }
  }

  private static func unknown(
    _ text: String, _ store: any RunStore
  ) throws(RunStoreError) -> RunStoreError {
    let entries = try store.entries(RunQuery())
    let place = store.location
    guard !entries.isEmpty else { return RunStoreError(.notFound, "\(place) has no runs") }
    let names = ["latest"] + entries.flatMap { $0.tags + [$0.name, $0.id] }
    let near = EditDistance.nearest(text, in: names)
    // An id is typed from its beginning: what shares most of it was meant.
    let alike = entries.filter { shared(text, $0.id) >= 3 }.sorted {
      shared(text, $0.id) > shared(text, $1.id)
    }
    let lines = (alike.isEmpty ? entries : alike).prefix(3).map { "\n  " + line($0) }.joined()
    return RunStoreError(
      .notFound,
      "\(place) has no run \"\(text)\"" + (near.map { "; did you mean \($0)?" } ?? "")
        + (alike.isEmpty ? "; the newest are" : "; ids that begin alike") + lines)
  }

  private static func shared(_ text: String, _ id: String) -> Int {
    zip(text.lowercased(), id).prefix { $0 == $1 }.count
  }

  /// `3f2a9c01b7de  2026-11-21T09:14:07Z  Equihome v2  10000 paths, seed 42`.
  private static func line(_ entry: RunEntry) -> String {
    let tags = entry.tags.isEmpty ? "" : "  [\(entry.tags.joined(separator: ", "))]"
    return
      "\(entry.id)  \(entry.created.prefix(19))Z  \(entry.name)  \(entry.identity.paths) paths, "
      + "seed \(entry.identity.seed)\(tags)"
  }

  static let forms =
    "latest, latest~N, the beginning of its id, a tag, or the name of a fund that ran once"
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
