extension Irr {
  /// Solves eight streams of equally spaced flows at once: flow k of stream i at `flows[8 k + i]`.
  ///
  /// `rates` and `statuses` receive eight answers, each with the bits of
  /// `solve(amounts:periodsPerYear:)` on that stream alone. A stream that is not of the usual kind
  /// (total loss, late first flow, several roots) is solved on its own, which allocates.
  @inlinable @inline(__always)
  public static func solveBlock(
    flows: UnsafePointer<Double>, periods: Int, periodsPerYear: Double,
    rates: UnsafeMutablePointer<Double>, statuses: UnsafeMutablePointer<Status>
  ) {
    var first = 0
    while first < periods && !anyNonzero(loadLanes(flows, 8 &* first)) { first &+= 1 }
    var last = periods &- 1
    while last > first && !anyNonzero(loadLanes(flows, 8 &* last)) { last &-= 1 }
    if first >= periods {
      solveRest(
        flows: flows, periods: periods, periodsPerYear: periodsPerYear, usual: Lanes(repeating: 0),
        rates: rates, statuses: statuses)
      return
    }
    let bound = 600 / Double(periods)
    let one = Lanes(repeating: 1)
    var state = PeriodicNewton(rate: Lanes(repeating: 0), settled: Lanes(repeating: 0))
    var steps = 0
    while steps < maximumSteps && anyLess(state.settled, one) {
      state = newtonStep(state, first: first, last: last, bound: bound) {
        loadLanes(flows, 8 &* $0)
      }
      steps &+= 1
    }
    let proved = neverOverpaid(state.rate, first: first, last: last) { loadLanes(flows, 8 &* $0) }
    // A stream whose first flow comes later than the block's has a 0 here, and is solved alone.
    let opening = loadLanes(flows, 8 &* first)
    let opened = Lanes.choose(
      one, whereLess: Lanes(repeating: 0), than: opening.magnitudeBits(),
      otherwise: Lanes(repeating: 0))
    let inside = isInWindow(state.rate, periodsPerYear)
    let usual = proved * state.settled * opened * inside
    storeLanes(
      rates, 0, exponential(state.rate * Lanes(repeating: periodsPerYear)) - Lanes(repeating: 1))
    var lane = 0
    while lane < 8 {
      statuses[lane] = .unique
      lane &+= 1
    }
    if anyLess(usual, one) {
      solveRest(
        flows: flows, periods: periods, periodsPerYear: periodsPerYear, usual: usual, rates: rates,
        statuses: statuses)
    }
  }

  @inlinable @inline(__always)
  static func anyNonzero(_ value: Lanes) -> Bool {
    anyLess(Lanes(repeating: 0), value.magnitudeBits())
  }

  @inlinable @inline(__always)
  static func solveRest(
    flows: UnsafePointer<Double>, periods: Int, periodsPerYear: Double, usual: Lanes,
    rates: UnsafeMutablePointer<Double>, statuses: UnsafeMutablePointer<Status>
  ) {
    var lane = 0
    while lane < 8 {
      if usual[lane] != 1 {
        solveLane(
          flows: flows, lane: lane, periods: periods, periodsPerYear: periodsPerYear,
          rate: rates + lane, status: statuses + lane)
      }
      lane &+= 1
    }
  }

  @usableFromInline @inline(never)
  static func solveLane(
    flows: UnsafePointer<Double>, lane: Int, periods: Int, periodsPerYear: Double,
    rate: UnsafeMutablePointer<Double>, status: UnsafeMutablePointer<Status>
  ) {
    let own = (0..<max(0, periods)).map { flows[8 * $0 + lane] }
    let solution = solve(amounts: own, periodsPerYear: periodsPerYear)
    rate.pointee = solution.rate
    status.pointee = solution.status
  }
}
