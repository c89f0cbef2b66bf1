import Foundation
import FundEngine
import FundModel
import FundResults
import FundService
import TestSupport
import Testing

/// One path alone against the run that it is part of, and its log against both.
@Suite struct PathTests {
  private static func run() throws -> (PreparedRun, RunResult) {
    let prepared = try PreparedRun(
      Service.preset("equihome-v2", ["fund.size=20000000"]),
      options: Service.options(paths: 24) { $0.firstPath = 100 })
    return (prepared, try FundService.run(prepared))
  }

  /// Config, seed and number are all that a path needs: replayed from them it is the run's row. The
  /// run's figures are the kernel's, so they agree as the kernel and the reference do.
  @Test func replayIsTheRowOfTheRun() throws {
    let (prepared, result) = try Self.run()
    let bytes = Array(prepared.document.canonicalJSON.utf8)
    let alone = try FundService.replay(
      ConfigDocument.parse(bytes: bytes, name: "again"), seed: result.manifest.seed)
    for row in [0, 7, 23] {
      let report = try ToldPath(100 + UInt64(row), of: alone).report
      #expect(report.configHash == result.manifest.configHash)
      for metric in Metric.allCases {
        let expected = result.samples.column(metric)[row]
        let actual = report.metrics[metric.rawValue]
        let tolerance = Agreement.tolerance(metric, expected: expected, size: 20_000_000)
        #expect(
          abs(actual - expected) <= tolerance || (actual.isNaN && expected.isNaN),
          "path \(100 + row), \(metric.name): \(actual) but \(expected)")
      }
    }
  }

  /// Another seed or another number is another path.
  @Test func otherNumbersAreOtherPaths() throws {
    let (prepared, _) = try Self.run()
    let one = try ToldPath(100, of: prepared).report
    let other = try ToldPath(101, of: prepared).report
    let reseeded = try ToldPath(
      100, of: FundService.replay(prepared.document, seed: 7)
    ).report
    #expect(one.metrics[0] != other.metrics[0] && one.metrics[0] != reseeded.metrics[0])
  }

  /// Every line of a log is a JSON object with a stage; what it says of the ledger and the metrics is
  /// what the path reports, to the bit, and the postings of the steps add up to the ledger.
  @Test func logTellsTheFiguresOfThePath() throws {
    let (prepared, _) = try Self.run()
    let record = try FundService.path(107, of: prepared)
    var lines: [String] = []
    try ToldPath(107, of: prepared).trace { lines.append($0.jsonLine) }
    var stages: [String: Int] = [:]
    var postings: [String: [Double]] = [:]
    var ledgers = 0
    for line in lines {
      let object = try JSONDecoder().decode(Json.self, from: Data(line.utf8))
      let stage = try #require(object["stage"]?.string)
      stages[stage, default: 0] += 1
      switch stage {
      case "ledger":
        let month = try #require(object["month"]?.int)
        for item in FlowItem.allCases {
          #expect(object[item.name]?.number == record.flow(item, month: month))
        }
        ledgers += 1
      case "metrics":
        for metric in Metric.allCases {
          let value = record.metric(metric)
          #expect(object[metric.name]?.number == (value.isFinite ? value : nil))
        }
      case "step":
        let month = try #require(object["month"]?.int)
        for posting in try #require(object["postings"]?.list) {
          let item = try #require(posting["item"]?.string)
          let amount = try #require(posting["amount"]?.number)
          let none = [Double](repeating: 0, count: record.horizonMonths + 1)
          postings[item, default: none][month] += amount
        }
      case "run":
        #expect(object["path"]?.int == 107 && object["config_hash"]?.string != nil)
      case "exit":
        let loan = record.loans[try #require(object["loan"]?.int)]
        #expect(object["collected"]?.number == loan.collected)
        #expect(object["kind"]?.string == loan.exitKind.rawValue)
      default: break
      }
    }
    let months = record.horizonMonths + 1
    #expect(
      ledgers == months && stages["step"] == PathTrail.Step.allCases.count * months
        && stages["market"] == months)
    #expect(stages["purchase"] == record.loans.count && stages["exit"] == record.loans.count)
    #expect(stages["valuation"] == record.valuations.count)
    #expect(stages["run"] == 1 && stages["metrics"] == 1)
    for item in FlowItem.allCases where item.sign != 0 {
      let none = [Double](repeating: 0, count: months)
      #expect(postings[item.name] ?? none == record.flows[item.rawValue], "\(item.name)")
    }
  }

  /// Every exit in the log happened where its hazards say: the earlier of the two crossings that the
  /// loan's draws allow, unless the fund sold it or it reached its term.
  @Test func logTellsWhyLoansLeft() throws {
    let (prepared, _) = try Self.run()
    let record = try FundService.path(103, of: prepared)
    var checked = 0
    for loan in record.loans {
      let draws = record.trail.exits[loan.number]
      let age = loan.exitMonth - loan.monthBought
      for crossing in [draws.leave, draws.default].compactMap({ $0 }) {
        if let threshold = crossing.threshold, let before = crossing.before,
          let hazard = crossing.hazard
        {
          #expect(before < threshold && before + hazard >= threshold)
          checked += 1
        }
      }
      switch loan.exitKind {
      case .sale, .refinance: #expect(draws.leave?.age == age)
      case .default: #expect(draws.default?.age == age)
      case .maturity, .liquidation, .distressed: break
      }
    }
    #expect(checked > 20)
  }
}
