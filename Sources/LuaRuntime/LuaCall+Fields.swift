import CLuaBridge

extension LuaCall {
  /// Two numbers of a table by their names, without copying the table; nil for one that is missing.
  ///
  /// - Returns: nil when the argument is no table, or holds anything else.
  public func numbers(
    _ i: Int, _ first: StaticString, _ second: StaticString
  ) -> (first: Double?, second: Double?)? {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { values in
      withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: 2) { names in
        names[0] = UnsafeRawPointer(first.utf8Start).assumingMemoryBound(to: CChar.self)
        names[1] = UnsafeRawPointer(second.utf8Start).assumingMemoryBound(to: CChar.self)
        let found = clb_read_fields(thread, index(i), names.baseAddress, values.baseAddress, 2)
        guard found >= 0 else { return nil }
        return (found & 1 != 0 ? values[0] : nil, found & 2 != 0 ? values[1] : nil)
      }
    }
  }
}
