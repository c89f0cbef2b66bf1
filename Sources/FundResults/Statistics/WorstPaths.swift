/// The paths with the worst values: their positions from 0, the worst first; undefined values are left
/// out, equal ones stand in the order of paths.
///
/// - Parameters:
///   - byPath: the figure of every path.
///   - highIsBad: whether a high value is a bad one, as of losses.
public func worstPaths(
  _ byPath: some Collection<Double>, count: Int, highIsBad: Bool = false
) -> [(path: Int, value: Double)] {
  let defined = byPath.enumerated().filter { $0.element.isFinite }
  let sorted = defined.sorted {
    $0.element == $1.element
      ? $0.offset < $1.offset : ($0.element > $1.element) == highIsBad
  }
  return sorted.prefix(max(0, count)).map { ($0.offset, $0.element) }
}
