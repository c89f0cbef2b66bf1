import FundMonteCarlo
import FundScripting
import FundService

extension Arguments {
  /// Runs something that takes time: one progress line on a terminal, and Ctrl-C ends it.
  ///
  /// - Parameter options: those of the runs inside, so that Ctrl-C reaches the fund's own functions too.
  func watched<Value>(
    _ console: Console, options: RunOptions? = nil, _ body: (RunControl) throws -> Value
  ) throws -> Value {
    let progress = ProgressLine(format: console.format)
    var report: (@Sendable (RunProgress) -> Void)?
    if console.drawsProgress { report = { progress.draw($0) } }
    let control = RunControl(report: report)
    if let options { control.stopsHooks(of: options) }
    let interrupt = Interrupt(cancelling: control)
    defer {
      progress.wipe()
      withExtendedLifetime(interrupt) {}
    }
    return try body(control)
  }
}
