import FundModel
import FundResults

/// Whether a run gave what is stored of it, bit for bit.
enum RunAgreement {
  /// - Throws: `ServiceError` with code `.defect` that names the first figure that is another.
  static func check(_ run: RunResult, against stored: RunResult, id: String) throws {
    if let difference = try difference(run, stored) {
      throw ServiceError(
        .defect,
        "the run is not the one that is stored as \(id): \(difference); the stored run stays as it is"
      )
    }
  }

  private static func difference(_ run: RunResult, _ stored: RunResult) throws -> String? {
    if run.samples.paths != stored.samples.paths {
      return "\(run.samples.paths) paths now, \(stored.samples.paths) stored"
    }
    for metric in Metric.allCases {
      let (now, then) = (run.samples.column(metric), stored.samples.column(metric))
      for path in 0..<run.samples.paths where now[path].bitPattern != then[path].bitPattern {
        return
          "\(metric.name) of path \(run.manifest.firstPath &+ UInt64(path)) is \(now[path]) now "
          + "and \(then[path]) stored"
      }
    }
    // What is left is compared as it would be stored; how long it took and by which name are not results.
    var stored = stored
    stored.timings = run.timings
    stored.manifest = run.manifest
    let pieces = try RunArchive.parts(of: stored, config: nil)
    for piece in try RunArchive.parts(of: run, config: nil) {
      // Flows and breakdown of every path are kept only where they were asked for.
      guard let other = pieces.first(where: { $0.name == piece.name }) else { continue }
      if other.bytes != piece.bytes { return "its \(piece.name) differ" }
    }
    return nil
  }
}
