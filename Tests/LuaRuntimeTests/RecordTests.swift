import Foundation
import LuaRuntime
import Synchronization
import Testing

@Suite(.serialized) struct RecordTests {
  private func record(_ lua: LuaState) throws -> LuaRecord {
    try lua.makeRecord(
      "a thing",
      fields: [
        "a": .number(0), "n": .integer(1), "on": .flag(2), "metric": .other(1),
        "first": .window(0), "second": .window(1), "state": .scratch,
        "double": .value(.native(LuaFunction("double") { $0.returns(2 * (try $0.number(2))) })),
      ], items: [.window(0), .window(1)], numbers: 3, windows: 2
    ) { LuaError("a thing has no '\($0)'") }
  }

  private func call(
    _ source: String, _ record: LuaRecord, _ lua: LuaState, results: Int = 1
  ) throws -> [LuaValue] {
    let function = try #require(try lua.load("return " + source).callKeeping().first)
    record.open()
    defer { record.close() }
    return try function.callWatched(record.reference, in: lua, results: results) { found in
      var values: [LuaValue] = []
      for i in 1...max(1, results) { values.append(try found.value(i)) }
      return values
    }
  }

  @Test func membersAreReadWhereTheyAre() throws {
    let lua = try LuaState(profile: .pure)
    let record = try record(lua)
    record.numbers[0] = 0.5
    record.numbers[1] = 7
    record.numbers[2] = 1
    let (others, numbers) = (DoubleBuffer([1, 2]), DoubleBuffer([4, 5, 6]))
    record.others(at: others.baseAddress)
    record.point(0, at: numbers.baseAddress, count: 3)
    record.point(1, writing: numbers.baseAddress, count: 2)
    let values = try call(
      "function(r) return r.a, r.n, r.on, r.metric, #r.first, r.second[2], r[1][3], r:double(4) end",
      record, lua, results: 8)
    #expect(values == [0.5, 7, true, 2.0, 3, 5.0, 6.0, 8.0])
    #expect(!record.wasUsed(0))
    _ = try call("function(r) r.second[1] = 40 end", record, lua)
    #expect(numbers.numbers[0] == 40)
    for wrong in ["r.first[1] = 1", "r.a = 2", "r.b = 2", "return r.b", "return r[3]"] {
      #expect(throws: LuaError.self, "\(wrong)") {
        _ = try call("function(r) \(wrong) end", record, lua)
      }
    }
  }

  @Test func columnsFollowTheirTable() throws {
    let lua = try LuaState(profile: .pure)
    let record = try record(lua)
    let table = DoubleBuffer([1, 2, 3, 10, 20, 30])
    record.columns(at: table.baseAddress, stride: 3, count: 2)
    #expect(
      try call("function(r) return r.first[2], r.second[2], #r.second end", record, lua, results: 3)
        == [2.0, 20.0, 2])
  }

  @Test func nothingIsReadAfterTheCall() throws {
    let lua = try LuaState(profile: .sandbox)
    let record = try record(lua)
    let numbers = DoubleBuffer([4, 5, 6])
    record.point(0, at: numbers.baseAddress, count: 3)
    _ = try call("function(r) kept, vector = r, r.first end", record, lua)
    #expect(throws: LuaError.self) { try lua.evaluate("return kept.a") }
    #expect(throws: LuaError.self) { try lua.evaluate("return vector[1]") }
    let scratch = "function(r) r.state.n = (r.state.n or 0) + 1; return r.state.n end"
    #expect(try call(scratch, record, lua) == [1])
    #expect(try call(scratch, record, lua) == [2])
    lua.renewScratch()
    #expect(try call(scratch, record, lua) == [1])
  }

  @Test func endlessCallsAreStopped() throws {
    let loops = [
      "function(r) while true do end end",
      "function(r) while true do pcall(function() while true do end end) end end",
      "function(r) return ('a'):rep(200):find(('.-'):rep(30) .. 'b') end",
    ]
    for (loop, reason) in loops.flatMap({ [($0, LuaStopReason.deadline), ($0, .user)] }) {
      let lua = try LuaState(profile: .pure)
      let record = try record(lua)
      let asked = Atomic<Bool>(false)
      let watch = try LuaWatch(lua, limit: reason == .deadline ? 0.1 : 100) {
        reason == .user && asked.exchange(true, ordering: .relaxed)
      }
      let clock = ContinuousClock()
      let time = clock.measure {
        let error = #expect(throws: LuaError.self, "\(loop)") {
          _ = try call(loop, record, lua)
        }
        #expect(error?.code == .stopped(reason), "\(loop): \(error as Any)")
      }
      #expect(time < .seconds(3), "\(loop)")  // 0.1 s, and a machine that does other things
      withExtendedLifetime(watch) {}
    }
  }

  @Test func callsAreStoppedOnThreadsThatFirstCalledWithinAScope() async throws {
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      // A thread of a pool has all signals blocked, and gets that mask back at the end of a scope.
      let thread = Thread {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, nil)
        do {
          let lua = try LuaState(profile: .pure)
          let record = try record(lua)
          let watch = try LuaWatch(lua, limit: 0.1) { false }
          try lua.interruptible { _ = try call("function(r) end", record, lua) }
          let error = #expect(throws: LuaError.self) {
            _ = try call("function(r) while true do end end", record, lua)
          }
          #expect(error?.code == .stopped(.deadline))
          withExtendedLifetime(watch) {}
          done.resume()
        } catch { done.resume(throwing: error) }
      }
      thread.start()
    }
  }

  @Test func memoryIsBounded() throws {
    let lua = try LuaState(profile: .pure, memoryLimit: 8 << 20)
    let record = try record(lua)
    let error = #expect(throws: LuaError.self) {
      _ = try call("function(r) local t = {} while true do t[#t + 1] = {} end end", record, lua)
    }
    #expect(error?.code == .stopped(.memory))
  }

  @Test func literalsReadBackToTheBit() throws {
    let lua = try LuaState(profile: .sandbox)
    let values = [
      "0.1", "1e300 * 10", "5e-324", "-0.0", "1/3", "math.mininteger", "math.maxinteger", "3",
      "true", "nil", #""a\0b\n\"\\\200""#, "{ 1, { x = 2, ['y z'] = 3, [7] = 4, ['end'] = 5 } }",
      "'größe'",
    ]
    for value in values {
      let made = try #require(try lua.load("return " + value).callKeeping().first)
      let text = try made.literal()
      let again = try #require(try lua.load("return " + text).callKeeping().first)
      #expect(try again.literal() == text, "\(value)")
      let same = try lua.load(
        """
        local a, b = ...
        local function same(a, b)
          if type(a) ~= "table" then
            return a == b and math.type(a) == math.type(b) and 1 / (a == 0 and a or 1) == 1 / (a == 0 and b or 1)
          end
          for k in pairs(a) do if not same(a[k], b[k]) then return false end end
          for k in pairs(b) do if a[k] == nil then return false end end
          return true
        end
        return same(a, b)
        """)
      #expect(try same.call([.reference(made), .reference(again)]) == [true], "\(value): \(text)")
    }
    #expect(throws: LuaError.self) {
      try lua.load("return { print }").callKeeping().first?.literal()
    }
  }
}
