import Foundation

/// What the machine offers.
enum Machine {
  /// Processors this process may use.
  static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }
}
