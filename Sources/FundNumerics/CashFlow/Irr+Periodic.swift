// Equally spaced flows. The usual stream is solved by Newton on ln(inflows / outflows) in y = ln(1
// + rate) a period, both sums by Horner, and proved unique by one pass: at the root the value of
// what is still to come never turns negative (the investor is never overpaid). Then for any other
// rate the present value has one sign: with S(j) the running present value at the root, f(y') =
// sum S(j) (v'^j - v'^(j+1)) in relative discount factors, and all terms have one sign (Soper
// 1959; Norstrom 1972). What fails the proof goes to the general search.

/// One Newton state, for a single stream or eight.
@usableFromInline
struct PeriodicNewton<Value: LaneArithmetic> {
  @usableFromInline var rate: Value
  /// 1 where the last step was small enough, else 0.
  @usableFromInline var settled: Value

  @_transparent @usableFromInline
  init(rate: Value, settled: Value) {
    self.rate = rate
    self.settled = settled
  }
}

extension Irr {
  /// A step below this ends the iteration: the next would be of the order of its square.
  @inlinable @inline(__always) static var smallStep: Double { 1e-9 }
  @inlinable @inline(__always) static var maximumSteps: Int { 24 }

  /// One Newton step; `load` gives flow k. Where a sum is 0 or the step is not a number, the state
  /// never settles.
  @_transparent @usableFromInline
  static func newtonStep<Value: LaneArithmetic>(
    _ state: PeriodicNewton<Value>, first: Int, last: Int, bound: Double, load: (Int) -> Value
  ) -> PeriodicNewton<Value> {
    let zero = Value(constant: 0)
    let v = exponential(zero - state.rate)
    var inflow = zero
    var outflow = zero
    var inflowSlope = zero
    var outflowSlope = zero
    var k = last
    // laneMax with 0 first, so that a flow that is not a number stays one.
    while k >= first {
      let flow = load(k)
      inflowSlope = inflowSlope * v + inflow
      outflowSlope = outflowSlope * v + outflow
      inflow = inflow * v + laneMax(zero, flow)
      outflow = outflow * v + laneMax(zero, zero - flow)
      k &-= 1
    }
    let duration = v * (inflowSlope / inflow - outflowSlope / outflow)
    let step = naturalLog(inflow / outflow) / duration
    let limit = Value(constant: bound)
    let moved = laneMax(zero - limit, laneMin(limit, state.rate + step))
    let one = Value(constant: 1)
    let small = Value.choose(
      one, whereLess: step.magnitudeBits(), than: Value(constant: smallStep), otherwise: zero)
    // A settled lane keeps its rate, so that eight together give the bits of each alone.
    return PeriodicNewton(
      rate: Value.choose(moved, whereLess: state.settled, than: one, otherwise: state.rate),
      settled: laneMax(state.settled, small))
  }

  /// 1 where the value of what is still to come, after the first flow, never has the sign of the
  /// first flow; else 0.
  @_transparent @usableFromInline
  static func neverOverpaid<Value: LaneArithmetic>(
    _ rate: Value, first: Int, last: Int, load: (Int) -> Value
  ) -> Value {
    let zero = Value(constant: 0)
    let one = Value(constant: 1)
    let v = exponential(zero - rate)
    // Turned so that the first flow is an outflow.
    let opening = load(first)
    let turn = Value.choose(one, whereLess: opening, than: zero, otherwise: zero - one)
    var ahead = zero
    var smallest = zero
    var k = last
    while k > first {
      ahead = ahead * v + load(k) * turn
      smallest = laneMin(ahead, smallest)
      k &-= 1
    }
    return Value.choose(zero, whereLess: smallest, than: zero, otherwise: one)
  }

  /// 1 where a rate a period is inside the window of the general search, else 0: beyond it Newton's
  /// search settles or not by rounding alone, and the general search decides.
  @_transparent @usableFromInline
  static func isInWindow<Value: LaneArithmetic>(_ rate: Value, _ periodsPerYear: Double) -> Value {
    let zero = Value(constant: 0)
    let one = Value(constant: 1)
    let aboveLow = Value.choose(
      one, whereLess: Value(constant: windowLow / periodsPerYear), than: rate, otherwise: zero)
    let belowHigh = Value.choose(
      one, whereLess: rate, than: Value(constant: windowHigh / periodsPerYear), otherwise: zero)
    return aboveLow * belowHigh
  }

  /// Solves equally spaced flows, the first at time 0; the rate is effective for a year of
  /// `periodsPerYear` periods (1: a rate for a period).
  ///
  /// No allocation for the usual stream (about five passes over the flows). Investor's root as in
  /// `solve(amounts:times:)`. None when a flow is not finite or `periodsPerYear` not positive.
  public static func solve(
    amounts: UnsafeBufferPointer<Double>, periodsPerYear: Double
  ) -> Solution {
    guard let flows = amounts.baseAddress, periodsPerYear > 0 else { return .none }
    var first = -1
    var last = -1
    var anyIn = false
    var anyOut = false
    for k in 0..<amounts.count where flows[k] != 0 {
      guard flows[k].isFinite else { return .none }
      if first < 0 { first = k }
      last = k
      if flows[k] > 0 { anyIn = true } else { anyOut = true }
    }
    guard anyOut else { return .none }
    guard anyIn else { return .totalLoss }
    let bound = 600 / Double(amounts.count)
    var state = PeriodicNewton(rate: 0.0, settled: 0.0)
    var steps = 0
    while steps < maximumSteps && state.settled < 1 {
      state = newtonStep(state, first: first, last: last, bound: bound) { flows[$0] }
      steps += 1
    }
    if state.settled == 1
      && neverOverpaid(state.rate, first: first, last: last, load: { flows[$0] }) == 1
      && isInWindow(state.rate, periodsPerYear) == 1
    {
      return Solution(rate: exponential(state.rate * periodsPerYear) - 1, status: .unique)
    }
    return solve(ExponentialSum(periodic: amounts, periodsPerYear: periodsPerYear))
  }

  /// As `solve(amounts:periodsPerYear:)` for an array.
  public static func solve(amounts: [Double], periodsPerYear: Double) -> Solution {
    amounts.withUnsafeBufferPointer { solve(amounts: $0, periodsPerYear: periodsPerYear) }
  }
}
