extension PathWorkspace {
  /// Short rate of a month.
  @inline(__always)
  func shortRate(_ month: Int) -> Double { 0 }

  /// Factor of a month on the commitments of facilities.
  @inline(__always)
  func facilityLimit(_ month: Int) -> Double { 1 }
}
