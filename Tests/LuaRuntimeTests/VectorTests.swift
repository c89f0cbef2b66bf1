import LuaRuntime
import Testing

@Suite struct VectorTests {
  private func state(_ a: [Double], _ b: [Double]) throws -> LuaState {
    let lua = try LuaState(profile: .sandbox, memoryLimit: 64 << 20)
    try lua.setGlobal("a", .vector(DoubleBuffer(a)))
    try lua.setGlobal("b", .vector(DoubleBuffer(b)))
    for function in [LuaVectors.vector, LuaVectors.matrix, LuaVectors.linspace] {
      try lua.setGlobal(function.name, .native(function))
    }
    return lua
  }

  private func numbers(_ lua: LuaState, _ expression: String) throws -> [Double] {
    guard case .vector(let storage) = try lua.evaluate("return " + expression)[0] else { return [] }
    return Array(UnsafeBufferPointer(start: storage.baseAddress, count: storage.count))
  }

  /// To the bit: both do the same operations in the same order.
  @Test func arithmeticAgreesWithSwift() throws {
    var generator = SplitMix(seed: 11)
    let a = (0..<500).map { _ in Double.random(in: -10...10, using: &generator) }
    let b = (0..<500).map { _ in Double.random(in: -10...10, using: &generator) }
    let lua = try state(a, b)
    #expect(try numbers(lua, "a + b") == zip(a, b).map(+))
    #expect(try numbers(lua, "a - b") == zip(a, b).map(-))
    #expect(try numbers(lua, "a * b") == zip(a, b).map(*))
    #expect(try numbers(lua, "a / b") == zip(a, b).map(/))
    #expect(try numbers(lua, "2 * a - 1") == a.map { 2 * $0 - 1 })
    #expect(try numbers(lua, "1 / -a") == a.map { 1 / -$0 })
    #expect(try numbers(lua, "a:lt(b)") == zip(a, b).map { $0 < $1 ? 1 : 0 })
    #expect(try numbers(lua, "a:where(a:gt(0))") == a.filter { $0 > 0 })
    #expect(try numbers(lua, "a:sorted()") == a.sorted())
    #expect(try numbers(lua, "a:slice(3, 7)") == Array(a[2...6]))
    #expect(try numbers(lua, "a:map(function(x) return x * x end)") == a.map { $0 * $0 })
    var sum = 0.0
    #expect(
      try numbers(lua, "a:cumsum()")
        == a.map {
          sum += $0
          return sum
        })
    let mean = sum / 500
    let squares = a.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let results = try lua.evaluate(
      "return a:sum(), a:mean(), a:sd(), a:min(), a:max(), a:quantile(0), a:quantile(1), #a")
    #expect(
      results == [
        .number(sum), .number(mean), .number((squares / 499).squareRoot()),
        .number(a.min() ?? 0), .number(a.max() ?? 0), .number(a.min() ?? 0),
        .number(a.max() ?? 0), 500,
      ])
  }

  @Test func smallCasesByHand() throws {
    let lua = try state([3, 1, 2], [1, 1, 1])
    let script = """
      assert(a:quantile(0.5) == 2 and a:quantile(0.25) == 1.5)
      assert(a == vector { 3, 1, 2 } and a ~= b and a ~= vector { 3, 1 })
      assert(a[1] == 3 and a[4] == nil and a[0] == nil and a[1.5] == nil)
      a[2] = 7 assert(a[2] == 7 and a:sum() == 12)
      assert(b:sd() == 0 and b:all() and not (b - 1):any() and b:count() == 3)
      assert(tostring(a) == "Vector(3) [3, 7, 2]")
      local t = a:table() assert(#t == 3 and t[3] == 2)
      local s = 0 for _, x in ipairs(a) do s = s + x end assert(s == 12)
      local l = linspace(0.06, 0.10, 5) assert(#l == 5 and l[5] == 0.10 and l[1] == 0.06)
      local m = matrix { { 1, 2, 3 }, { 4, 5, 6 } }
      assert(m:get(2, 3) == 6 and m[2][1] == 4 and #m == 2 and m:row(1) == vector { 1, 2, 3 })
      assert(m:column(2) == vector { 2, 5 } and m:rows() == 2 and m:columns() == 3)
      local r, c = m:dims() assert(r == 2 and c == 3)
      local row = m:row(2) m = nil assert(row[3] == 6)
      local none = vector(0) assert(#none == 0 and none:sum() == 0)
      return true
      """
    #expect(try lua.evaluate(script) == [true])
  }

  @Test(arguments: [
    ("a + vector(2)", "vectors of different length (3 and 2)"),
    ("a + {}", "number expected, got table"),
    ("'2' + a", "number expected, got string"),
    ("a:quantile(1.5)", "a probability from 0 to 1 expected"),
    ("vector(0):mean()", "needs 1 numbers or more"),
    ("vector(-1)", "a size of 0 or more expected"),
    ("vector(1 << 60)", "not enough memory"),
    ("matrix(1 << 40, 1 << 40)", "not enough memory"),
    ("vector { 1, 'x' }", "item 2 is a string"),
    ("a:nosuch()", "Vector has no member 'nosuch'"),
    ("a:map(function() return 'x' end)", "must return a number, got string"),
    ("matrix(2, 2):get(3, 1)", "row 3 is outside of the matrix (1 to 2)"),
    ("a:slice(2, 9)", "outside of the vector"),
  ]) func wrongUseIsAnError(expression: String, message: String) throws {
    let lua = try state([1, 2, 3], [1])
    let error = #expect(throws: LuaError.self) { try lua.evaluate("return " + expression) }
    #expect(error?.message.contains(message) == true, "\(error as Any)")
  }

  @Test func closedAndMovedViewsAreErrorsNotDangling() throws {
    let lua = try state([1, 2, 3], [1])
    let script = """
      local kept
      do local v <close> = vector(1000) kept = v end
      assert(not pcall(function() return kept[1] end) and not pcall(function() return kept:sum() end))
      assert(tostring(kept) == "Vector (closed)")
      local row
      do local m <close> = matrix(3, 3, 1) row = m:row(2) assert(row[1] == 1) end
      assert(not pcall(function() return row[1] end) and not pcall(function() return row + 1 end))
      """
    try lua.run(script)
    let window = try lua.makeWindow()
    let f = try lua.load("local v = ... KEPT = v return v:sum(), #v")
    var block: [Double] = [1, 2, 3, 4]
    try block.withUnsafeMutableBufferPointer { numbers in
      let base = try #require(numbers.baseAddress)
      window.point(at: base, count: 2)
      #expect(try f.call([window.value]) == [3.0, 2])
      window.point(at: base + 2, count: 2)
      #expect(try f.call([window.value]) == [7.0, 2])
      window.close()
    }
    #expect(throws: LuaError.self) { try lua.run("return KEPT[1]") }
    let rows = DoubleBuffer((1...6).map(Double.init))
    let results = DoubleBuffer(count: 2)
    let sum = try lua.evaluate("return function(row, i) KEPT = row return row:sum() * i end")[0]
    guard case .function(let function) = sum else { return }
    try function.mapRows(rows.baseAddress, rows: 2, columns: 3, into: results.baseAddress)
    #expect(Array(results.numbers) == [6, 30])
    #expect(throws: LuaError.self) { try lua.run("return KEPT[1]") }
  }

  @Test func numbersPassFast() throws {
    let lua = try state([1], [1])
    let f = try lua.load("local x, y = ... if x > 5 then return 'no' end return x + y, x * y")
    var results: [Double] = [0, 0]
    try [2.0, 3.0].withUnsafeBufferPointer { arguments in
      try results.withUnsafeMutableBufferPointer { try f.callNumbers(arguments, into: $0) }
    }
    #expect(results == [5, 6])
    let error = #expect(throws: LuaError.self) {
      try [9.0, 3.0].withUnsafeBufferPointer { arguments in
        try results.withUnsafeMutableBufferPointer { try f.callNumbers(arguments, into: $0) }
      }
    }
    #expect(error?.message == "the function must return numbers")
  }

  /// 1,000 temporaries of 8 MB under a limit of 64 MB: only possible when Lua is told of Swift's
  /// memory.
  @Test func foreignMemoryIsCollected() throws {
    let lua = try state([1], [1])
    try lua.run("for i = 1, 1000 do local v = vector(1000000) end")
    #expect(lua.foreignBytes < 64 << 20)
    let error = #expect(throws: LuaError.self) {
      try lua.run("local t = {} for i = 1, 1000 do t[i] = vector(1000000) end")
    }
    #expect(error?.code == .memory)
    #expect(try lua.evaluate("return 1 + 1") == [2])
  }
}
