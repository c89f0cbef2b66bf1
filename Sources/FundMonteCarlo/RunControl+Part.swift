import Dispatch

extension RunControl {
  /// A control for one of several runs behind this one: stopped with it, and reporting to it as a
  /// part of the whole.
  ///
  /// - Parameters:
  ///   - done: paths of the runs before, by which the progress of the part is moved.
  ///   - total: paths of all runs.
  ///   - start: when the first run began, in nanoseconds of `DispatchTime`.
  public func part(after done: Int, of total: Int, since start: DispatchTime) -> RunControl {
    let whole = self
    guard let report else { return RunControl(poll: { whole.isCancelled }) }
    return RunControl(
      poll: { whole.isCancelled },
      report: { (progress: RunProgress) in
        let now = DispatchTime.now().uptimeNanoseconds
        report(
          RunProgress(
            done: done + progress.done, total: total,
            elapsed: Double(now - start.uptimeNanoseconds) / 1e9, netIrr: progress.netIrr))
      })
  }
}
