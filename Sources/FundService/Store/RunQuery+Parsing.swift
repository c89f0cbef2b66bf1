import FundModel
import FundResults

extension RunQuery.Condition {
  /// Reads `net_irr.mean > 0.08`; percent (`8%`) is a hundredth.
  ///
  /// A metric alone is its mean; quantiles are written as in metric expressions (`tvpi.q05`, `tvpi.q0.05`).
  /// - Parameter known: figures that the stored runs have; empty takes every figure there could be.
  /// - Throws: `RunStoreError` with code `.invalid`: what is wrong, and the nearest figure there is.
  public init(parsing text: String, known: Set<String>) throws(RunStoreError) {
    let parsed = text.firstRelation
    guard let parsed, let relation = Relation(rawValue: parsed.relation) else {
      throw RunStoreError(
        .invalid,
        "a condition is a figure, one of "
          + Relation.allCases.map(\.rawValue).joined(separator: " ")
          + " and a number, such as net_irr.mean > 0.08; found \"\(text)\"")
    }
    let percent = parsed.right.hasSuffix("%")
    let digits = percent ? parsed.right.dropLast().filter { $0 != " " } : parsed.right
    guard let value = Double(digits), value.isFinite else {
      throw RunStoreError(.invalid, "\"\(text)\": \"\(parsed.right)\" is no number")
    }
    self.init(
      try Self.figure(parsed.left, known: known), relation, percent ? value / 100 : value)
  }

  private static func figure(
    _ name: String, known: Set<String>
  ) throws(RunStoreError) -> String {
    if known.contains(name) { return name }
    for spelling in spellings(name) where known.contains(spelling) { return spelling }
    // What no run has may still be a figure: of runs to come.
    if known.isEmpty {
      do {
        return try Objective(parsing: name).name
      } catch {
        throw RunStoreError(.invalid, "there is no figure \"\(name)\": \(error)")
      }
    }
    let near = EditDistance.nearest(name, in: known.sorted())
    throw RunStoreError(
      .invalid,
      "no stored run has a figure \"\(name)\""
        + (near.map { "; did you mean \($0)?" }
          ?? "; there are " + known.sorted().prefix(8).joined(separator: ", ") + ", …"))
  }

  /// `net_irr` is its mean; `tvpi.q05` is `tvpi.q0.05`, `loss.cvar99` is `loss.cvar0.99`.
  private static func spellings(_ name: String) -> [String] {
    var all = [name + ".mean"]
    if let parsed = try? Objective(parsing: name) { all.append(parsed.name) }
    guard let dot = name.lastIndex(of: ".") else { return all }
    let tail = name[name.index(after: dot)...]
    let word = tail.prefix { $0.isLetter }
    let digits = tail.dropFirst(word.count)
    if !word.isEmpty, !digits.isEmpty, digits.allSatisfy(\.isNumber) {
      all.append("\(name[...dot])\(word)0.\(digits)")
    }
    return all
  }
}

extension String {
  /// The first relation with what stands at its sides; nil without one.
  fileprivate var firstRelation: (left: String, relation: String, right: String)? {
    guard let start = firstIndex(where: { "<>=".contains($0) }) else { return nil }
    let signs = self[start...].prefix { "<>=".contains($0) }
    let left = self[..<start].filter { $0 != " " }
    let right = self[start...].dropFirst(signs.count).filter { $0 != " " }
    return left.isEmpty || right.isEmpty ? nil : (left, String(signs), right)
  }
}

extension RunStore {
  /// Names of the figures that the stored runs have.
  public func figureNames() throws(RunStoreError) -> Set<String> {
    var names: Set<String> = []
    for entry in try entries(RunQuery()) { names.formUnion(entry.figures.keys) }
    return names
  }
}
