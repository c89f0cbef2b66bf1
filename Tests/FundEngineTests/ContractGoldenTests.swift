import FundEngine
import FundModel
import TestSupport
import Testing

/// Publicly known forms of the contract on a home of $830,000: values to the cent, as the model's page
/// on contracts of the field gives them (docs/model.md, Contract).
@Suite struct ContractGoldenTests {
  private static let home = 830_000.0
  private static let advance = 83_000.0

  private func table(_ product: Product) -> ContractTable {
    ContractTable(products: [product], senior: houseConfig().loans.seniorMortgage, maxAge: 120)
  }

  private func product(_ preset: String) throws -> Product {
    let library = PresetLibrary(
      folder: Cases.packageRoot.appendingPathComponent("stdlib-lua/presets").path)
    let config = try ConfigDocument.preset(preset, library: library).fundConfig()
    return try #require(config.products.first)
  }

  private func claim(_ table: ContractTable, value: Double, months: Int) -> Double {
    table.claim(
      product: 0, advance: Self.advance, startValue: Self.home, value: value, age: months)
  }

  /// Home value after `months` at 3.5 % a year.
  private func grown(_ months: Int) -> Double {
    var value = Self.home
    for _ in 0..<months { value *= 1.002870898611103 }
    return value
  }

  /// Cents are asked for; multiples are printed with three decimals, so half of the last one.
  private let cent = 0.005
  private let printed = 0.0005

  @Test func appreciationShareWithRiskAdjustment() throws {
    let contract = table(try product("hei-appreciation-share"))
    #expect(abs(claim(contract, value: Self.home, months: 31) - 130_127.40) <= cent)
    // The cap binds until 2.517 years: month 30 is capped, month 31 is not.
    #expect(claim(contract, value: Self.home, months: 30) < 130_127.39)
    // Impaired once the home falls 17 %, nothing left at -46.9 %.
    let impaired = claim(contract, value: 0.83 * Self.home, months: 60)
    #expect(abs(impaired - Self.advance) <= cent)
    #expect(claim(contract, value: 0.829 * Self.home, months: 60) < Self.advance)
    #expect(claim(contract, value: 0.532 * Self.home, months: 60) > 0)
    #expect(claim(contract, value: 0.530 * Self.home, months: 60) == 0)
    for (months, multiple) in [(12, 1.196), (36, 1.709), (54, 2.127), (120, 2.939)] {
      let computed = claim(contract, value: grown(months), months: months) / Self.advance
      #expect(abs(computed - multiple) <= printed, "\(months) months: \(computed)")
    }
  }

  @Test func valueShareWithCap() throws {
    let contract = table(try product("hei-value-share"))
    // Flat price: two advances, and the cap binds until 3.496 years: month 41 is capped, 42 is not.
    #expect(abs(claim(contract, value: Self.home, months: 42) - 2 * Self.advance) <= cent)
    #expect(claim(contract, value: Self.home, months: 41) < 2 * Self.advance - cent)
    for (months, multiple) in [(12, 1.219), (36, 1.813), (54, 2.335), (120, 2.821)] {
      let computed = claim(contract, value: grown(months), months: months) / Self.advance
      #expect(abs(computed - multiple) <= printed, "\(months) months: \(computed)")
    }
  }

  /// A cap that never binds is no cap.
  @Test func capThatNeverBinds() throws {
    var capped = try product("hei-value-share")
    capped.cap.rate = 100
    var uncapped = capped
    uncapped.cap.kind = .none
    for months in 1...120 {
      let value = grown(months)
      #expect(
        claim(table(capped), value: value, months: months)
          == claim(table(uncapped), value: value, months: months))
    }
  }

  /// The steps of the stepped value share start one month after their year is over.
  @Test func steppedShare() throws {
    let contract = table(try product("hei-stepped-value-share"))
    let terms = try product("hei-stepped-value-share").share
    let value = 1.2 * Self.home
    for step in terms.steps {
      let before = claim(contract, value: value, months: step.fromMonth - 1)
      let after = claim(contract, value: value, months: step.fromMonth)
      #expect(after > before, "step at \(step.fromMonth)")
    }
  }
}
