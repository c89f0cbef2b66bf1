/// Memory that lives as long as its owner: zeroed, 64-byte aligned blocks of plain values.
///
/// The kernel reads and writes raw pointers; one arena a compiled fund and one a workspace own them,
/// so nothing is allocated inside a path.
final class Arena {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// A block of `count` values, every byte zero, padded so that a full vector may be read at its end.
  func allocate<Value: BitwiseCopyable>(_ type: Value.Type, _ count: Int)
    -> UnsafeMutablePointer<Value>
  {
    let bytes = (count + 16) * MemoryLayout<Value>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    block.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    blocks.append(block)
    return block.bindMemory(to: type, capacity: count + 16)
  }

  func doubles(_ count: Int) -> UnsafeMutablePointer<Double> { allocate(Double.self, count) }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
