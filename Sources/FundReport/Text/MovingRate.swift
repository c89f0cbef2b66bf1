/// Speed of a piece of work over the last seconds, not since its start: what was slow at the beginning
/// (a cache that was read, cells that were checked) does not weigh on what is left.
public struct MovingRate: Sendable {
  /// Seconds that count.
  public let window: Double
  private typealias Point = (time: Double, done: Double)
  /// Moments at least a hundredth of the window apart; the first is at or before its start.
  private var past: [Point] = []
  private var latest: Point?

  public init(window: Double = 5) { self.window = window }

  /// Takes in that so much was done at a time, in seconds of a clock that never goes back. Work that
  /// fell is new work: the rate starts again.
  ///
  /// - Parameter elapsed: seconds since nothing was done, which count at the start of the work.
  public mutating func add(_ done: Double, at time: Double, elapsed: Double = 0) {
    if let latest, done < latest.done || time < latest.time { past = [] }
    latest = (time, done)
    if past.isEmpty, elapsed > 0 { past = [(time - elapsed, 0)] }
    guard let last = past.last else {
      past = [(time, done)]
      return
    }
    if time - last.time >= window / 100 { past.append((time, done)) }
    let dropped = past.dropFirst().prefix { $0.time <= time - window }.count
    past.removeFirst(dropped)
  }

  /// Units a second; nil before two moments are known.
  public var perSecond: Double? {
    guard let first = past.first, let latest, latest.time > first.time else { return nil }
    return (latest.done - first.done) / (latest.time - first.time)
  }
}
