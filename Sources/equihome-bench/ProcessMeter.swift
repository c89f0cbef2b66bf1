import Foundation

/// CPU and wall clocks of this process at one moment, in seconds.
struct ProcessMeter {
  let cpu: Double
  let wall: Double

  /// User and system time of all threads, and a clock that never steps back.
  static func now() -> ProcessMeter {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let seconds = { (time: timeval) in Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return ProcessMeter(
      cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      wall: Double(DispatchTime.now().uptimeNanoseconds) * 1e-9)
  }

  static func - (end: ProcessMeter, start: ProcessMeter) -> ProcessMeter {
    ProcessMeter(cpu: end.cpu - start.cpu, wall: end.wall - start.wall)
  }

  /// Peak resident memory in bytes (VmHWM; the peak of getrusage would include the parent's).
  /// Nil where /proc does not tell.
  static func peakMemory() -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return line.split(whereSeparator: \.isWhitespace).dropFirst().first
        .flatMap { Int($0) }.map { $0 * 1024 }
    }
    return nil
  }
}
