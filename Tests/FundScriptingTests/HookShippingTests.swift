import FundScripting
import Testing

/// How a function of a script becomes a chunk that stands on its own.
@Suite("Hooks: shipping a function")
struct HookShippingTests {
  /// The source that `fund.hooks.month` has after a script.
  private func source(_ text: String) throws -> String {
    try script(text + "\nprint(fund.hooks.month)").output
  }

  @Test("constants come first, by name, in a form that reads back")
  func constants() throws {
    let shipped = try source(
      #"""
      local z, rate, name, on, none = 1/3, 0.08, "a \"b\"\n", true, nil
      local grid = { 0.5, { x = 1, ["y z"] = 2 } }
      local max, m = math.max, math
      local v = eq.vector { 1, 0.1 }
      fund.hooks.month = function(d)
        return z, rate, name, on, none, grid, max, m, v
      end
      """#)
    #expect(
      shipped == #"""
        local grid = { 0.5, { x = 1, ["y z"] = 2 } }
        local m = math
        local max = math.max
        local name = "a \"b\"\n"
        local none = nil
        local on = true
        local rate = 0.08
        local v = { 1.0, 0.1 }
        local z = 0.3333333333333333
        return function(d)
          return z, rate, name, on, none, grid, max, m, v
        end


        """#)
  }

  @Test("the text is cut out whole, whatever words stand in strings and comments")
  func text() throws {
    let body = #"""
      function(d) -- end function( [[
        --[==[ end
        ]] end ]==]
        local s = "end \" function" .. 'if \' end' .. [[ do
      end ]] .. [==[ ]] end ]==] .. "\
      end"
        if d.month > 3 then
          for i = 1, 3 do while false do repeat local e = 0x1p-3 until true end end
        elseif s then goto out end
        ::out::
        local function inner(...) return function(...) return ... end end
        do local t = { f = function() end } end
      end
      """#
    #expect(
      try source("local x = 1\nfund.hooks.month = \(body) local y").contains("return \(body)"))
  }

  @Test("functions on one line are told apart by what they do")
  func oneLine() throws {
    let ran = try script(
      """
      local k = 2
      fund.hooks.metric = { a = function(p) return p.tvpi end, b = function(p) return k * p.dpi end }
      print(fund.hooks.metric.a, fund.hooks.metric.b)
      fund.hooks.month = (function() return function(d) d.state.x = 1 end end)()
      print(fund.hooks.month)
      """)
    #expect(ran.output.contains("return function(p) return p.tvpi end\n\tlocal k = 2\n"))
    #expect(ran.output.contains("return function(p) return k * p.dpi end\n"))
    #expect(ran.output.contains("return function(d) d.state.x = 1 end\n"))
  }

  @Test("functions travel along, those that call themselves too")
  func functions() throws {
    let shipped = try source(
      """
      local base = 2
      local function double(x) return base * x end
      local function fact(n) if n <= 1 then return 1 end return n * fact(n - 1) end
      local even, odd
      function even(n) return n == 0 or odd(n - 1) end
      function odd(n) return n ~= 0 and even(n - 1) end
      local library = {}
      function library:half(x) return x / base end
      local half = library.half
      fund.hooks.month = function(d)
        d.state.x = double(fact(3)) + (even(4) and 1 or 0) + half(nil, 8)
        assert(d.state.x == 17, d.state.x)
      end
      """)
    #expect(shipped.contains("double = function(x) return base * x end"))
    #expect(shipped.contains("function(self, x) return x / base end"))
    // It means the same where it arrives.
    let ran = try script(
      "local f = load([==[\(shipped)]==])()\nlocal d = { state = {} }\nf(d)\nprint(d.state.x)")
    #expect(ran.output == "17.0\n")
  }

  @Test("names that hide each other keep their meaning")
  func hiding() throws {
    let shipped = try source(
      """
      local k = 3
      local inner = function() return k end
      local function wrap() local k = inner; return function() return k() + 1 end end
      local k = wrap()
      fund.hooks.month = function(d) d.state.x = k() end
      """)
    let ran = try script(
      "local f = load([==[\(shipped)]==])()\nlocal d = { state = {} }\nf(d)\nprint(d.state.x)")
    #expect(ran.output == "4\n")
  }

  @Test("shipping what was shipped gives the same bytes, and the same hash")
  func idempotent() throws {
    _ = try script(
      """
      local a, t = 0.1, { 3, 2 }
      local function f(x) return x * a end
      fund.hooks.month = function(d)
        d.state.y = f(t[1])
      end
      local text, hash = fund.hooks.month, fund:hash()
      fund.hooks.month = text
      assert(fund.hooks.month == text and fund:hash() == hash)
      fund.hooks.month = load(text)()
      assert(fund.hooks.month == text and fund:hash() == hash, fund.hooks.month)
      fund.hooks.month = load(text, "=elsewhere") and text
      a = 0.2
      fund.hooks.month = function(d)
        d.state.y = f(t[1])
      end
      assert(fund:hash() ~= hash)
      """)
  }

  @Test(
    "what cannot travel is named, with its kind",
    arguments: [
      ("local x = fund", "'x' is a Fund and cannot travel"),
      ("local x = eq", "'x' is a table with a metatable and cannot travel"),
      ("local x = { print }", "'x' cannot travel into the workers: a function"),
      ("local x = {}; x.x = x", "the table contains itself"),
      ("local x = { [1.5] = 1 }", "table keys must be strings or integers"),
      ("local x = coroutine.create(print)", "'x' is a coroutine and cannot travel"),
      ("local x = coroutine.wrap(print)", "'x' is a function of the program"),
      ("local x = os.time", "'x' is os.time, which hooks do not have"),
      ("local x = math.random", "'x' is math.random, which hooks do not have"),
      ("local x = print", "'x' is print, which hooks do not have"),
    ])
  func errors(setup: String, problem: String) throws {
    let error = try failure("\(setup)\nfund.hooks.metric.a = function(p)\n  return x\nend")
    #expect(error.message.hasPrefix("hooks.metric.a: "), "\(error.message)")
    #expect(error.message.contains(problem), "\(error.message)")
    // Lua places an assignment where its right side ends.
    #expect(error.line == 5)
  }

  @Test(
    "what a hook may not do is refused where it is assigned",
    arguments: [
      ("local n = 0", "n = n + 1", "it assigns to 'n'"),
      ("local n = 0 local function f() n = n + 1 end", "f()", "it assigns to 'n'"),
      ("", "return hurdle", "there is no global 'hurdle'"),
      ("", "total = 1", "there is no global 'total'"),
      ("", "return maths.pi", "did you mean 'math'?"),
      ("", "print(1)", "there is no global 'print'"),
    ])
  func refusals(setup: String, body: String, problem: String) throws {
    let error = try failure("\(setup)\nfund.hooks.month = function(d) \(body) end")
    #expect(error.message.hasPrefix("hooks.month: "))
    #expect(error.message.contains(problem), "\(error.message)")
  }

  @Test(
    "a source is checked",
    arguments: [
      (#""return function(d) en""#, "syntax error"),
      ("'return 4'", "the source returns a number"),
      ("''", "the source returns nothing"),
      ("'while true do end'", "one call may take"),
      ("'local n = 0 return function(d) n = 1 end'", "it assigns to 'n'"),
      ("4", "expected a function, the source of one, or nil"),
      ("'return function(d) return x end'", "no global 'x'"),
    ])
  func sources(value: String, problem: String) throws {
    let error = try failure("fund.hooks.month = \(value)")
    #expect(error.message.hasPrefix("hooks.month: "))
    #expect(error.message.contains(problem), "\(error.message)")
  }

  @Test("a hook that does not exist is an error with the nearest")
  func names() throws {
    #expect(try failure("fund.hooks.waterfal = nil").message.contains("did you mean 'waterfall'?"))
    #expect(try failure("print(fund.hooks.metrics)").message.contains("did you mean 'metric'?"))
  }

  @Test("hooks are part of the configuration: JSON, hash, diff, why, with")
  func configuration() throws {
    let ran = try script(
      """
      local plain = fund:copy()
      fund.hooks.metric.gap = function(p) return p.tvpi - p.dpi end
      fund.hooks.month = function(m) end
      assert(fund:hash() ~= plain:hash())
      assert(fund:why("hooks[1].source") == "test.lua:3", fund:why "hooks[1].source")
      assert(fund:why("hooks[2].source") == "test.lua:4")
      assert(#fund:validate() == 0)
      assert(fund:json():find("return function(p) return p.tvpi - p.dpi end", 1, true))
      assert(#fund:diff(plain) > 0)
      local keys = {}
      for key, value in pairs(fund.hooks) do keys[#keys + 1] = key end
      assert(table.concat(keys, " ") == "month metric")
      local other = fund:with { hooks = { month = nil, trigger = function(t) end } }
      assert(other.hooks.month and other.hooks.trigger and not fund.hooks.trigger)
      fund.hooks.month = nil
      assert(fund.hooks.month == nil and fund.hooks.metric.gap)
      fund.hooks.metric = { other = function(p) return 1 end }
      assert(fund.hooks.metric.gap == nil and fund.hooks.metric.other)
      fund.hooks = other.hooks
      assert(fund.hooks.metric.gap and fund.hooks.trigger)
      fund.hooks = nil
      assert(fund:hash() == plain:hash())
      print(fund.hooks)
      """)
    #expect(ran.output == "no hooks\n")
  }
}
