import FundModel

/// The axes of a sweep on a base: turns values of the axes into cells.
struct SweepSpace: Sendable {
  let base: ConfigDocument
  let axes: [ResolvedAxis]
  let makers: [RoomMaker]

  /// Parameters of a row of a table: those that vary, then those that make room.
  var parameters: [String] { axes.map(\.path) + makers.flatMap { $0.members.map(\.path) } }

  /// - Parameters:
  ///   - needsRange: every axis must be a range of numbers.
  ///   - rescale: paths of parameters that make room for the varied ones of their list.
  /// - Throws: `ConfigError` with everything that is wrong with the axes.
  init(
    _ base: ConfigDocument, axes: [SweepAxis], rescale: [String] = [], needsRange: Bool = false
  ) throws {
    self.base = base
    var issues: [ConfigIssue] = []
    var resolved: [ResolvedAxis] = []
    if axes.isEmpty {
      issues.append(ConfigIssue(path: "axes", message: "no parameter varies"))
    }
    for axis in axes {
      do {
        let found = try Self.resolve(axis, base, needsRange: needsRange)
        if let other = resolved.first(where: { $0.place == found.place }) {
          throw ConfigError(.invalid, "varies already as \(other.path)")
        }
        resolved.append(found)
      } catch let error as ConfigError {
        issues.append(Self.issue(axis.path, error))
      }
    }
    self.axes = resolved
    do {
      makers = try RoomMaker.all(rescale, base: base, varied: Set(resolved.map(\.place)))
    } catch let error as ConfigError {
      issues += error.issues
      makers = []
    }
    guard issues.isEmpty else {
      throw ConfigError(.invalid, "these parameters cannot vary", issues: issues)
    }
  }

  /// The cell in which axes have these values (by number of the axis), and the values of
  /// `parameters`.
  ///
  /// - Throws: `ConfigError` when no room is left.
  func cell(
    _ values: [(axis: Int, value: ConfigValue)]
  ) throws -> (cell: BatchRequest.Cell, inputs: [ConfigValue]) {
    var changes = values.map { (path: axes[$0.axis].path, value: $0.value) }
    var inputs = axes.map { $0.base ?? .null }
    for (axis, value) in values { inputs[axis] = value }
    let set = Dictionary(
      values.map { (axes[$0.axis].place, $0.value) }, uniquingKeysWith: { _, last in last })
    for maker in makers {
      let made = try maker.values(set)
      inputs += made.map { .double($0) }
      if maker.isTouched(by: set) {
        changes += zip(maker.members, made).map { ($0.path, .double($1)) }
      }
    }
    return (BatchRequest.Cell(changes), inputs)
  }

  /// The cell at a point of the unit cube, one coordinate an axis.
  func cell(at point: [Double]) throws -> (cell: BatchRequest.Cell, inputs: [ConfigValue]) {
    try cell(axes.indices.map { ($0, axes[$0].value(at: point[$0])) })
  }

  /// Cells of many, with every problem told.
  func cells(
    _ all: [[(axis: Int, value: ConfigValue)]]
  ) throws -> (cells: [BatchRequest.Cell], inputs: [[ConfigValue]]) {
    var cells: [BatchRequest.Cell] = []
    var inputs: [[ConfigValue]] = []
    var issues: [ConfigIssue] = []
    for (number, values) in all.enumerated() {
      do {
        let made = try cell(values)
        cells.append(made.cell)
        inputs.append(made.inputs)
      } catch let error as ConfigError {
        issues += error.issues.map { issue in
          ConfigIssue(
            path: issue.path, value: issue.value, expected: issue.expected,
            message: issue.message + " in cell \(number + 1)")
        }
      }
    }
    guard issues.isEmpty else {
      throw ConfigError(
        .invalid, "\(issues.count) of \(all.count) cells cannot be run; none was", issues: issues)
    }
    return (cells, inputs)
  }

  private static func issue(_ path: String, _ error: ConfigError) -> ConfigIssue {
    if let first = error.issues.first { return first }
    let names = error.message.hasPrefix(path)
    return ConfigIssue(
      path: path, message: names ? String(error.message.dropFirst(path.count + 1)) : error.message)
  }
}
