/// What a terminal is sent so that a progress bar moves in place: at most ten frames a second.
///
/// The cursor is never hidden and the line is never ended, so that nothing has to be put right however
/// the program ends. A function of what it is told and of the times it is given.
public struct ProgressFrames: Sendable {
  /// Seconds between frames.
  private static let pause = 0.1
  /// A run that is over by then needs no bar.
  private static let patience = 0.3

  private var rate = MovingRate()
  private var drawnAt: Double?
  private var width = 0

  public init() {}

  /// Whether there is a bar on the terminal now.
  public var isDrawn: Bool { drawnAt != nil }

  /// The bytes of the next frame; nil when it is not time for one.
  ///
  /// - Parameters:
  ///   - columns: of the terminal, now.
  ///   - time: seconds of a clock that never goes back.
  public mutating func draw(
    _ bar: ProgressBar, columns: Int, style: TextStyle, at time: Double
  ) -> String? {
    rate.add(Double(bar.done), at: time, elapsed: bar.elapsed)
    if let drawnAt {
      guard time - drawnAt >= Self.pause else { return nil }
    } else {
      guard bar.elapsed > Self.patience || bar.loop != nil else { return nil }
    }
    var bar = bar
    bar.rate = rate.perSecond
    // The last column stays free: what stands there would wrap on some terminals.
    let line = bar.line(width: max(1, columns - 1), style)
    // A terminal that became narrower has broken the line before: what hangs over goes too.
    let isResized = drawnAt != nil && columns != width
    drawnAt = time
    width = columns
    return "\r" + (isResized ? "\u{1B}[J" : "") + line + "\u{1B}[K"
  }

  /// Takes the bar away; empty when there is none.
  public mutating func wipe() -> String {
    guard isDrawn else { return "" }
    drawnAt = nil
    return "\r\u{1B}[K"
  }
}
