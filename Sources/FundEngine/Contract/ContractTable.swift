import FundModel
import FundNumerics

/// What a homeowner owes and a senior lender takes, by product and age in months.
///
/// Everything that depends on age alone is tabulated, so a claim is a handful of products and
/// comparisons (docs/model.md, Contract). Ages beyond `maxAge` must not be asked for.
public final class ContractTable: @unchecked Sendable {
  public let maxAge: Int
  public let products: [ProductTerms]
  let ageStride: Int
  /// Interest per unit of advance, `product * ageStride + age`.
  let interest: UnsafeMutablePointer<Double>
  /// Size of the share: per unit of advance when pro rata, per unit of starting value when fixed.
  let shareSize: UnsafeMutablePointer<Double>
  /// Cap per unit of advance; `unbounded` without one.
  let cap: UnsafeMutablePointer<Double>
  /// Floor per unit of advance: 0, 1, or minus `unbounded`.
  let floor: UnsafeMutablePointer<Double>
  /// Senior balance per unit of starting balance, by age.
  let seniorFactor: UnsafeMutablePointer<Double>
  /// The same tables by falling age, `product * ageStride + (maxAge - age)`, so that loans bought in
  /// consecutive months, which are of falling age, load contiguously. `ageStride` leaves a full vector
  /// of zeros behind age 0.
  let reversed: ReversedTables

  struct ReversedTables {
    let interest: UnsafeMutablePointer<Double>
    let shareSize: UnsafeMutablePointer<Double>
    let cap: UnsafeMutablePointer<Double>
    let floor: UnsafeMutablePointer<Double>
    let seniorFactor: UnsafeMutablePointer<Double>
  }
  private let arena = Arena()

  /// Stands for infinity, so that products with it stay finite.
  static let unbounded = 1e30

  /// The part of a product that does not depend on age.
  public struct ProductTerms: Sendable {
    public let termMonths: Int
    /// 1 when the advance itself is owed, else 0.
    let principal: Double
    /// 1 when there is a share at all.
    let hasShare: Bool
    let isProRata: Bool
    /// What is deducted from the value per unit of starting value before sharing: 1 - risk adjustment, or 0.
    let deduction: Double
    /// Least share: 0 when losses are not shared, else minus `unbounded`.
    let shareFloor: Double
    /// Size of the share in a decline when later steps do not apply then; nil when they do.
    let sizeInDecline: Double?
  }

  public init(products: [Product], senior: Loans.SeniorMortgage, maxAge: Int) {
    self.maxAge = maxAge
    ageStride = (maxAge + 1 + 7) / 8 * 8 + 8
    self.products = products.map(ProductTerms.init)
    let size = products.count * ageStride
    interest = arena.doubles(size)
    shareSize = arena.doubles(size)
    cap = arena.doubles(size)
    floor = arena.doubles(size)
    seniorFactor = arena.doubles(ageStride)
    reversed = ReversedTables(
      interest: arena.doubles(size), shareSize: arena.doubles(size), cap: arena.doubles(size),
      floor: arena.doubles(size), seniorFactor: arena.doubles(ageStride))
    for (index, product) in products.enumerated() {
      for age in 0...maxAge { fill(product, at: index * ageStride + age, age: age) }
    }
    for age in 0...maxAge { seniorFactor[age] = Self.seniorFactor(senior, age: age) }
    for row in 0..<products.count { reverse(row * ageStride) }
    for age in 0...maxAge { reversed.seniorFactor[maxAge - age] = seniorFactor[age] }
  }

  private func reverse(_ start: Int) {
    for age in 0...maxAge {
      let (from, to) = (start + age, start + maxAge - age)
      reversed.interest[to] = interest[from]
      reversed.shareSize[to] = shareSize[from]
      reversed.cap[to] = cap[from]
      reversed.floor[to] = floor[from]
    }
  }

  /// - Parameter oldest: the greatest age that a loan of the fund can reach within its life.
  convenience init(_ config: FundConfig, oldest: Int) {
    self.init(
      products: config.products, senior: config.loans.seniorMortgage,
      maxAge: Self.longestAge(config, oldest: oldest))
  }

  /// Longest age in months that anything is asked for.
  static func longestAge(_ config: FundConfig, oldest: Int) -> Int {
    min(config.products.map(\.termMonths).max() ?? 0, oldest)
  }

  private func fill(_ product: Product, at index: Int, age: Int) {
    let years = Double(age) / 12
    switch product.interest.compounding {
    case .simple: interest[index] = product.interest.rate * years
    case .annual: interest[index] = exponential(years * naturalLog(1 + product.interest.rate)) - 1
    }
    let step = product.share.steps.last { $0.fromMonth <= age }
    shareSize[index] = product.share.of == .none ? 0 : step?.size ?? product.share.size
    switch product.cap.kind {
    case .none: cap[index] = Self.unbounded
    case .annual: cap[index] = exponential(years * naturalLog(1 + product.cap.rate))
    case .monthly:
      cap[index] = exponential(Double(age) * naturalLog(1 + product.cap.rate / 12))
    }
    switch product.floor {
    case _ where age < product.principalFloorMonths: floor[index] = 1
    case .principal: floor[index] = 1
    case .zero: floor[index] = 0
    case .none: floor[index] = -Self.unbounded
    }
  }

  /// Balance of a level-payment mortgage after `age` months, per unit borrowed.
  private static func seniorFactor(_ senior: Loans.SeniorMortgage, age: Int) -> Double {
    guard age < senior.termMonths else { return 0 }
    let rate = senior.rate / 12
    guard rate > 0 else { return 1 - Double(age) / Double(senior.termMonths) }
    let whole = exponential(Double(senior.termMonths) * naturalLog(1 + rate))
    return (whole - exponential(Double(age) * naturalLog(1 + rate))) / (whole - 1)
  }
}

extension ContractTable.ProductTerms {
  init(_ product: Product) {
    termMonths = product.termMonths
    principal = product.returnsPrincipal ? 1 : 0
    hasShare = product.share.of != .none
    isProRata = product.share.sizing == .proRata
    deduction = product.share.of == .appreciation ? 1 - product.share.riskAdjustment : 0
    let mayFall = product.share.of != .appreciation || product.share.shareInDepreciation
    shareFloor = mayFall ? -ContractTable.unbounded : 0
    sizeInDecline =
      product.share.stepsInDecline || product.share.steps.isEmpty ? nil : product.share.size
  }
}
