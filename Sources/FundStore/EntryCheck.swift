import Foundation
import FundResults

/// What a store keeps of words that people choose, and what of a run.
enum EntryCheck {
  /// A time with a date, `2026-11-21T14:30:00.000Z`.
  static func time(_ text: String, of what: String) throws(RunStoreError) {
    guard text.contains("T"), text.hasSuffix("Z"), isMoment(text) else {
      throw RunStoreError(
        .invalid,
        "\(what): '\(text)' is no time in UTC; expected one such as "
          + "2026-11-21T14:30:00.000Z")
    }
  }

  /// The bound of a search, as the beginning of the times it stands for: a date, or a time in UTC.
  static func bound(_ text: String, of what: String) throws(RunStoreError) -> String {
    guard isMoment(text) else {
      throw RunStoreError(
        .invalid,
        "\(what): '\(text)' is no date; expected one such as 2026-11-21 or "
          + "2026-11-21T14:30:00Z")
    }
    return text.hasSuffix("Z") ? String(text.dropLast()) : text
  }

  /// `2026`, `2026-11`, `2026-11-21`, and with `T14:30`, `:00`, `.000`, `Z`.
  private static func isMoment(_ text: String) -> Bool {
    let form = /(\d{4})(-(\d\d)(-(\d\d)(T(\d\d):(\d\d)(:(\d\d)(\.\d{1,9})?)?Z?)?)?)?/
    guard let match = text.wholeMatch(of: form.asciiOnlyDigits()) else { return false }
    func within(_ part: Substring??, _ range: ClosedRange<Int>) -> Bool {
      guard let digits = part ?? nil else { return true }
      return Int(digits).map(range.contains) ?? false
    }
    let parts = match.output
    return within(parts.3, 1...12) && within(parts.5, 1...31) && within(parts.7, 0...23)
      && within(parts.8, 0...59) && within(parts.10, 0...60)
  }

  /// An entry and its pieces before they are kept.
  static func check(_ entry: RunEntry, _ parts: [RunPart]) throws(RunStoreError) {
    let key: String
    do { key = try entry.identity.key } catch {
      throw RunStoreError(.unavailable, "the digest of a run cannot be formed: \(error)")
    }
    guard entry.id == key.prefix(12) else {
      throw RunStoreError(
        .invalid, "the run has the id '\(entry.id)'; its identity says \(key.prefix(12))")
    }
    try time(entry.created, of: "created")
    try time(entry.used, of: "used")
    for tag in entry.tags { try RunTag.check(tag) }
    guard entry.seconds.isFinite else {
      throw RunStoreError(.invalid, "run \(entry.id): \(entry.seconds) is no number of seconds")
    }
    if let figure = entry.figures.filter({ $0.key.isEmpty || !$0.value.isFinite }).keys.min() {
      throw RunStoreError(
        .invalid,
        "run \(entry.id): the figure '\(figure)' is no number; leave out what is undefined")
    }
    var seen: Set<RunPart.Name> = []
    for part in parts where part.name.description.isEmpty || !seen.insert(part.name).inserted {
      throw RunStoreError(
        .invalid, "run \(entry.id): the piece '\(part.name)' is there twice or has no name")
    }
  }

  /// A name as searches compare it: composed, in lower case.
  static func folded(_ name: String) -> String {
    name.precomposedStringWithCanonicalMapping.lowercased()
  }
}
