import Dispatch
import Foundation
import FundMonteCarlo

/// Turns Ctrl-C into a cancelled run; the second one leaves at once.
final class Interrupt {
  private let source: any DispatchSourceSignal

  /// - Parameter progress: taken off the terminal before the program leaves.
  init(cancelling control: RunControl, progress: ProgressLine) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      if control.isCancelled {
        progress.abandon()
        _exit(130)
      }
      control.cancel()
    }
    source.activate()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
