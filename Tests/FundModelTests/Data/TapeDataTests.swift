import Foundation
import FundModel
import Testing

/// The tape of a fund's starting portfolio, read with its configuration.
@Suite struct TapeDataTests {
  private func load(_ rows: [String]?, source: String = "tape") throws -> FundData {
    try Fixture.withFolder { folder in
      let path = folder + "/tape.csv"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      if let rows {
        let text =
          "id,zone,product,origination_month,amount,property_value,senior_ltv,index_gain\n"
          + rows.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      }
      let document = try Fixture.preset().with([
        ("portfolio", ["tape": "tape.csv", "price": 0.9, "source": .string(source)])
      ])
      return try FundData.load(for: document.fundConfig(), folder: folder)
    }
  }

  private static let good = "a,green,house,-14,100000,500000,0.2,0.04"

  @Test func readsTheTapeAndItsDigest() throws {
    let data = try load([Self.good], source: "both")
    #expect(data.tape?.loans.map(\.id) == ["a"])
    #expect(data.files.map(\.path) == ["tape.csv"] && data.files[0].sha256.count == 64)
    // A fund of generated loans opens no file.
    #expect(try load(nil, source: "generated") == FundData.none)
  }

  @Test func refusesAMissingFile() {
    let error = #expect(throws: ConfigError.self) { try load(nil) }
    #expect(error?.code == .unreadable)
    #expect(error?.description.contains("tape.csv") == true)
  }

  @Test func namesEveryBadRow() {
    let unreadable = #expect(throws: ConfigError.self) {
      try load([Self.good, "b,green,house,2,100000,500000,0.2,0", "c,green,house,-1,0,1,0,0"])
    }
    #expect(
      unreadable?.issues.map(\.path) == ["row 3, origination_month", "row 4, amount"])
    let unfit = #expect(throws: ConfigError.self) {
      try load([
        "a,gren,house,-14,100000,500000,0.2,0.04", "b,green,hose,-14,100000,500000,0.2,0.04",
        "c,green,house,-500,100000,500000,0.2,0.04",
      ])
    }
    #expect(
      unfit?.issues.map(\.path) == ["row 2, zone", "row 3, product", "row 4, origination_month"])
    #expect(unfit?.issues.first?.suggestion == "green")
  }

  @Test func neededWhileThereIsATape() throws {
    for key in ["tape", "price"] {
      var record: [(key: String, value: ConfigValue)] = [
        ("portfolio.source", "tape"), ("portfolio.tape", "tape.csv"), ("portfolio.price", 1),
      ]
      record.removeAll { $0.key == "portfolio." + key }
      let document = try Fixture.preset().with(record.map { ($0.key, $0.value) })
      let error = #expect(throws: ConfigError.self) { try document.fundConfig() }
      #expect(error?.issues.map(\.path) == ["portfolio." + key])
    }
    #expect(throws: ConfigError.self) {
      try Fixture.preset().with([
        ("portfolio.source", "both"), ("portfolio.tape", "t.csv"), ("portfolio.price", 0),
      ]).fundConfig()
    }
  }
}
