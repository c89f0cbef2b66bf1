/// How far two names are apart, for "did you mean".
public enum EditDistance {
  /// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`
  /// (optimal string alignment); nil when it takes more than `limit`.
  static func between(_ a: String, _ b: String, limit: Int) -> Int? {
    let x = Array(a.utf8)
    let y = Array(b.utf8)
    guard abs(x.count - y.count) <= limit else { return nil }
    var older = [Int](repeating: 0, count: y.count + 1)
    var old = Array(0...y.count)
    for i in 0..<x.count {
      var row = [i + 1] + [Int](repeating: 0, count: y.count)
      for j in 0..<y.count {
        let same = x[i] == y[j] ? 0 : 1
        row[j + 1] = min(old[j + 1] + 1, row[j] + 1, old[j] + same)
        if i > 0, j > 0, x[i] == y[j - 1], x[i - 1] == y[j] {
          row[j + 1] = min(row[j + 1], older[j - 1] + 1)
        }
      }
      (older, old) = (old, row)
    }
    return old[y.count] <= limit ? old[y.count] : nil
  }

  /// The candidate nearest to `name`, if it is near enough to have been meant: at most a third of
  /// the name's length away, and at least one edit is always allowed.
  public static func nearest(_ name: String, in candidates: some Sequence<String>) -> String? {
    guard name.utf8.count <= 100 else { return nil }
    let limit = max(1, name.utf8.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      guard let distance = between(name, candidate, limit: limit) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.name
  }
}
