import LuaRuntime
import Testing

@Suite struct ValueTests {
  @Test func scalarsComeBackAsTheyWent() throws {
    let lua = try LuaState(profile: .trusted)
    for value: LuaValue in [
      nil, true, false, 0, .int(.max), .int(.min), 1.5, .number(-0.0), .number(.infinity),
      "", "a\0b", "é€漢",
    ] {
      try lua.setGlobal("x", value)
      #expect(try lua.global("x") == value)
      #expect(try lua.evaluate("return x") == [value])
    }
    #expect(try lua.evaluate("return 1, 'a', nil, true") == [1, "a", nil, true])
    #expect(try lua.evaluate("return math.type(1), math.type(1.0)") == ["integer", "float"])
  }

  @Test func nestedTablesComeBackEqual() throws {
    let lua = try LuaState(profile: .sandbox)
    var table = LuaTable(array: [1, 2.5, "three", [true, []]])
    table.fields = ["name": "fund", "zones": ["green": ["allocation": 0.5]]]
    table.integers = [-3: "below", 10: "beyond"]
    try lua.setGlobal("t", .table(table))
    #expect(try lua.global("t") == .table(table))
    #expect(
      try lua.evaluate("return t.zones.green.allocation, #t, t[-3], t[10]")
        == [0.5, 4, "below", "beyond"])
  }

  @Test func holesEndTheSequence() throws {
    let lua = try LuaState(profile: .trusted)
    let value = try lua.evaluate("return { 1, 2, nil, 4 }")[0]
    guard case .table(let table) = value else {
      Issue.record("not a table")
      return
    }
    #expect(table.array == [1, 2])
    #expect(table.integers == [4: 4])
  }

  @Test func sharedTablesAreCopiedAndCyclesRefused() throws {
    let lua = try LuaState(profile: .trusted)
    #expect(try lua.evaluate("local s = { 1 } return { s, s }")[0] == [[1], [1]])
    let error = #expect(throws: LuaError.self) {
      try lua.evaluate("local t = { deal = { {} } } t.deal[1].back = t return t")
    }
    #expect(error?.message == "at 'deal[1].back': the table contains itself")
    let key = #expect(throws: LuaError.self) { try lua.evaluate("return { [true] = 1 }") }
    #expect(key?.message == "table keys must be strings or integers")
  }

  @Test func depthAndNumberAreBounded() throws {
    let lua = try LuaState(profile: .trusted)
    let nest = "local t = {} for i = 1, 60 do t = { t } end return t"
    let deep = #expect(throws: LuaError.self) { try lua.evaluate(nest) }
    #expect(deep?.message.contains("nested too deeply") == true)
    #expect(try lua.evaluate(nest, limits: LuaLimits(depth: 61)).count == 1)
    let many = #expect(throws: LuaError.self) {
      try lua.evaluate(
        "local t = {} for i = 1, 2000 do t[i] = i end return t", limits: LuaLimits(values: 1000))
    }
    #expect(many?.message.contains("too many values") == true)
    var value: LuaValue = 1
    for _ in 0..<150 { value = .table(LuaTable(array: [value])) }
    #expect(throws: LuaError.self) { try lua.setGlobal("deep", value) }
    #expect(try lua.evaluate("return 1 + 1") == [2])
  }

  @Test func randomTreesComeBackEqual() throws {
    let lua = try LuaState(profile: .sandbox)
    var generator = SplitMix(seed: 7)
    for _ in 0..<300 {
      let value = randomValue(depth: 4, &generator)
      try lua.setGlobal("v", value)
      #expect(try lua.global("v") == value)
    }
  }

  @Test func referencesKeepIdentityAndDropTheirSlot() throws {
    let lua = try LuaState(profile: .trusted)
    let table = try lua.reference(to: ["count": 0])
    let add = try lua.load("local t = ... t.count = t.count + 1 return t.count")
    for i in 1...5 { #expect(try add.call([.reference(table)]) == [.int(i)]) }
    #expect(try table.get("count") == 5)
    lua.collectGarbage()
    let before = lua.heapBytes
    for _ in 0..<10_000 { _ = try lua.reference(to: ["x": 1]) }
    lua.collectGarbage()
    #expect(lua.heapBytes < before + 20_000)  // one table and its slot, not 10,000
  }

  @Test func referencesOutliveTheirState() throws {
    var lua: LuaState? = try LuaState(profile: .trusted)
    let function = try #require(try lua?.load("return 1"))
    lua = nil
    #expect(throws: LuaError.self) { try function.call() }
    let other = try LuaState(profile: .trusted)
    #expect(throws: LuaError.self) { try other.setGlobal("f", .function(function)) }
  }

  private func randomValue(depth: Int, _ generator: inout SplitMix) -> LuaValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .bool(.random(using: &generator))
    case 1: return .int(.random(in: .min ... .max, using: &generator))
    case 2: return .number(.random(in: -1e9...1e9, using: &generator))
    case 3: return .string("s\(Int.random(in: 0..<1000, using: &generator))")
    case 4: return "ü\n\"quoted\""
    default:
      var table = LuaTable()
      for _ in 0..<Int.random(in: 0..<5, using: &generator) {
        table.array.append(randomValue(depth: depth - 1, &generator))
      }
      for _ in 0..<Int.random(in: 0..<5, using: &generator) {
        let key = "k\(Int.random(in: 0..<100, using: &generator))"
        table.fields[key] = randomValue(depth: depth - 1, &generator)
      }
      if Bool.random(using: &generator) { table.integers[-1] = 7 }
      return .table(table)
    }
  }
}

/// Steele, Lea and Flood 2014; a seed gives the same values on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
