import FundModel

/// How far a run is, as one line of text.
public struct ProgressBar: Sendable, Equatable {
  public var done: Int
  public var total: Int
  /// Seconds since the paths began.
  public var elapsed: Double
  /// Running mean of net IRR and its standard error, when known.
  public var mean: Double?
  public var standardError: Double?
  /// Whether `done` and `total` count paths, whose speed is worth telling, or steps of a loop.
  public var countsPaths = true
  /// Finished and all cells of a batch of runs.
  public var cells: CellCount?

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

  /// The line, without a line end: bar, share, speed, time left, net IRR so far. The parts at the
  /// end are left out, the last first, where the width is short.
  public func line(_ format: TextFormat) -> String {
    var parts = [fixed((share * 100).rounded(.down), decimals: 0).padded(to: 3, right: true) + "%"]
    if !countsPaths { parts.append("\(counted(done)) of \(counted(total))") }
    if let cells { parts.append("\(counted(cells.done)) of \(counted(cells.total)) cells") }
    if elapsed > 0, elapsed.isFinite, done > 0 {
      let speed = Double(done) / elapsed
      if countsPaths { parts.append(fixed(speed, decimals: 0) + " paths/s") }
      if done < total { parts.append(duration(Double(total - done) / speed) + " left") }
    }
    if let mean { parts.append("net IRR " + figureWithError(mean, standardError, .rate)) }
    let shortest = 10
    while parts.count > 1, shortest + 2 + parts.joined(separator: "  ").count + 2 > format.width {
      parts.removeLast()
    }
    let text = parts.joined(separator: "  ")
    let room = min(30, max(shortest, format.width - text.count - 4))
    let bar = blocks(share, width: room)
    let rest = String(repeating: " ", count: room - bar.count)
    return "▕" + format.style.apply(.green, bar) + rest + "▏ " + text
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
