import FundModel
import TestSupport
import Testing

@Suite struct CanonicalTests {
  /// Random values in every number of a full configuration: written, read and written again, the
  /// text is the same, and each double comes back by its bits.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as [UInt64])
  func randomConfigurationsSurvive(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    var document = try Fixture.everything()
    var written: [(String, Double)] = []
    for leaf in document.leaves {
      guard let row = leaf.parameter, row.type == .number else { continue }
      let low = row.range.min ?? -1e6
      let value = Double.random(in: low.nextUp...(row.range.max ?? low + 1e9), using: &generator)
      guard row.range.contains(value) else { continue }
      try document.set(leaf.path, .double(value))
      written.append((leaf.path, value))
    }
    let text = document.canonicalJSON
    let again = try Fixture.parse(text)
    #expect(again.canonicalJSON == text, "seed \(seed)")
    #expect(try again.hash == document.hash, "seed \(seed)")
    for (path, value) in written {
      let read = try #require(try again.value(at: path)?.numberValue)
      #expect(read.bitPattern == value.bitPattern, "seed \(seed), \(path)")
    }
    #expect(written.count > 60)
  }

  /// The typed configuration holds the tree's doubles to the bit.
  @Test func decodingIsExact() throws {
    var generator = SplitMix(seed: 42)
    for _ in 0..<50 {
      let size = Double.random(in: 1...1e12, using: &generator)
      let rate = Double.random(in: 0..<1, using: &generator)
      let seed = generator.next()
      let config = try Fixture.preset().with([
        ("fund.size", .double(size)), ("waterfall.hurdle_rate", .double(rate)),
        ("simulation.seed", .number(ConfigNumber(seed))),
      ]).fundConfig()
      #expect(config.fund.size.bitPattern == size.bitPattern)
      #expect(config.waterfall.hurdleRate.bitPattern == rate.bitPattern)
      #expect(config.simulation.seed == seed)
    }
  }

  @Test func seedsCoverAll64Bits() throws {
    for seed in [0, UInt64.max] {
      let document = try Fixture.preset().with([
        ("simulation.seed", .number(ConfigNumber(seed)))
      ])
      #expect(try document.fundConfig().simulation.seed == seed)
      #expect(try Fixture.parse(document.canonicalJSON).fundConfig().simulation.seed == seed)
    }
    #expect(throws: ConfigError.self) {
      try Fixture.preset().with([("simulation.seed", .double(0x1p64))])
    }
  }

  @Test func keysAreWrittenInRegistryOrder() throws {
    let document = try Fixture.preset()
    guard case .object(let object) = document.root.value else { return }
    let shuffled = ConfigDocument(
      root: ConfigNode(.object(ConfigObject(object.entries.reversed()))))
    #expect(shuffled == document)
    #expect(shuffled.canonicalJSON == document.canonicalJSON)
  }

  /// The recipe of `ConfigDocument.hash`, followed by hand in Python for the preset:
  /// `del c["simulation"]; c.pop("based_on", 0); del c["fund"]["name"]`, then
  /// `sha256(json.dumps(c, sort_keys=True, separators=(",", ":")))`, whose numbers agree with
  /// RFC 8785 for every number of this file.
  @Test func hashIsTheRecordedOne() throws {
    #expect(
      try Fixture.preset().hash
        == "369620ce6ae41a011a21745db43cfff7c6b0a1b407431e2df01fb81de9b9ff00")
  }

  @Test func hashIsOfWhatIsModelled() throws {
    let document = try Fixture.preset()
    let hash = try document.hash
    let same = try document.with([
      ("simulation.paths", 7), ("simulation.seed", 7), ("fund.name", "Other"), ("based_on", "y"),
    ])
    #expect(try same.hash == hash)
    for leaf in document.leaves where leaf.value.numberValue != nil {
      guard !leaf.path.hasPrefix("simulation."), leaf.path != "schema_version",
        let number = leaf.value.numberValue
      else { continue }
      let row = try #require(leaf.parameter)
      let other = [number + 1, number * 0.5, number + 0.01].first {
        row.range.contains($0) && $0 != number && (row.type != .integer || $0.rounded() == $0)
      }
      let value = try #require(other, "\(leaf.path)")
      #expect(try document.with([(leaf.path, .double(value))]).hash != hash, "\(leaf.path)")
    }
  }
}
