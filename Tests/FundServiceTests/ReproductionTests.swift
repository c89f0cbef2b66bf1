import FundModel
import FundResults
import FundService
import Testing

/// The same run gives the same bytes.
@Suite struct ReproductionTests {
  /// More chunks than threads, so that the order in which they finish differs.
  static let paths = 4200

  @Test func threadsChangeNoByte() throws {
    let document = try Service.preset("equihome-v2", ["simulation.keep=flows"])
    let one = try Service.bytes(
      FundService.run(document, options: Service.options(paths: Self.paths)))
    for threads in [2, 3, 7] {
      let bytes = try Service.bytes(
        FundService.run(document, options: Service.options(paths: Self.paths, threads: threads)))
      #expect(bytes == one, "\(threads) threads")
    }
  }

  /// What is stored with a result is enough to make it again.
  @Test(arguments: Service.library.names) func storedConfigRunsToTheSameBytes(name: String) throws {
    let first = try Service.bytes(
      FundService.run(
        Service.preset(name, ["based_on=\(name)"]),
        options: Service.options(paths: 200) {
          $0.seed = 0x1_2345_6789_abcd
          $0.failOn = .never
        }))
    let stored = try RunDocument(json: first)
    let document = try ConfigDocument.parse(bytes: stored.canonicalConfig, name: "stored")
    let again = try Service.bytes(
      FundService.run(document, options: Service.options { $0.failOn = .never }))
    #expect(again == first)
    #expect(stored.manifest.preset == name)
  }

  /// Writing every parameter's own value over it changes neither the text nor a bit of the run.
  @Test func ownValuesChangeNothing() throws {
    for name in Service.library.names {
      let document = try Service.preset(name)
      let leaves = document.leaves
      #expect(leaves.count > 100)
      let same = try document.with(leaves.map { ($0.path, $0.value) })
      #expect(same.canonicalJSON == document.canonicalJSON)
      #expect(try same.hash == document.hash)
      let options = Service.options(paths: 40) { $0.failOn = .never }
      #expect(
        try Service.bytes(FundService.run(same, options: options))
          == Service.bytes(FundService.run(document, options: options)))
    }
  }
}
