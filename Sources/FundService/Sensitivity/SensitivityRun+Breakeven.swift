import FundModel
import FundNumerics
import FundResults

/// The search for the value of one parameter, all parameters side by side so that every round of
/// cells is one batch.
private struct RootSearch {
  let axis: Int
  /// Ends of the bracket and the figure there less the target.
  var low: (x: Double, y: Double)
  var high: (x: Double, y: Double)
  var root: (x: Double, figure: GroupedFigure)?
  var note: String?
  /// Times in a row that the same end was kept, positive for the high one (Illinois).
  private var kept = 0

  init(axis: Int, low: (Double, Double), high: (Double, Double)) {
    self.axis = axis
    self.low = low
    self.high = high
  }

  var isOpen: Bool { root == nil && note == nil }

  /// The secant's zero, held inside the bracket.
  var next: Double {
    let x = (low.x * high.y - high.x * low.y) / (high.y - low.y)
    let margin = 1e-3 * (high.x - low.x)
    return min(high.x - margin, max(low.x + margin, x))
  }

  /// Takes the figure at `x` in; halves the weight of an end that stays twice (M. Dowell, P. Jarratt,
  /// "A modified regula falsi method", BIT 11 (1971)).
  mutating func narrow(_ x: Double, _ y: Double) {
    if (y < 0) == (low.y < 0) {
      low = (x, y)
      kept = max(1, kept + 1)
      if kept > 1 { high.y /= 2 }
    } else {
      high = (x, y)
      kept = min(-1, kept - 1)
      if kept < -1 { low.y /= 2 }
    }
  }
}

extension SensitivityRun {
  /// Rounds of a search: the bracket shrinks by far more than half a round.
  private static let rounds = 60

  /// A parameter's value at which the figure hits the target, on these paths.
  ///
  /// The search ends where the figure is within a hundredth of its standard error of the target, or
  /// the bracket is a millionth of the range. The value's error is that of the figure over the slope,
  /// which is taken between 2 % of the range to each side.
  mutating func breakeven() throws -> SensitivityResult {
    let target = request.target ?? .nan
    let axes = space.axes
    if let whole = axes.first(where: \.isWhole) {
      throw ConfigError(
        .invalid,
        "\(whole.path) takes whole numbers: no value of it need hit a target; sweep it instead")
    }
    let ends = try figures(
      axes.indices.flatMap { axis -> [[Change]] in
        [[(axis, axes[axis].ends.low)], [(axis, axes[axis].ends.high)]]
      })
    var searches = axes.indices.map { axis in
      start(axis, ends[2 * axis], ends[2 * axis + 1], target)
    }
    for _ in 0..<Self.rounds {
      let open = searches.indices.filter { searches[$0].isOpen }
      guard !open.isEmpty else { break }
      let points = open.map { searches[$0].next }
      let found = try figures(
        zip(open, points).map { [(searches[$0].axis, .double($1))] })
      for (number, (x, figure)) in zip(open, zip(points, found)) {
        take(figure, at: x, target, &searches[number], range: axes[searches[number].axis])
      }
    }
    let rows = try estimates(searches)
    return result(
      [
        .init("value", "break-even value", .parameter),
        .init("slope", "change over the range", .figure),
      ], rows, size: { row in row.estimates[0] == nil ? nil : 0 - Double(order(of: row.path)) })
  }

  private func order(of path: String) -> Int {
    space.axes.firstIndex { $0.path == path } ?? 0
  }

  private func start(
    _ axis: Int, _ low: GroupedFigure, _ high: GroupedFigure, _ target: Double
  ) -> RootSearch {
    let ends = space.axes[axis].ends
    let x = (ends.low.numberValue ?? .nan, ends.high.numberValue ?? .nan)
    var search = RootSearch(
      axis: axis, low: (x.0, (low.value ?? .nan) - target),
      high: (x.1, (high.value ?? .nan) - target))
    if let a = low.value, let b = high.value {
      if a == target {
        search.root = (x.0, low)
      } else if b == target {
        search.root = (x.1, high)
      } else if (a < target) == (b < target) {
        let (from, to) = (ConfigNumber(a).text, ConfigNumber(b).text)
        search.note =
          "\(request.figure.name) goes from \(from) to \(to) over the range and does not cross "
          + ConfigNumber(target).text
      }
    } else {
      search.note = "\(request.figure.name) is undefined at an end of the range"
    }
    return search
  }

  private func take(
    _ figure: GroupedFigure, at x: Double, _ target: Double, _ search: inout RootSearch,
    range: ResolvedAxis
  ) {
    guard let value = figure.value else {
      search.note = "\(request.figure.name) is undefined at \(ConfigNumber(x).text)"
      return
    }
    let width = (range.ends.high.numberValue ?? .nan) - (range.ends.low.numberValue ?? .nan)
    let close = abs(value - target) <= 0.01 * (figure.standardError ?? 0)
    search.narrow(x, value - target)
    if close || search.high.x - search.low.x <= 1e-6 * width { search.root = (x, figure) }
  }

  /// Values with the errors that come from the slope beside them.
  private mutating func estimates(_ searches: [RootSearch]) throws -> [SensitivityResult.Row] {
    let found = searches.filter { $0.root != nil }
    let besides = found.map { search -> (low: Double, high: Double) in
      let ends = space.axes[search.axis].ends
      let (low, high) = (ends.low.numberValue ?? .nan, ends.high.numberValue ?? .nan)
      let x = search.root?.x ?? .nan
      let step = 0.02 * (high - low)
      return (max(low, x - step), min(high, x + step))
    }
    let sides = try figures(
      zip(found, besides).flatMap { search, pair -> [[Change]] in
        [[(search.axis, .double(pair.low))], [(search.axis, .double(pair.high))]]
      })
    let reach = inverseNormal((1 + confidence) / 2)
    return searches.map { search in
      guard let root = search.root, let at = found.firstIndex(where: { $0.axis == search.axis })
      else {
        return row(
          search.axis, [nil, nil],
          note: search.note ?? "the search did not end in \(Self.rounds) rounds")
      }
      let ends = space.axes[search.axis].ends
      let width = (ends.high.numberValue ?? .nan) - (ends.low.numberValue ?? .nan)
      let gap = besides[at].high - besides[at].low
      let change = sides[2 * at + 1].difference(from: sides[2 * at], confidence: confidence)
      let scale = width / gap
      let slope = change.map {
        IntervalEstimate(
          $0.value * scale, standardError: $0.standardError.map { $0 * scale },
          low: $0.low.map { $0 * scale }, high: $0.high.map { $0 * scale })
      }
      var error: Double?
      var note: String?
      if let change, change.value != 0, let figureError = root.figure.standardError {
        error = figureError / abs(change.value / gap)
        if let own = change.standardError, own > 0.25 * abs(change.value) {
          note = "the slope is known to a quarter at best: the error is a rough one"
        }
      } else {
        note = "no slope is known beside the value, so neither is its error"
      }
      return row(
        search.axis, [IntervalEstimate(root.x, standardError: error, reach: reach), slope],
        note: note)
    }
  }
}
