import FundEngine
import FundModel

/// Holds the kernel to the plain reference implementation on the first paths of a run.
enum ReferenceCheck {
  /// Paths that are compared: the reference takes some milliseconds each.
  static let paths = 8

  static func run(_ prepared: PreparedRun) throws {
    let workspace = PathWorkspace(prepared.fund, hooks: try prepared.makeHooks())
    let simulation = prepared.config.simulation
    for offset in 0..<UInt64(min(paths, simulation.paths)) {
      let path = prepared.options.firstPath &+ offset
      let record = try FundService.path(path, of: prepared)
      try check(record, path: path, of: prepared, in: workspace)
    }
  }

  /// Whether the kernel's ledger of a path is that of its record.
  ///
  /// - Throws: `ServiceError` with code `.defect` that names the first figure on which they differ.
  static func check(
    _ record: PathRecord, path: UInt64, of prepared: PreparedRun, in workspace: PathWorkspace
  ) throws {
    workspace.run(seed: prepared.config.simulation.seed, path: path)
    // Both add the same amounts in different orders: an ulp of all money moved, a month and a loan.
    var moved = prepared.config.fund.size
    for item in FlowItem.allCases where item.sign != 0 {
      moved += record.flows[item.rawValue].reduce(0) { $0 + $1.magnitude }
    }
    let tolerance = moved.ulp * Double((prepared.fund.horizon + 1) * (record.loans.count + 1))
    for item in FlowItem.allCases {
      for month in 0...prepared.fund.horizon {
        let (kernel, reference) = (workspace.flow(item, month), record.flow(item, month: month))
        guard (kernel - reference).magnitude <= tolerance else {
          throw ServiceError(
            .defect,
            "path \(path), month \(month): \(item.name) is \(kernel) in the kernel and "
              + "\(reference) in the reference")
        }
      }
    }
  }
}
