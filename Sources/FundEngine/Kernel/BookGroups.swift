/// Principal on the books by product, zone and month of purchase.
///
/// Loans of one group have one claim per unit of advance at any date, so a pro rata group is valued as
/// a whole as long as none of its loans is limited by what its home can pay.
struct BookGroups {
  let stride: Int
  private let zones: Int
  private let size: Int
  /// Rows `(product * zones + zone) * stride + month`.
  let amount: UnsafeMutablePointer<Double>
  /// Highest LTV and senior LTV ever in the group: bounds on any loan in it.
  let highestLtv: UnsafeMutablePointer<Double>
  let highestSeniorLtv: UnsafeMutablePointer<Double>
  private let count: UnsafeMutablePointer<Int32>
  private let arena = Arena()

  init(_ fund: CompiledFund) {
    zones = fund.zoneCount
    stride = fund.monthStride
    size = fund.productCount * zones * stride
    amount = arena.doubles(size)
    highestLtv = arena.doubles(size)
    highestSeniorLtv = arena.doubles(size)
    count = arena.allocate(Int32.self, size)
  }

  func reset() {
    amount.update(repeating: 0, count: size)
    highestLtv.update(repeating: 0, count: size)
    highestSeniorLtv.update(repeating: 0, count: size)
    count.update(repeating: 0, count: size)
  }

  @inline(__always)
  func row(product: Int, zone: Int) -> Int { (product &* zones &+ zone) &* stride }

  func add(product: Int, zone: Int, month: Int, amount: Double, ltv: Double, seniorLtv: Double) {
    let at = row(product: product, zone: zone) &+ month
    self.amount[at] += amount
    highestLtv[at] = max(highestLtv[at], ltv)
    highestSeniorLtv[at] = max(highestSeniorLtv[at], seniorLtv)
    count[at] += 1
  }

  func remove(product: Int, zone: Int, month: Int, amount: Double) {
    let at = row(product: product, zone: zone) &+ month
    count[at] -= 1
    // The last one out leaves exactly nothing, whatever rounding the sum has gathered.
    self.amount[at] = count[at] == 0 ? 0 : self.amount[at] - amount
  }
}
