import FundModel

/// How far a run is, as one line of text.
public struct ProgressBar: Sendable, Equatable {
  public var done: Int
  public var total: Int
  /// Seconds since the paths began.
  public var elapsed: Double
  /// What is done a second now; nil takes the mean since the start.
  public var rate: Double?
  /// Running mean of net IRR and its standard error, when known.
  public var mean: Double?
  public var standardError: Double?
  /// Whether `done` and `total` count paths, whose speed is worth telling, or steps of a loop.
  public var countsPaths = true
  /// What is being done, one word: `paths`, `cells`, `check`, `loop`, or the name of an analysis.
  public var stage = "paths"
  /// Finished and all cells of a batch of runs.
  public var cells: CellCount?
  /// Finished runs of a search, and the most there can be; 0 when that is not known.
  public var runs: CellCount?
  /// Finished and all steps of the script's loop that the run is in.
  public var loop: CellCount?

  public struct CellCount: Sendable, Equatable {
    public var done: Int
    public var total: Int

    public init(done: Int, total: Int) {
      self.done = done
      self.total = total
    }
  }

  public init(
    done: Int, total: Int, elapsed: Double, mean: Double? = nil, standardError: Double? = nil,
    cells: CellCount? = nil
  ) {
    self.cells = cells
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.mean = mean
    self.standardError = standardError
  }

  /// From 0 to 1; 1 for a run of no paths.
  public var share: Double {
    total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1
  }

  /// Seconds that are left at the present speed; nil at the end, or before anything is known.
  public var left: Double? {
    guard let speed, speed > 0, done < total else { return nil }
    return Double(total - done) / speed
  }

  private var speed: Double? {
    if let rate { return rate }
    return elapsed > 0 && elapsed.isFinite && done > 0 ? Double(done) / elapsed : nil
  }

  /// The line, without a line end: bar, share, speed, time left, net IRR so far. The parts at the
  /// end are left out, the last first, where the width is short.
  public func line(_ format: TextFormat) -> String { line(width: format.width, format.style) }

  /// The line for any width, also one below the 40 columns of a page; below 20 there is no bar.
  func line(width: Int, _ style: TextStyle) -> String {
    var parts = [fixed((share * 100).rounded(.down), decimals: 0).padded(to: 3, right: true) + "%"]
    parts += counts
    if let speed, countsPaths { parts.append(fixed(speed, decimals: 0) + " paths/s") }
    if let left { parts.append(duration(left) + " left") }
    if let mean { parts.append("net IRR " + figureWithError(mean, standardError, .rate)) }
    let shortest = 10
    while parts.count > 1, shortest + 2 + parts.joined(separator: "  ").count + 2 > width {
      parts.removeLast()
    }
    let text = parts.joined(separator: "  ")
    guard width >= 20 else { return String(text.prefix(max(0, width))) }
    let room = min(30, max(shortest, width - text.count - 4))
    let bar = blocks(share, width: room)
    let rest = String(repeating: " ", count: room - bar.count)
    return "▕" + style.apply(.green, bar) + rest + "▏ " + text
  }

  /// Steps, cells and runs.
  private var counts: [String] {
    var parts: [String] = []
    if let loop { parts.append("step \(counted(loop.done + 1)) of \(counted(loop.total))") }
    if !countsPaths {
      parts.append(
        "\(counted(done)) of \(counted(total))" + (stage == "check" ? " cells checked" : ""))
    }
    if let cells { parts.append("\(counted(cells.done)) of \(counted(cells.total)) cells") }
    if let runs {
      let most = runs.total > 0 ? " of at most \(counted(runs.total))" : ""
      parts.append("\(counted(runs.done))\(most) runs")
    }
    return parts
  }
}

/// A bar of `share * width` columns, in eighths.
func blocks(_ share: Double, width: Int) -> String {
  blocks(columns: min(1, max(0, share)) * Double(width))
}

/// A bar of so many columns, in eighths.
func blocks(columns: Double) -> String {
  let eighths = Int((columns * 8).rounded())
  let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  return String(repeating: "█", count: eighths / 8) + part
}
