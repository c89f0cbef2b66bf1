import FundMonteCarlo
import FundScripting
import FundService

extension Arguments {
  /// Runs something that takes time: its progress on standard error, and Ctrl-C ends it.
  ///
  /// - Parameter options: those of the runs inside, so that Ctrl-C reaches the fund's own functions too.
  func watched<Value>(
    _ console: Console, options: RunOptions? = nil, _ body: (RunControl) throws -> Value
  ) throws -> Value {
    let progress = console.progress
    var report: (@Sendable (RunProgress) -> Void)?
    if progress.isOn { report = { progress.draw($0) } }
    let control = RunControl(report: report)
    if let options { control.stopsHooks(of: options) }
    let interrupt = Interrupt(cancelling: control, progress: progress)
    progress.beginWhole()
    defer {
      progress.endWhole()
      withExtendedLifetime(interrupt) {}
    }
    return try body(control)
  }
}
