import FundModel
import FundResults
import FundService
import TestSupport
import Testing

/// Damaged pieces are errors or other figures; no read traps. (A store finds damage by digests before.)
@Suite struct RunArchiveFuzzTests {
  private static let parts = Result {
    // Notes, functions of the fund's own, flows and breakdown in one run.
    for seed in stride(from: 0, to: 300, by: 3) as StrideTo<UInt64> {
      let document = try Archived.document(seed: seed)
      guard try !document.fundConfig().notes.issued.isEmpty else { continue }
      let (prepared, run) = try Archived.run(document)
      if run.matrix != nil {
        return try RunArchive.parts(of: run, config: prepared)
      }
    }
    return []
  }

  private func read(_ parts: [RunPart]) {
    let part = Archived.reading(parts)
    do {
      _ = try RunArchive.result(part)
      _ = try RunArchive.config(part)
    } catch {
      #expect(error is RunArchive.Problem, "\(error)")
    }
  }

  @Test(arguments: [
    RunPart.Name.document, .config, .samples, .flows, .market, .matrix, .breakdown, .notes,
    .hookMetrics, .origins,
  ]) func damagedPieces(name: RunPart.Name) throws {
    let parts = try Self.parts.get()
    let position = try #require(parts.firstIndex { $0.name == name })
    var random = SplitMix(seed: 11)
    let whole = parts[position].bytes
    func damaged(_ change: (inout [UInt8]) -> Void) {
      var broken = parts
      change(&broken[position].bytes)
      read(broken)
    }
    for _ in 0..<12 {
      // Half of the damage in the first bytes, where headers are.
      let reach = random.chance(0.5) ? min(whole.count, 400) : whole.count
      let place = random.whole(0, reach - 1)
      damaged { $0.removeSubrange(place...) }
      damaged { $0[place] ^= 1 << UInt8(random.whole(0, 7)) }
      damaged { $0.insert(UInt8(random.whole(0, 255)), at: place) }
      damaged { bytes in
        for byte in place..<min(place + 8, bytes.count) { bytes[byte] = 0xFF }
      }
    }
    damaged { $0 = [] }
    // A table that lost or gained a byte is refused, whatever else it holds.
    if ![.document, .config, .origins].contains(name) {
      for bytes in [Array(whole.dropLast()), whole + [0], whole + whole] {
        var broken = parts
        broken[position].bytes = bytes
        let error = #expect(throws: RunArchive.Problem.self) {
          try RunArchive.result(Archived.reading(broken))
        }
        #expect(error?.part == name)
      }
    }
  }

  /// Sizes that no table can have, in a header that is otherwise sound.
  @Test(arguments: ["-1", "0", "9223372036854775807", "4611686018427387904", "1e300", "null"])
  func impossibleShapes(size: String) throws {
    let parts = try Self.parts.get()
    for (position, part) in parts.enumerated() where part.bytes.starts(with: Array("EQHRUN".utf8)) {
      let length = Int(part.bytes[8]) + Int(part.bytes[9]) << 8
      let header = String(decoding: part.bytes[16..<16 + length], as: UTF8.self)
      let shape = try #require(header.firstMatch(of: /"shape":\[[0-9,]*\]/))
      let count = shape.output.split(separator: ",").count
      let changed = header.replacing(
        shape.output,
        with: "\"shape\":[\(Array(repeating: size, count: count).joined(separator: ","))]")
      var text = Array(changed.utf8)
      text += [UInt8](repeating: 32, count: (8 - text.count % 8) % 8)
      var broken = parts
      broken[position].bytes =
        Array(part.bytes[..<8]) + [
          UInt8(text.count & 255), UInt8(text.count >> 8), 0, 0, 0, 0, 0, 0,
        ]
        + text + part.bytes[(16 + length)...]
      let error = #expect(throws: RunArchive.Problem.self) {
        try RunArchive.result(Archived.reading(broken))
      }
      #expect(error?.part == part.name)
    }
  }

  @Test func otherVersionsAreRefused() throws {
    let parts = try Self.parts.get()
    let position = try #require(parts.firstIndex { $0.name == .samples })
    var broken = parts
    broken[position].bytes[6] = 2
    #expect(
      throws: RunArchive.Problem(.samples, "it has format 2; this program reads format 1")
    ) {
      try RunArchive.result(Archived.reading(broken))
    }
  }
}
