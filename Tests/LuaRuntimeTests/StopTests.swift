import Glibc
import LuaRuntime
import Testing

@Suite(.serialized) struct StopTests {
  private func check(_ lua: LuaState, _ script: String, _ reason: LuaStopReason) throws {
    let error = #expect(throws: LuaError.self, "\(script)") {
      try lua.withDeadline(0.1) { try lua.run(script) }
    }
    #expect(error?.code == .stopped(reason), "\(script): \(error as Any)")
    #expect(try lua.evaluate("return 1 + 1, ('x'):upper()") == [2, "X"])
  }

  private static let endless = [
    "while true do end",
    "while true do pcall(function() while true do end end) end",
    "coroutine.wrap(function() while true do end end)()",
    "while true do coroutine.wrap(function() while true do pcall(error) end end)() end",
    "xpcall(function() while true do end end, function() return 1 end)",
    "return ('a'):rep(200):find(('.-'):rep(30) .. 'b')",
    "return ('a'):rep(60000):gsub('.-.-.-.-b', '')",
    "error(setmetatable({}, { __tostring = function() while true do end end }))",
    "call(function() while true do end end)",
    "call(coroutine.wrap(function() while true do end end))",
  ]

  @Test(arguments: [LuaState.Profile.trusted, .sandbox])
  func endlessScriptsEndAtTheDeadline(profile: LuaState.Profile) throws {
    let lua = try LuaState(profile: profile)
    try lua.register("call") { call in
      try call.function(1).call()
      return call.returns()
    }
    let clock = ContinuousClock()
    for script in StopTests.endless {
      let time = try clock.measure { try check(lua, script, .deadline) }
      #expect(time < .seconds(2), "\(script)")  // 0.1 s, and a machine that does other things
    }
  }

  @Test func memoryIsBounded() throws {
    for profile in [LuaState.Profile.trusted, .sandbox] {
      let lua = try LuaState(profile: profile, memoryLimit: 16 << 20)
      for bomb in [
        "local t = {} while true do t = { t, {}, {} } end",
        "local t = {} while true do t[#t + 1] = #t .. 'x' end",
        "while true do pcall(function() local t = {} while true do t = { t } end end) end",
      ] {
        let error = #expect(throws: LuaError.self) { try lua.run(bomb) }
        #expect(error?.code == .stopped(.memory), "\(bomb): \(error as Any)")
        #expect(lua.stopRequested)
        lua.clearStop()
        #expect(try lua.evaluate("return 1 + 1") == [2])
      }
      let error = #expect(throws: LuaError.self) {
        try lua.run("local s = 'x' while true do s = s .. s end")
      }
      #expect(error != nil)
      lua.clearStop()
      #expect(lua.peakHeapBytes <= 4 * (16 << 20))
      #expect(try lua.evaluate("return 1 + 1") == [2])
    }
  }

  @Test func anotherThreadInterrupts() throws {
    let lua = try LuaState(profile: .trusted)
    let token = lua.stopToken
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(token).toOpaque()
    try lua.interruptible {
      #expect(pthread_create(&thread, nil, interruptSoon, argument) == 0)
      let error = #expect(throws: LuaError.self) { try lua.run("while true do end") }
      #expect(error?.code == .stopped(.user))
      #expect(token.isStopRequested && token.reason == .user)
    }
    pthread_join(thread, nil)
    #expect(!token.isStopRequested)
    #expect(try lua.evaluate("return 1") == [1])
  }

  @Test func controlCStopsTheForeground() throws {
    let lua = try LuaState(profile: .trusted)
    try lua.register("press") { call in
      pthread_kill(pthread_self(), SIGINT)  // what the terminal does
      return call.returns()
    }
    try lua.foreground {
      let error = #expect(throws: LuaError.self) { try lua.run("press() while true do end") }
      #expect(error?.code == .stopped(.user))
      #expect(error?.traceback != nil)
    }
    #expect(try lua.evaluate("return 1") == [1])
  }

  @Test func nativeFunctionsSeeTheStop() throws {
    let lua = try LuaState(profile: .trusted)
    var polls = 0
    try lua.register("work") { call in
      let state = call.state
      while !state.stopRequested { polls += 1 }
      return call.returns()
    }
    try check(lua, "work()", .deadline)
    #expect(polls > 0)
    lua.interrupt()
    #expect(throws: LuaError.self) { try lua.run("local x = 1") }
    lua.clearStop()
    try lua.run("local x = 1")
  }

  @Test func deadlinesNestAndAreExact() throws {
    let outer = try LuaState(profile: .trusted)
    let inner = try LuaState(profile: .sandbox)
    var innerError: LuaError?
    try outer.register("inner") { call in
      do {
        try inner.withDeadline(5) { try inner.run("while true do end") }
      } catch let error as LuaError { innerError = error }
      return call.returns()
    }
    // The inner state runs on the outer one's thread: it is stopped by its own deadline only.
    try outer.register("short") { call in
      do {
        try inner.withDeadline(0.05) { try inner.run("while true do end") }
      } catch let error as LuaError { innerError = error }
      return call.returns()
    }
    try outer.withDeadline(30) { try outer.run("short()") }
    #expect(innerError?.code == .stopped(.deadline))
    #expect(throws: Never.self) { try outer.withDeadline(30) { try outer.run("local x = 1") } }
  }
}

private func interruptSoon(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  usleep(50_000)
  if let argument {
    Unmanaged<LuaStopToken>.fromOpaque(argument).takeRetainedValue().interrupt()
  }
  return nil
}
