import Foundation
import FundModel
import Synchronization

/// The file of `--log-file`: lines are appended whole, several programs may share one.
final class LogFile: Sendable {
  private let path: String
  private let descriptor: Int32
  private let lost = Mutex<(lines: Int, code: Int32)>((0, 0))

  /// Opens the file, or makes it for its owner alone.
  ///
  /// - Throws: `ConfigError` with code `.unwritable`.
  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
    guard descriptor >= 0 else {
      throw ConfigError(
        .unwritable, "--log-file: cannot append to '\(path)': \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  func write(_ line: String) {
    guard let code = FileDescriptor.write(Array(line.utf8), to: descriptor) else { return }
    lost.withLock { $0 = ($0.lines + 1, code) }
  }

  /// What was not written, and why; nil when all was.
  var problem: String? {
    lost.withLock { lost in
      guard lost.lines > 0 else { return nil }
      return "the log '\(path)' lacks \(lost.lines) line\(lost.lines == 1 ? "" : "s"): "
        + String(cString: strerror(lost.code))
    }
  }
}
