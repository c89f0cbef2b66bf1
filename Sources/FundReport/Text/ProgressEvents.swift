import FundModel

/// Progress as lines of JSON for programs (docs/terminal.md): a start, progress at most five times a
/// second, an end.
///
/// A function of what it is told and of the times it is given.
public struct ProgressEvents: Sendable {
  /// Version of the lines: a member that changes its meaning raises it, a new member does not.
  public static let version = 1
  private static let pause = 0.2

  private let command: String
  private var rate = MovingRate()
  private var task = 0
  private var part = 1
  private var startedAt: Double?
  private var sentAt: Double?
  private var last: ProgressBar?
  /// Whether `last` still has to be told.
  private var isOpen = false

  /// - Parameter command: the subcommand that the lines tell of.
  public init(command: String) { self.command = command }

  /// The line of a start; empty when there was one and no end since.
  public mutating func start(at time: Double) -> String {
    guard startedAt == nil else { return "" }
    task += 1
    part = 1
    startedAt = time
    sentAt = nil
    last = nil
    isOpen = false
    rate = MovingRate()
    return line([
      ("event", .string("start")), ("version", .int(Self.version)), ("task", .int(task)),
      ("command", .string(command)),
    ])
  }

  /// The lines of a progress, with that of a start before the first; empty when it is not time yet.
  public mutating func draw(_ bar: ProgressBar, at time: Double) -> String {
    let start = start(at: time)
    if let last, isNewPart(bar, after: last) {
      part += 1
      rate = MovingRate()
    }
    rate.add(Double(bar.done), at: time, elapsed: bar.elapsed)
    last = bar
    isOpen = true
    if let sentAt, time - sentAt < Self.pause { return start }
    return start + tell(time)
  }

  /// The last progress, where it was not told yet, and the line of the end; empty without a start.
  public mutating func end(at time: Double) -> String {
    guard let begin = startedAt else { return "" }
    let rest = isOpen ? tell(time) : ""
    startedAt = nil
    return rest
      + line([
        ("event", .string("end")), ("task", .int(task)),
        ("done", last.map { .int($0.done) } ?? .null),
        ("total", last.map { .int($0.total) } ?? .null), ("elapsed", .double(time - begin)),
      ])
  }

  /// Another run, stage or loop: `done` starts anew.
  private func isNewPart(_ bar: ProgressBar, after last: ProgressBar) -> Bool {
    bar.done < last.done || bar.stage != last.stage || bar.countsPaths != last.countsPaths
      || bar.loop != last.loop
  }

  private mutating func tell(_ time: Double) -> String {
    guard var bar = last, let begin = startedAt else { return "" }
    sentAt = time
    isOpen = false
    bar.rate = rate.perSecond
    let interval: ConfigValue? = bar.mean.map {
      .record([("mean", .figure($0)), ("se", .figure(bar.standardError))])
    }
    return line([
      ("event", .string("progress")), ("task", .int(task)), ("part", .int(part)),
      ("stage", .string(bar.stage)), ("done", .int(bar.done)), ("total", .int(bar.total)),
      ("unit", .string(bar.countsPaths ? "paths" : "steps")), ("elapsed", .double(time - begin)),
      ("rate", .figure(bar.rate)), ("left", .figure(bar.rate == nil ? nil : bar.left)),
      ("net_irr", interval ?? .null), ("cells", count(bar.cells)),
      ("runs", count(bar.runs)), ("loop", count(bar.loop)),
    ])
  }

  /// A total of 0 is one that nobody knows.
  private func count(_ count: ProgressBar.CellCount?) -> ConfigValue {
    guard let count else { return .null }
    return .record([
      ("done", .int(count.done)), ("total", count.total > 0 ? .int(count.total) : .null),
    ])
  }

  private func line(_ members: [(String, ConfigValue)]) -> String {
    ConfigValue.record(members).jsonLine + "\n"
  }
}
