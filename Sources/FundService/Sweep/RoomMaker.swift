import FundModel

/// Fields of one list of records that are scaled by a common factor, so that the sum over all records
/// of the list stays what it is in the base: the way to vary one of several shares that sum to 1.
struct RoomMaker: Sendable {
  struct Member: Sendable {
    let path: String
    let place: String
    let base: Double
  }

  /// Every record's value of the field, by place, in order of the list.
  let all: [(place: String, base: Double)]
  /// Those that make room.
  let members: [Member]
  let field: String

  /// The makers of room that `paths` name, one a list and field.
  ///
  /// - Throws: `ConfigError` with an issue a path that cannot make room.
  static func all(
    _ paths: [String], base: ConfigDocument, varied: Set<String>
  ) throws -> [RoomMaker] {
    var issues: [ConfigIssue] = []
    var families: [(member: ListMember, paths: [(String, ListMember)])] = []
    for path in paths {
      func add(_ message: String) {
        issues.append(ConfigIssue(path: path, message: message))
      }
      do {
        let value = try base.value(at: path)
        guard let member = try ListMember(path, in: base), value?.numberValue != nil
        else {
          add("is no number in a list of records, so it cannot make room for others")
          continue
        }
        if varied.contains(try SweepSpace.place(of: path, in: base)) {
          add("varies itself, so it cannot make room for others")
          continue
        }
        if let at = families.firstIndex(where: {
          $0.member.list == member.list && $0.member.field == member.field
        }) {
          if families[at].paths.contains(where: { $0.1 == member }) {
            add("is named twice")
          } else {
            families[at].paths.append((path, member))
          }
        } else {
          families.append((member, [(path, member)]))
        }
      } catch let error as ConfigError {
        issues.append(ConfigIssue(path: path, message: error.message))
      }
    }
    guard issues.isEmpty else {
      throw ConfigError(.invalid, "these parameters cannot be rescaled", issues: issues)
    }
    return try families.map { try RoomMaker($0.member, $0.paths, base) }
  }

  private init(
    _ family: ListMember, _ paths: [(String, ListMember)], _ base: ConfigDocument
  ) throws {
    field = "\(family.list)[]\(family.field)"
    let count = try base.value(at: family.list)?.arrayValue?.count ?? 0
    all = try (0..<count).map { index in
      let place = "\(family.list)[\(index + 1)]\(family.field)"
      return (place, try base.value(at: place)?.numberValue ?? 0)
    }
    let values = all
    members = paths.map { path, member in
      Member(path: path, place: values[member.index].place, base: values[member.index].base)
    }
  }

  func isTouched(by set: [String: ConfigValue]) -> Bool { all.contains { set[$0.place] != nil } }

  /// Values of the members when other fields are set: base values times (sum less the others) over
  /// what the members had.
  ///
  /// - Throws: `ConfigError` when nothing is left for them, or they are all 0.
  func values(_ set: [String: ConfigValue]) throws -> [Double] {
    guard isTouched(by: set) else { return members.map(\.base) }
    let places = Set(members.map(\.place))
    let sum = all.reduce(0) { $0 + $1.base }
    let others = all.filter { !places.contains($0.place) }
      .reduce(0) { $0 + (set[$1.place]?.numberValue ?? $1.base) }
    let own = members.reduce(0) { $0 + $1.base }
    // Shares are written with few digits; what is left of them by rounding is nothing.
    let room = abs(sum - others) < 1e-12 ? 0 : sum - others
    func problem(_ message: String) -> ConfigError {
      ConfigError(
        .invalid, message,
        issues: [
          ConfigIssue(
            path: field, value: ConfigNumber(others).text,
            expected: "at most \(ConfigNumber(sum).text) without those that make room",
            message: message)
        ])
    }
    guard room >= 0 else { throw problem("the others leave no room") }
    guard own > 0 || room == 0 else {
      throw problem("those that make room are all 0, so that no factor fits them")
    }
    return members.map { own > 0 ? $0.base * (room / own) : 0 }
  }
}
