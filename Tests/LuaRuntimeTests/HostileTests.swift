import LuaRuntime
import TestSupport
import Testing

/// Every script of `hostileScripts`, in a sandbox of 64 MB and 0.15 s: it ends, within its limits,
/// and the state is usable afterwards.
@Suite(.serialized) struct HostileTests {
  /// Those that must not run to their end: the others are refused step by step and may finish.
  private static let mustFail: Set<String> = [
    "01_loop", "02_pcall_swallow", "03_coroutine_loop", "04_nested_coroutine_pcall",
    "05_memory_string", "06_memory_tables", "07_rep_huge", "09_pattern_bomb", "10_pattern_gsub",
    "11_gmatch_bomb", "12_table_move", "13_table_insert_len", "36_table_remove_len",
    "15_table_concat_c", "16_gc_finalizer_loop",
    "17_close_in_dead_coroutine", "18_xpcall_handler_loop", "19_error_tostring_loop",
    "21_dump_mutate", "22_string_metatable", "26_native_memory", "28_coroutine_close_chain",
    "31_print_flood", "34_close_resist_main", "35_host_getglobal", "37_unpack_flood",
    "38_string_format",
  ]
  @Test(arguments: hostileScripts.map(\.name)) func endsWithinItsLimits(name: String) throws {
    let source = try #require(hostileScripts.first { $0.name == name }).source
    let limit = 64 << 20
    let lua = try LuaState(profile: .sandbox, memoryLimit: limit)
    lua.output = { _ in }
    try lua.setGlobal("vec", .vector(DoubleBuffer(count: 1000, isWritable: false)))
    try lua.setGlobal("new_vec", .native(LuaVectors.vector))
    try lua.register("native_fail") { _ in throw LuaError("native says no") }
    let clock = ContinuousClock()
    var failed = false
    let time = try clock.measure {
      do {
        try lua.withDeadline(0.15) { try lua.run(source, chunkName: "=hostile") }
      } catch is LuaError {
        failed = true
      }
    }
    #expect(time < .seconds(3))
    #expect(failed || !HostileTests.mustFail.contains(name))
    #expect(lua.peakHeapBytes <= 4 * limit)
    lua.clearStop()
    let upper = name == "23_string_lib_overwrite" ? "owned" : "X"  // its own table: allowed
    #expect(try lua.evaluate("return 1 + 1, ('x'):upper()") == [2, .string(upper)])
  }

  @Test(arguments: HostileFile.all("lua")) func filesEndAsTheyMust(file: HostileFile) throws {
    let limit = 16 << 20
    let lua = try LuaState(profile: .sandbox, memoryLimit: limit)
    var written = 0
    lua.output = { written += $0.utf8.count }
    try lua.setGlobal("vec", .vector(DoubleBuffer(count: 1000, isWritable: false)))
    try lua.setGlobal("new_vec", .native(LuaVectors.vector))
    let wanted: LuaStopReason? =
      switch file.expects.dropFirst().first {
      case "time": .deadline
      case "memory": .memory
      case "output": .output
      case "instructions": .instructions
      default: nil
      }
    // Another limit than the time: it has to be reached first, however slow the build.
    let seconds = wanted == .deadline ? 0.15 : 20
    if wanted == .instructions || file.name.hasPrefix("instruction") {
      lua.instructionLimit = 2_000_000
    }
    var error: LuaError?
    let time = try ContinuousClock().measure {
      do {
        try lua.withDeadline(seconds) { try lua.run(file.source, chunkName: "=hostile") }
      } catch let caught as LuaError { error = caught }
    }
    let end = "\(file.name): \(error.map { "\($0)" } ?? "ran through") after \(time)"
    switch file.expects[0] {
    case "end": #expect(error == nil, "\(end)")
    case "fail": #expect(error != nil, "\(end)")
    case "stop":
      if let wanted {
        #expect(error?.code == .stopped(wanted), "\(end)")
      } else if case .stopped? = error?.code {
      } else {
        Issue.record("not stopped: \(end)")
      }
    default: #expect(file.expects == ["any"])
    }
    #expect(time < .seconds(seconds + 3), "\(end)")
    #expect(lua.peakHeapBytes <= 4 * limit && written <= 1 << 20, "\(end)")
    lua.clearStop()
    lua.instructionLimit = nil
    #expect(try lua.evaluate("return 1 + 1, ('x'):upper()") == [2, "X"], "\(end)")
  }

  @Test func thereAreHostileFiles() {
    #expect(HostileFile.all("lua").count >= 40)
    #expect(HostileFile.all("lua").allSatisfy { !$0.tries.isEmpty })
  }

  @Test func theSandboxHoldsWhatIsAllowedOnly() throws {
    let lua = try LuaState(profile: .sandbox)
    let script = """
      local names = {}
      for name, value in pairs(_G) do
        if type(value) == "table" and name ~= "_G" then
          for member in pairs(value) do names[#names + 1] = name .. "." .. member end
        else names[#names + 1] = name end
      end
      table.sort(names)
      return table.concat(names, " ")
      """
    let expected = """
      _G _VERSION assert collectgarbage coroutine.create coroutine.isyieldable coroutine.resume \
      coroutine.running coroutine.status coroutine.wrap coroutine.yield error getmetatable ipairs \
      load math.abs math.acos math.asin math.atan math.ceil math.cos math.deg math.exp math.floor \
      math.fmod math.huge math.log math.max math.maxinteger math.min math.mininteger math.modf \
      math.pi math.rad math.random math.randomseed math.sin math.sqrt math.tan math.tointeger \
      math.type math.ult next os.clock os.date os.difftime os.time pairs pcall print rawequal \
      rawget rawlen rawset select setmetatable string.byte string.char string.find string.format \
      string.gmatch string.gsub string.len string.lower string.match string.pack string.packsize \
      string.rep string.reverse string.sub string.unpack string.upper table.concat table.insert \
      table.move table.pack table.remove table.sort table.unpack tonumber tostring type \
      utf8.char utf8.charpattern utf8.codepoint utf8.codes utf8.len utf8.offset xpcall
      """
    let found = try #require(lua.evaluate(script).first?.stringValue)
    let (names, allowed) = (Set(found.split(separator: " ")), Set(expected.split(separator: " ")))
    #expect(names.subtracting(allowed).isEmpty)
    #expect(allowed.subtracting(names).isEmpty)
  }
}
