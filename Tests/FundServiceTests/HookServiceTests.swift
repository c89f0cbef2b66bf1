import FundEngine
import FundModel
import FundResults
import FundService
import TestSupport
import Testing

/// A fund with functions of its own, from the document to the result.
@Suite struct HookServiceTests {
  private static let runtime = NativeRuntime([
    "downside": { hooks, terms in
      hooks.onMetrics.append((terms.name, { max(0, 1 - $0.metrics[Metric.tvpi.rawValue]) }))
    },
    "all to the GP": { hooks, _ in hooks.onWaterfall = { try $0.split(lpShare: 0.5) } },
    "tvpi": { hooks, _ in
      hooks.onGuardrails.append { run in
        let figure = run.figure("tvpi.q0.05") ?? .nan
        #expect(figure == run.figure("tvpi.q05"))
        #expect((run.figure("downside.mean") ?? -1) >= 0)
        #expect(run.figure("no.such") == nil)
        return HookVerdict(held: figure > 100, value: figure)
      }
    },
    "fails": { hooks, _ in
      hooks.onMonth = {
        if $0.month == 5 { throw NativeHooks.Failing("line 3: no") }
      }
    },
  ])

  private func fund(_ hooks: String, _ changes: [String] = []) throws -> ConfigDocument {
    try Service.preset(
      "equihome-v2", ["fund.size=20000000", "guardrails=[]", "hooks=[\(hooks)]"] + changes)
  }

  private func options(
    paths: Int = 60, _ change: (inout RunOptions) -> Void = { _ in }
  ) -> RunOptions {
    Service.options(paths: paths) {
      $0.hookRuntime = Self.runtime
      change(&$0)
    }
  }

  private static let metric = #"{"point": "metric", "name": "downside", "source": "downside"}"#
  private static let guardrail = #"{"point": "guardrail", "name": "solid", "source": "tvpi"}"#
  private static let waterfall = #"{"point": "waterfall", "name": "", "source": "all to the GP"}"#

  @Test func withoutARuntimeTheFundIsRefused() throws {
    let document = try fund(Self.metric)
    let error = #expect(throws: ServiceError.self) {
      try FundService.run(document, options: Service.options(paths: 2))
    }
    #expect(error?.code == .hook && error?.message.contains("hooks.metric.downside") == true)
  }

  @Test func sourcesThatCannotBeReadAreIssues() throws {
    let document = try fund(
      Self.metric + #", {"point": "month", "name": "", "source": "unheard"}"#)
    let error = #expect(throws: ConfigError.self) {
      try FundService.run(document, options: options(paths: 2))
    }
    #expect(error?.issues.map(\.path) == ["hooks[2].source"])
    #expect(error?.issues[0].message == "'unheard' is no word of the library")
  }

  @Test func metricsAreInTheResultAndItsForms() throws {
    let result = try FundService.run(fund(Self.metric), options: options { $0.checks = true })
    let column = try #require(result.hookMetrics?.column("downside"))
    let tvpi = result.samples.column(.tvpi)
    #expect(column.count == 60)
    for path in 0..<60 { #expect(column[path] == max(0, 1 - tvpi[path])) }
    let document = RunDocument(result)
    let summary = try #require(document.hookMetrics?.first)
    #expect(summary.name == "downside" && summary.figures.count == 60)
    #expect(summary.figures.mean == Sample(column).mean)
    #expect(summary.figures.quantiles.map(\.level) == result.config.analytics.quantiles)
    let again = try RunDocument(json: document.json())
    #expect(again.hookMetrics == document.hookMetrics)
    #expect(try again.json() == document.json())
    let text = String(decoding: try Service.bytes(result), as: UTF8.self)
    #expect(text.contains(#""hook_metrics": [{"count":60,"#) && text.contains(#""downside":["#))
  }

  @Test func guardrailsThatAreFunctionsFailARun() throws {
    let result = try FundService.run(
      fund(Self.metric + "," + Self.guardrail), options: options())
    let outcome = try #require(result.guardrails.first)
    #expect(outcome.guardrail.name == "solid" && outcome.verdict == .tripped)
    #expect(outcome.guardrail.metric == "hooks.guardrail.solid" && outcome.severity == .error)
    #expect(outcome.note.hasPrefix("the function looked at ") && outcome.value == 0)
    #expect(FundService.fails(result, on: .error))
    #expect(try RunDocument(json: RunDocument(result).json()).guardrails == result.guardrails)
  }

  /// A row of `guardrails` may watch a metric of the fund's own.
  @Test func guardrailsWatchOwnMetrics() throws {
    let rule =
      #"guardrails=[{"name": "deep", "metric": "downside.max", "op": ">", "limit": -1,"#
      + #" "severity": "error"}]"#
    let result = try FundService.run(fund(Self.metric, [rule]), options: options())
    #expect(result.guardrails[0].verdict == .tripped)
    #expect(result.guardrails[0].value == result.hookMetrics?.column("downside")?.max())
    #expect(throws: ConfigError.self) {
      _ = try fund("", [rule]).fundConfig()
    }
  }

  @Test func aFailureSaysWhereAndWhat() throws {
    let document = try fund(#"{"point": "month", "name": "", "source": "fails"}"#)
    for threads in [1, 3] {
      let error = #expect(throws: ServiceError.self) {
        try FundService.run(document, options: options { $0.threads = threads })
      }
      #expect(error?.code == .hook)
      #expect(error?.message == "hooks.month (path 0, month 5): line 3: no")
    }
    let replay = try FundService.replay(document, hookRuntime: Self.runtime)
    let alone = #expect(throws: ServiceError.self) { try ToldPath(4, of: replay) }
    #expect(alone?.message == "hooks.month (path 4, month 5): line 3: no")
  }

  /// One path is told with its waterfall, and the tiers' place says where the function stands.
  @Test func onePathIsTold() throws {
    let prepared = try FundService.replay(
      fund(Self.metric + "," + Self.waterfall), hookRuntime: Self.runtime)
    let path = try ToldPath(2, of: prepared)
    #expect(path.record.hookMetrics.count == 1)
    let paid = path.record.trail.allocations.flatMap(\.payments)
    #expect(!paid.isEmpty && paid.allSatisfy { $0.until == "waterfall" })
    let text = "\(path.explain(.carry))"
    #expect(text.contains("hooks[2].source"))
  }

  /// Without its layers the fund pays the GP nothing, whatever its own waterfall would.
  @Test func theBridgeTakesTheWaterfallOff() throws {
    let bridge = try FundService.bridge(fund(Self.waterfall), options: options(paths: 30))
    let carry = try #require(bridge.steps.first { $0.name == "carry" })
    // Half of everything goes to the GP.
    #expect(carry.tvpi.magnitude > 0.3)
  }
}
