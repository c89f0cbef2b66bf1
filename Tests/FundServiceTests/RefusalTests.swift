import Foundation
import FundModel
import FundMonteCarlo
import FundResults
import FundService
import Synchronization
import Testing

/// Runs that are not made, and runs that are stopped.
@Suite struct RefusalTests {
  private func refusal(_ changes: [String], paths: Int? = 5) throws -> ServiceError? {
    let document = try Service.preset("equihome-v2", changes)
    return #expect(throws: ServiceError.self) {
      _ = try FundService.run(
        document, options: Service.options(paths: paths) { $0.failOn = .never })
    }
  }

  @Test func tooManyZones() throws {
    let zones = (0..<17).map { index in
      """
      {"name": "z\(index)", "allocation": \(index == 0 ? 0.2 : 0.05), "appreciation_rate": 0.03,
       "appreciation_volatility": 0.03, "default_rate": 0.01,
       "ltv": {"mean": 0.2, "sd": 0, "min": 0.1, "max": 0.3}, "suburbs": []}
      """
    }
    let rows = (0..<17).map { i in
      "[" + (0..<17).map { $0 == i ? "1" : "0" }.joined(separator: ",") + "]"
    }
    let error = try refusal([
      "zones=[\(zones.joined(separator: ","))]",
      "market.correlation=[\(rows.joined(separator: ","))]",
    ])
    #expect(error?.code == .limit)
    #expect(error?.message == "zones has 17 entries; the engine takes 1 to 16")
  }

  @Test func tooManyComponents() throws {
    let list = [String](repeating: #"{"phi": 0.5, "share": 0.1}"#, count: 10)
    let error = try refusal([
      "market.price_model.momentum.components=[\(list.joined(separator: ","))]"
    ])
    #expect(error?.code == .limit)
    #expect(
      error?.message
        == "market.price_model.momentum.components has 10 entries; the engine takes 1 to 8")
  }

  /// A run that cannot be held in the machine's memory is refused before anything is allocated.
  @Test func tooMuchMemory() throws {
    // 25 kB a path: 2.5 TB.
    let error = try refusal(["simulation.keep=flows", "fund.term_years=50"], paths: 100_000_000)
    #expect(error?.code == .limit)
    #expect(error?.message.contains("simulation.paths") == true, "\(String(describing: error))")
    #expect(error?.message.contains("memory") == true)
  }

  /// All that is wrong is said at once.
  @Test func invalidConfig() throws {
    let document = try Service.preset(
      "equihome-v2", ["zones.green.allocation=0.5", "exits.default.correlation_within_zone=0.05"])
    let error = #expect(throws: ConfigError.self) {
      _ = try FundService.run(document, options: Service.options(paths: 5))
    }
    #expect(error?.issues.count == 2)
  }

  @Test func cancelledBeforeItStarts() throws {
    let control = RunControl()
    control.cancel()
    let error = #expect(throws: ServiceError.self) {
      _ = try FundService.run(
        Service.preset(), options: Service.options(paths: 1_000_000), control: control)
    }
    #expect(error?.code == .interrupted)
  }

  /// Cancelled from its own progress report: it ends long before its last path.
  @Test func cancelledOnTheWay() throws {
    let seen = Atomic<Int>(0)
    let handle = Mutex<RunControl?>(nil)
    let control = RunControl(report: { progress in
      seen.store(progress.done, ordering: .relaxed)
      handle.withLock { $0?.cancel() }
    })
    handle.withLock { $0 = control }
    let error = #expect(throws: ServiceError.self) {
      _ = try FundService.run(
        Service.preset("equihome-v2", ["fund.size=20000000"]),
        options: Service.options(paths: 1_000_000, threads: 2), control: control)
    }
    #expect(error?.code == .interrupted)
    #expect(error?.message.hasPrefix("interrupted after ") == true)
    let done = seen.load(ordering: .relaxed)
    #expect(done > 0 && done < 1_000_000)
    handle.withLock { $0 = nil }
  }

  /// A poll that says stop is enough, as the script's Ctrl-C does.
  @Test func stoppedByPoll() throws {
    let asked = Atomic<Int>(0)
    let control = RunControl(poll: {
      asked.add(1, ordering: .relaxed).newValue > 2000
    })
    let error = #expect(throws: ServiceError.self) {
      _ = try FundService.run(
        Service.preset(), options: Service.options(paths: 1_000_000), control: control)
    }
    #expect(error?.code == .interrupted)
  }
}
