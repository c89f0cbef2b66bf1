import Foundation

/// Standard output and standard error, written without a buffer: a text that fits the pipe or the
/// terminal goes out in one piece, so that lines of several threads never mix.
enum StandardStream: Int32 {
  case output = 1
  case errors = 2

  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Columns of the terminal now; nil where there is none or it does not say.
  var columns: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes a text; what cannot be written (a closed stream, a full disk) is lost, and says so with false.
  @discardableResult func write(_ text: String) -> Bool {
    FileDescriptor.write(Array(text.utf8), to: rawValue) == nil
  }
}

/// Writing to descriptors.
enum FileDescriptor {
  /// Writes all bytes, in one call where the system takes them; the error number when it does not.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          // A terminal that somebody else made non-blocking.
          usleep(1000)
          continue
        }
        return errno
      }
      done += count
    }
    return nil
  }
}
