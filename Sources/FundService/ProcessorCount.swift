import Foundation

enum ProcessorCount {
  /// Processors this process may use.
  static var active: Int { ProcessInfo.processInfo.activeProcessorCount }
}
