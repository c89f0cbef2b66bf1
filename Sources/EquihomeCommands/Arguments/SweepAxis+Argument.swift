import FundModel
import FundService

extension SweepAxis {
  /// `PATH=V1,V2,...`, `PATH=[V1, V2]` as JSON, `PATH=LOW:HIGH:N`, or `PATH=LOW:HIGH`.
  init(grid text: String) throws {
    let (path, rest) = try Self.split(text, "--grid PATH=V1,V2,... or PATH=LOW:HIGH:N")
    let numbers = rest.split(separator: ":", omittingEmptySubsequences: false)
      .map { Double($0) }
    let known = numbers.compactMap { $0 }
    if numbers.count == known.count, known.count == 2 {
      self.init(path, .range(low: known[0], high: known[1]))
      return
    }
    if numbers.count == known.count, known.count == 3 {
      guard let count = Int(exactly: known[2]), count >= 2, count <= SweepPlan.maxCells else {
        throw UsageError("--grid \(text): the third number is a count of at least 2")
      }
      let step = (known[1] - known[0]) / Double(count - 1)
      let values = (0..<count).map { k in
        ConfigValue.double(k == count - 1 ? known[1] : known[0] + Double(k) * step)
      }
      self.init(path, .values(values))
      return
    }
    if rest.hasPrefix("["), let items = ConfigValue(argument: rest).arrayValue {
      self.init(path, .values(items.map(\.value)))
      return
    }
    self.init(
      path,
      .values(
        rest.split(separator: ",", omittingEmptySubsequences: false)
          .map { ConfigValue(argument: String($0)) }))
  }

  /// `PATH=LOW:HIGH`, or `PATH=PART` (also `PATH=10%`).
  init(range text: String) throws {
    let usage = "--vary PATH=LOW:HIGH or PATH=PART"
    let (path, rest) = try Self.split(text, usage)
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    if parts.count == 2, numbers.count == 2 {
      self.init(path, .range(low: numbers[0], high: numbers[1]))
    } else if parts.count == 1, numbers.count == 1 {
      self.init(path, .relative(numbers[0]))
    } else if parts.count == 1, rest.hasSuffix("%"), let share = Double(rest.dropLast()) {
      self.init(path, .relative(share / 100))
    } else {
      throw UsageError("\(usage) expected, found \"\(text)\"")
    }
  }

  private static func split(_ text: String, _ usage: String) throws -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw UsageError("\(usage) expected, found \"\(text)\"")
    }
    return (String(parts[0]), String(parts[1]))
  }
}
