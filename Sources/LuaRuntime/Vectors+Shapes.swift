import CLuaBridge

extension LuaState {
  /// Vectors from vectors, and columns of matrices.
  func installShapes() throws {
    try vectorMethod("copy") { call in
      let numbers = try call.vector(0)
      return try call.returnsVector(numbers.count) { out in
        for i in 0..<numbers.count { out[i] = numbers[i] }
      }
    }
    try vectorMethod("slice") { call in
      let numbers = try call.vector(0)
      let first = try call.int(1)
      let last = try call.optionalInt(2) ?? numbers.count
      guard first >= 1, last <= numbers.count, first <= last else {
        throw LuaError(
          "the slice \(first) to \(last) is outside of the vector (1 to \(numbers.count))")
      }
      return try call.returnsVector(last - first + 1) { out in
        for i in first...last { out[i - first] = numbers[i - 1] }
      }
    }
    try vectorMethod("sorted") { call in
      let sorted = sortedNumbers(try call.vector(0))
      return try call.returnsVector(sorted.count) { out in
        for (i, number) in sorted.enumerated() { out[i] = number }
      }
    }
    try vectorMethod("cumsum") { call in
      let numbers = try call.vector(0)
      return try call.returnsVector(numbers.count) { out in
        var sum = 0.0
        for i in 0..<numbers.count {
          sum += numbers[i]
          out[i] = sum
        }
      }
    }
    try vectorMethod("map") { call in
      // A copy: the function may close the vector.
      let input = DoubleBuffer(copying: UnsafeBufferPointer(try call.vector(0)))
      let function = try call.function(1)
      return try call.returnsVector(input.count) { out in
        try function.map(UnsafeBufferPointer(input.numbers), into: out)
      }
    }
    try matrixMethod("column") { call in
      let (numbers, rows, columns) = try call.matrix(0)
      let column = try call.int(1)
      guard column >= 1, column <= columns else {
        throw LuaError("column \(column) is outside of the matrix (1 to \(columns))")
      }
      return try call.returnsVector(rows) { out in
        for row in 0..<rows { out[row] = numbers[row * columns + column - 1] }
      }
    }
  }
}

/// Functions that make vectors and matrices; a module of scripts takes them into its table.
public enum LuaVectors {
  /// `vector { 1, 2, 3 }`, `vector(n [, value])`.
  public static var vector: LuaFunction {
    LuaFunction("vector") { call in
      if call.type(1) == .table {
        return try call.returns(.vector(try numbers(call.table(1), call)))
      }
      let count = try size(call, 1)
      let value = try call.optionalNumber(2) ?? 0
      return try call.returnsVector(count) { out in out.initialize(repeating: value, count: count) }
    }
  }

  /// `matrix { { 1, 2 }, { 3, 4 } }`, `matrix(rows, columns [, value])`.
  public static var matrix: LuaFunction {
    LuaFunction("matrix") { call in
      guard call.type(1) == .table else {
        let (rows, columns) = (try size(call, 1), try size(call, 2))
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard !overflow else { throw LuaError("not enough memory", code: .memory) }
        let value = try call.optionalNumber(3) ?? 0
        let buffer = try call.state.buffer(count) { $0.initialize(repeating: value, count: count) }
        return try call.returns(.matrix(buffer, rows: rows, columns: columns))
      }
      let rows = try call.table(1).array.map { row -> DoubleBuffer in
        guard case .table(let table) = row else {
          throw call.argumentError(1, "a table of rows expected")
        }
        return try numbers(table, call)
      }
      let columns = rows.first?.count ?? 0
      guard rows.allSatisfy({ $0.count == columns }) else {
        throw call.argumentError(1, "rows of different length")
      }
      let buffer = try call.state.buffer(rows.count * columns) { out in
        for (i, row) in rows.enumerated() {
          (out + i * columns).initialize(from: row.baseAddress, count: columns)
        }
      }
      return try call.returns(.matrix(buffer, rows: rows.count, columns: columns))
    }
  }

  /// `linspace(from, to, n)`: n numbers at equal distance, both ends exact; n = 1 gives `from`.
  public static var linspace: LuaFunction {
    LuaFunction("linspace") { call in
      let (from, to) = (try call.number(1), try call.number(2))
      let count = try size(call, 3)
      return try call.returnsVector(count) { out in
        for i in 0..<count {
          let share = count > 1 ? Double(i) / Double(count - 1) : 0
          out[i] = share == 1 ? to : from + (to - from) * share
        }
      }
    }
  }

  private static func size(_ call: borrowing LuaCall, _ i: Int) throws -> Int {
    let size = try call.int(i)
    guard size >= 0 else {
      throw call.argumentError(i, "a size of 0 or more expected, got \(size)")
    }
    return size
  }

  private static func numbers(
    _ table: LuaTable, _ call: borrowing LuaCall
  ) throws -> DoubleBuffer {
    guard table.fields.isEmpty, table.integers.isEmpty else {
      throw call.argumentError(1, "a sequence of numbers expected, got a table with other keys")
    }
    return try call.state.buffer(table.array.count) { out in
      for (i, value) in table.array.enumerated() {
        guard let number = value.doubleValue else {
          throw LuaError("item \(i + 1) is a \(value.typeName), not a number")
        }
        out[i] = number
      }
    }
  }
}
