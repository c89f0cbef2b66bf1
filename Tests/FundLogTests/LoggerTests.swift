import Dispatch
import FundLog
import Synchronization
import Testing

@Suite struct LoggerTests {
  private final class Lines: Sendable {
    let all = Mutex<[String]>([])
    func output(_ filter: LogFilter, _ format: LogFormat = .logfmt) -> LogOutput {
      LogOutput(
        filter: filter, format: format, clock: { LogTime(microseconds: 0) },
        sink: { line in self.all.withLock { $0.append(line) } })
    }
    var levels: [String] {
      all.withLock { $0 }.map { line in
        let words = line.split(separator: " ")
        return words[1...2].map { String($0.split(separator: "=")[1]) }.joined(separator: " ")
      }
    }
  }

  private static let modules = ["fund", "fund.store", "fund.mc", "fund.cli"]

  private static func filter(_ text: String) -> LogFilter {
    var filter = LogFilter(.warning)
    #expect(filter.read(text, modules: modules).isEmpty)
    return filter
  }

  @Test func levelsByModule() {
    let lines = Lines()
    let log = Logger(
      lines.output(Self.filter("fund.store=debug,info,fund.mc=off")), module: "fund.cli")
    for module in ["fund.cli", "fund.store", "fund.mc", "fund.storeroom"] {
      let own = log.of(module)
      own.trace("a")
      own.debug("b")
      own.info("c")
      own.warning("d")
      own.error("e")
    }
    #expect(
      lines.levels == [
        "info fund.cli", "warning fund.cli", "error fund.cli", "debug fund.store",
        "info fund.store", "warning fund.store", "error fund.store", "info fund.storeroom",
        "warning fund.storeroom", "error fund.storeroom",
      ])
  }

  /// The rule of the longest name counts, whatever the order.
  @Test func rules() {
    for text in ["fund=error,fund.store=trace", "fund.store=trace,fund=error"] {
      let filter = Self.filter(text)
      #expect(filter.level(of: "fund.store") == .trace && filter.level(of: "fund.mc") == .error)
      #expect(filter.level(of: "other") == .warning)
    }
    #expect(Self.filter(" debug , fund.mc = off ").level(of: "fund.mc") == .off)
  }

  /// Everything that is wrong, and then nothing is taken.
  @Test func problems() {
    var filter = LogFilter(.warning)
    let problems = filter.read("loud,fund.shop=debug,,info,trace", modules: Self.modules)
    #expect(problems.map(\.kind) == [.level, .module, .empty, .twice, .twice])
    #expect(problems.map(\.text) == ["loud", "fund.shop", "", "info", "trace"])
    #expect(filter == LogFilter(.warning))
    #expect(filter.read("", modules: Self.modules).map(\.kind) == [.empty])
    #expect(filter.read("fund.mc=", modules: Self.modules).map(\.kind) == [.level])
  }

  /// What is not written is not made either.
  @Test func offCostsNothing() {
    let lines = Lines()
    var made = 0
    func message() -> String {
      made += 1
      return "x"
    }
    let log = Logger(lines.output(Self.filter("info")), module: "fund.cli")
    log.debug(message(), [.init("n", message())])
    Logger.off.error(message())
    Logger.off.of("fund.cli").with(.init("a", 1)).run("x").inner.error(message())
    log.log(.off, message())
    #expect(made == 0 && lines.all.withLock { $0.isEmpty })
    log.info(message())
    #expect(made == 1 && lines.all.withLock { $0.count } == 1)
  }

  /// Work inside larger work speaks a level lower; errors stay.
  @Test func inner() {
    let lines = Lines()
    let log = Logger(lines.output(Self.filter("debug")), module: "fund.mc").inner
    log.trace("a")
    log.debug("b")
    log.info("c")
    log.warning("d")
    log.error("e")
    #expect(lines.levels == ["debug fund.mc", "debug fund.mc", "error fund.mc"])
  }

  @Test func context() {
    let lines = Lines()
    let log = Logger(lines.output(Self.filter("info")), module: "fund.mc")
      .run("abc").with(.init("cell", 3))
    log.info("m", [.init("x", 0.5), .init("cell", 4)])
    #expect(
      lines.all.withLock { $0 } == [
        "ts=1970-01-01T00:00:00.000000Z level=info module=fund.mc msg=m run_id=abc cell=4 x=0.5\n"
      ])
  }

  /// Lines of eight threads, put one behind the other: each whole, and each thread's in its order.
  @Test func threadsDoNotMix() {
    let text = Mutex("")
    let output = LogOutput(
      filter: LogFilter(.info), format: .logfmt, clock: { LogTime(microseconds: 0) },
      sink: { line in
        // Byte by byte, so that a second writer would be seen in between.
        for scalar in line.unicodeScalars {
          text.withLock { $0.unicodeScalars.append(scalar) }
        }
      })
    let log = Logger(output, module: "m")
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for number in 0..<200 {
        log.info("a message of some length", [.init("thread", thread), .init("number", number)])
      }
    }
    let lines = text.withLock { $0 }.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 1601 && lines.last == "")
    var next = [Int](repeating: 0, count: 8)
    for line in lines.dropLast() {
      guard let pairs = LogFormatTests.pairs(line + "\n"),
        case .bare(let thread)? = pairs["thread"],
        case .bare(let number)? = pairs["number"], let t = Int(thread), let n = Int(number)
      else {
        Issue.record("\(line)")
        return
      }
      #expect(n == next[t])
      next[t] += 1
    }
    #expect(next.allSatisfy { $0 == 200 })
  }
}
