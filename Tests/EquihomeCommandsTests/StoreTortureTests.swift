import Foundation
import TestSupport
import Testing

/// Runs killed at random moments by two writers leave a sound store, without a run of which a part is
/// missing, and with every run that was reported as kept. `scripts/store-torture` does a thousand; here it
/// is a sample of them, as many as a test may take.
@Suite struct StoreTortureTests {
  @Test func killedRunsHarmNothing() throws {
    let folder = try Folder()
    let script = Cases.packageRoot.appendingPathComponent("scripts/store-torture").path
    let ended = try Program.shell(
      "python3 '\(script)' --kills 40 --paths 10 --program \"$EQUIHOME_UNDER_TEST\"", in: folder,
      timeout: 600)
    #expect(ended.status == 0, "\(ended)")
    let last = ended.text.split(separator: "\n").last.map(String.init) ?? ""
    let found = try #require(
      last.wholeMatch(
        of: /(\d+) killed of (\d+) started, (\d+) reported as kept, (\d+) in the store, 0 problems/),
      "\(ended)")
    // Two writers: both may be at their last run when the fortieth is killed.
    #expect((40...41).contains(Int(found.1) ?? 0))
    #expect((Int(found.4) ?? 0) >= (Int(found.3) ?? 1))
  }
}
