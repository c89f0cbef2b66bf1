import Foundation
import Testing

/// The tables of `--tables`, on the page and in the document.
@Suite struct TablesTests {
  private static let run = [
    "run", "equihome-v2", "--set", "fund.size=10000000", "--paths", "20", "--fail-on", "never",
    "--no-timings",
  ]

  @Test func page() throws {
    let ended = try Program.run(
      Self.run + ["--tables", "attribution,zones,vintages,drift,cvar,liquidity,bridge"],
      in: Folder())
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    for title in [
      "Where the net profit comes from", "Loans by zone", "Loans by year of purchase",
      "Shares of outstanding principal", "of 1 - TVPI by vintage", "Liquidity",
      "From net to gross",
    ] {
      #expect(ended.text.contains(title), "\(title)")
    }
  }

  /// In JSON the breakdown is whole, the bridge only where it was asked for.
  @Test func document() throws {
    func object(_ tables: String) throws -> [String: Any] {
      let ended = try Program.run(
        Self.run + ["--format", "json", "--tables", tables], in: Folder())
      #expect(ended.status == 0, "\(ended)")
      return try #require(
        JSONSerialization.jsonObject(with: Data(ended.output)) as? [String: Any])
    }
    let zones = try object("zones")
    let breakdown = try #require(zones["breakdown"] as? [String: Any])
    #expect(
      Set(breakdown.keys)
        == ["attribution", "zones", "vintages", "products", "drift", "liquidity", "tails"])
    #expect(zones["bridge"] == nil)
    let bridge = try #require(try object("bridge")["bridge"] as? [String: Any])
    let steps = try #require(bridge["steps"] as? [[String: Any]])
    #expect(steps.last?["name"] as? String == "cash_drag")
  }
}
