/// Numbers at a stable address, which Lua sees as a vector or matrix without copying.
public protocol DoubleStorage: AnyObject {
  /// Valid as long as the object lives.
  var baseAddress: UnsafeMutablePointer<Double> { get }
  var count: Int { get }
  /// Whether scripts may assign to the numbers.
  var isWritable: Bool { get }
}

/// A block of numbers of its own.
public final class DoubleBuffer: DoubleStorage {
  public let baseAddress: UnsafeMutablePointer<Double>
  public let count: Int
  public let isWritable: Bool

  /// Zeros.
  public init(count: Int, isWritable: Bool = true) {
    self.count = max(0, count)
    self.isWritable = isWritable
    baseAddress = .allocate(capacity: max(1, self.count))
    baseAddress.initialize(repeating: 0, count: self.count)
  }

  /// Storage that `fill` must write every number of.
  init(count: Int, fill: (UnsafeMutablePointer<Double>) throws -> Void) rethrows {
    self.count = count
    isWritable = true
    baseAddress = .allocate(capacity: max(1, count))
    try fill(baseAddress)  // deinit runs when it throws
  }

  public convenience init(copying numbers: UnsafeBufferPointer<Double>) {
    self.init(count: numbers.count) { base in
      if let source = numbers.baseAddress {
        base.initialize(from: source, count: numbers.count)
      }
    }
  }

  public convenience init(_ numbers: [Double]) {
    self.init(count: numbers.count) { base in
      for (i, number) in numbers.enumerated() { base[i] = number }
    }
  }

  deinit { baseAddress.deallocate() }

  public var numbers: UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(start: baseAddress, count: count)
  }
}
