import FundModel
import FundResults
import FundScripting
import FundService
import Synchronization
import Testing

/// Kept runs in scripts.
@Suite struct StoreScriptTests {
  private let store = MemoryRunStore()

  /// A script whose session keeps its runs; each second is a run's.
  private func kept(
    _ source: String, _ change: (inout ScriptOptions) -> Void = { _ in }
  ) throws -> Ran {
    let ticks = Ticks()
    return try script("fund.fund.size = 20e6; " + source) {
      $0.store = StoreUse(store: store, now: "2026-11-21T09:00:00.000Z")
      $0.clock = { ticks.next() }
      change(&$0)
    }
  }

  private func failed(_ source: String) throws -> ScriptError {
    do {
      _ = try kept(source)
    } catch let error as ScriptError {
      return error
    }
    throw Missing("the script ended without an error: \(source)")
  }

  @Test func runsAreKeptAndAnswered() throws {
    let ran = try kept(
      """
      local a = fund:run { paths = 30, seed = 1 }
      local b = fund:run { paths = 30, seed = 1, threads = 2 }
      assert(a.id and #a.id == 12 and a.id == b.id and #a.tags == 0)
      assert(a:json() == b:json())
      local c = fund:run { paths = 30, seed = 2, tags = { "two", "other" } }
      assert(c.id ~= a.id and c.tags[1] == "other" and c.tags[2] == "two")
      local d = fund:run { paths = 30, seed = 3, store = false }
      assert(d.id == nil and #d.tags == 0)
      assert(fund:run { paths = 30, seed = 1, rerun = true }.id == a.id)
      return b
      """)
    #expect(ran.outcome.kept?.isAnswer == true && ran.outcome.kept?.entry != nil)
    #expect(try store.entries(RunQuery()).count == 2)
  }

  @Test func listsAndReadsBack() throws {
    let ran = try kept(
      """
      for seed = 1, 3 do fund:run { paths = 30, seed = seed } end
      local run = fund:run { paths = 30, seed = 4, keep = "flows", breakdown = true, tags = "last" }
      local all = eq.results()
      assert(#all == 4 and all[1].seed == 4 and all[4].seed == 1)
      assert(all[1].id == run.id and all[1].tags[1] == "last" and all[1].paths == 30)
      assert(all[1].figures["net_irr.mean"] == run.net_irr:mean())
      print(all[2])
      print(eq.results { limit = 1 })
      assert(#eq.results { tag = "last" } == 1 and #eq.results { tags = { "last", "x" } } == 0)
      assert(#eq.results { where = "net_irr.mean > -1" } == 4)
      assert(#eq.results { where = { "net_irr > 10", "tvpi > 0" } } == 0)
      assert(#eq.results { since = "2026-11-21", until_ = "2026-11-21", name = "equi" } == 4)
      local again = all[1]:run()
      assert(again.id == run.id and again:json() == run:json())
      assert(again.paths.net[3][5] == run.paths.net[3][5])
      assert(tostring(again:attribution()) == tostring(run:attribution()))
      assert(again:path(7).metrics.tvpi == run:path(7).metrics.tvpi)
      assert(again.config:hash() == fund:hash())
      assert(again.config:why "fund.size" == run.config:why "fund.size")
      assert(eq.result "latest".id == run.id and eq.result "last".seed == 4)
      assert(eq.result(all[3].id:sub(1, 6)).seed == 2)
      """)
    #expect(ran.output.contains("30 paths, seed 3, net IRR "))
    #expect(ran.output.contains("net IRR") && ran.output.contains("last"))
  }

  @Test func tagsAndRemoves() throws {
    _ = try kept(
      """
      local run = fund:run { paths = 30 }
      assert(run:save "base" == run and run.tags[1] == "base")
      local stored = eq.results()[1]
      assert(stored:tag("one", "two").tags[3] == "two" and stored:untag("one", "base") == stored)
      assert(#stored.tags == 1 and eq.result "two".id == run.id)
      local loose = fund:run { paths = 31, store = false }
      assert(loose:save "loose".id and #eq.results() == 2)
      stored:remove()
      assert(#eq.results() == 1 and not pcall(function() stored:remove() end))
      run:save "back"
      assert(#eq.results() == 2 and eq.result "back".id == run.id)
      """)
    #expect(try store.entries(RunQuery()).map(\.tags) == [["back"], ["loose"]])
  }

  /// Runs inside analyses are not kept.
  @Test func analysesKeepNothing() throws {
    _ = try kept(
      """
      eq.stress(fund, { eq.scenarios()[1] }, { paths = 20 })
      fund:bridge { paths = 20 }
      """)
    #expect(try store.entries(RunQuery()).isEmpty)
  }

  @Test(arguments: [
    ("fund:run { tags = { 1 } }", "a list of texts expected"),
    ("fund:run { store = 1 }", "true or false expected"),
    ("fund:run { tag = 'x' }", "did you mean 'tags'?"),
    ("fund:run { store = false, tags = 'x' }", "nothing to give tags to"),
    ("eq.result 'latest'", "has no runs"), ("eq.results { wher = 1 }", "did you mean 'where'?"),
    ("eq.results { since = '2026-13-01' }", "a date such as 2026-11-21"),
    (
      "fund:run { paths = 10 }; eq.results { where = 'net_ir.mean > 1' }",
      "did you mean net_irr.mean?"
    ),
    ("fund:run { paths = 10 }; eq.results()[1]:tag('')", "cannot be a tag"),
    ("fund:run { paths = 10 }; return eq.results()[1].tag_", "did you mean 'tags'?"),
    ("fund:run { paths = 10 }:save ''", "a name expected"),
    ("fund:bridge { paths = 10, tags = 'x' }", "there is no run option 'tags'"),
  ])
  func mistakesAreNamed(source: String, hint: String) throws {
    let error = try failed(source)
    #expect(error.message.contains(hint), "\(error)")
  }

  @Test func withoutAStore() throws {
    for source in ["eq.results()", "eq.result 'latest'", "fund:run { paths = 5 }:save 'x'"] {
      let error = try failure(source)
      #expect(error.message.contains("this session keeps no runs; start it without --no-store"))
    }
    _ = try script("local r = fund:run { paths = 5, store = false }; assert(r.id == nil)")
    let tags = try failure("fund:run { paths = 5, tags = 'x' }")
    #expect(tags.message.contains("keeps no runs"), "\(tags)")
    for source in ["eq.results()", "fund:run { paths = 5, tags = 'x' }"] {
      let error = try failure(source) {
        $0.sandboxed = true
        $0.store = StoreUse(store: store, now: "2026-11-21T09:00:00.000Z")
      }
      #expect(error.message.contains("sandboxed"), "\(error)")
    }
    _ = try kept("fund:run { paths = 5 }") { $0.sandboxed = true }
    #expect(try store.entries(RunQuery()).isEmpty)
  }
}

/// Times, a second apart.
private final class Ticks: Sendable {
  private let count = Mutex(0)

  func next() -> String {
    let second = count.withLock { count in
      count += 1
      return count
    }
    return "2026-11-21T09:00:\(second < 10 ? "0" : "")\(second).000Z"
  }
}
