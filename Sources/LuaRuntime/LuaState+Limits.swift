import CLuaBridge

extension LuaState {
  /// Instructions of the virtual machine that scripts may take within one scope (`withDeadline`,
  /// `foreground`, `interruptible`); nil, the default, is no limit. Past it the script is stopped
  /// with `.stopped(.instructions)`.
  ///
  /// Counted upwards in steps of 1,000: a coroutine counts as 1,000 more, and 1,024 rounds of a
  /// pattern, a table function or `string.rep` as 1,024. Counting makes a script take 2.2 to 2.5 times as long; without a
  /// limit nothing is counted.
  public var instructionLimit: Int? {
    get {
      let limit = context.pointee.instruction_limit
      return limit == 0 ? nil : Int(clamping: limit)
    }
    set { clb_limit_instructions(context, newValue.map { max(1, $0) } ?? 0) }
  }

  /// Bytes that `print` and `emit` may write within one scope; nil is no limit. 1 MiB in a sandbox,
  /// none in a trusted state. What would pass it is dropped, and the script is stopped with
  /// `.stopped(.output)`.
  public var outputLimit: Int? {
    get {
      let limit = context.pointee.print_limit
      return limit == .max ? nil : Int(clamping: limit)
    }
    set { context.pointee.print_limit = newValue.map { max(0, $0) } ?? .max }
  }

  /// Writes a text of a native function to where `print` writes, within the same limit.
  public func emit(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        clb_emit(context, $0.baseAddress ?? emptyOutput, $0.count)
      }
    }
  }
}

/// An address for texts without bytes.
nonisolated(unsafe) private let emptyOutput: UnsafePointer<CChar> = {
  let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  byte.initialize(to: 0)
  return UnsafePointer(byte)
}()
