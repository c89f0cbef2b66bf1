/// Scripts that try to hang the process, to use up its memory, to leave the sandbox or to crash it,
/// by name.
///
/// The two of hash collisions are left out: a single instruction of theirs takes minutes, which
/// stays open within one process; scripts of strangers run in a child with limits of the system.
let hostileScripts: [(name: String, source: String)] = [
  (
    "01_loop",
    #"""
    while true do end
    """#
  ),
  (
    "02_pcall_swallow",
    #"""
    while true do pcall(function() while true do end end) end
    """#
  ),
  (
    "03_coroutine_loop",
    #"""
    local co = coroutine.wrap(function() while true do end end)
    co()
    """#
  ),
  (
    "04_nested_coroutine_pcall",
    #"""
    local function f(n) return function() while true do if n > 0 then pcall(coroutine.wrap(f(n-1))) else while true do end end end end end
    f(20)()
    """#
  ),
  (
    "05_memory_string",
    #"""
    local s = "x" while true do s = s .. s end
    """#
  ),
  (
    "06_memory_tables",
    #"""
    local t = {} while true do t = {t, {}, {}} end
    """#
  ),
  (
    "07_rep_huge",
    #"""
    return #string.rep("x", 1 << 40)
    """#
  ),
  (
    "08_rep_empty",
    #"""
    return #string.rep("", 1 << 60)
    """#
  ),
  (
    "09_pattern_bomb",
    #"""
    return string.find(string.rep("a", 200), string.rep(".-", 30) .. "b")
    """#
  ),
  (
    "10_pattern_gsub",
    #"""
    return string.gsub(string.rep("a", 60000), ".-.-.-.-b", "")
    """#
  ),
  (
    "11_gmatch_bomb",
    #"""
    for _ in string.gmatch(string.rep("a", 60000), "a*a*a*a*b") do end
    """#
  ),
  (
    "12_table_move",
    #"""
    table.move({}, 1, 1 << 61, 2)
    """#
  ),
  (
    "13_table_insert_len",
    #"""
    table.insert(setmetatable({}, {__len = function() return 1 << 60 end}), 1, 1)
    """#
  ),
  (
    "14_table_sort_c",
    #"""
    table.sort(setmetatable({}, {__len = function() return (1 << 31) - 2 end}), rawequal)
    """#
  ),
  (
    "15_table_concat_c",
    #"""
    local t = setmetatable({}, {__index = function() return "" end})
    return #table.concat(t, "", 1, 1 << 60)
    """#
  ),
  (
    "16_gc_finalizer_loop",
    #"""
    setmetatable({}, {__gc = function() while true do end end})
    local t = {} for i = 1, 1e6 do t = {} end
    """#
  ),
  (
    "17_close_in_dead_coroutine",
    #"""
    local co = coroutine.wrap(function()
      local x <close> = setmetatable({}, {__close = function() while true do end end})
      while true do end
    end)
    co()
    """#
  ),
  (
    "18_xpcall_handler_loop",
    #"""
    xpcall(function() while true do end end, function() while true do end end)
    """#
  ),
  (
    "19_error_tostring_loop",
    #"""
    error(setmetatable({}, {__tostring = function() while true do end end}))
    """#
  ),
  (
    "20_bytecode",
    #"""
    local f, e = load("\27Lua\x54\x00\x19\x93\r\n\x1a\n\x04\x08\x08xxxxxxxxxxxxxxxxxxx", "b", "b")
    assert(f == nil, "bytecode accepted"); print(e)
    """#
  ),
  (
    "21_dump_mutate",
    #"""
    local d = string.dump(function() return 1 end)
    local f = load(d, "x", "b") print("dumped", f)
    """#
  ),
  (
    "22_string_metatable",
    #"""
    local mt = getmetatable("")
    mt.__index = function() return function() return "owned" end end
    print(("x"):upper())
    """#
  ),
  (
    "23_string_lib_overwrite",
    #"""
    string.upper = function() return "owned" end
    """#
  ),
  (
    "24_escape_io",
    #"""
    local g = _G
    print(io, os and os.execute, debug, package, require, dofile, loadfile, g.io)
    assert(not io and not debug and not require and not (os and os.execute), "escaped")
    """#
  ),
  (
    "25_userdata_confusion",
    #"""
    local get, sum = vec.get, vec.sum
    print(getmetatable(vec), pcall(get, {}, 1), pcall(sum, "x"), pcall(get, vec, 1 << 62), pcall(get, vec, -1))
    print(pcall(function() vec[1] = 5 end), vec[1001], vec[0], vec["__gc"], vec.__index)
    print(pcall(setmetatable, vec, {}))
    assert(getmetatable(vec) == false)
    """#
  ),
  (
    "26_native_memory",
    #"""
    local t = {} for i = 1, 1000 do t[i] = new_vec(1000000) end
    """#
  ),
  (
    "27_native_garbage",
    #"""
    for i = 1, 3000 do local v = new_vec(1000000) end
    """#
  ),
  (
    "28_coroutine_close_chain",
    #"""
    local prev
    for i = 1, 30000 do
      local p = prev
      local co = coroutine.create(function()
        local x <close> = setmetatable({}, {__close = function() if p then coroutine.close(p) end end})
        coroutine.yield()
      end)
      coroutine.resume(co) prev = co
    end
    coroutine.close(prev)
    """#
  ),
  (
    "29_deep_recursion",
    #"""
    local function f() return 1 + f() end
    print(pcall(f))
    local s = string.rep("(", 100000) print(load("return " .. s))
    local function g() return (string.gsub("x", "x", g)) end print(pcall(g))
    local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k .. "x"] end print(pcall(function() return t.x end))
    """#
  ),
  (
    "30_parser_bomb",
    #"""
    local t = {} for i = 1, 32000 do t[i] = "::a" .. i .. ":: f()" end
    local one = "do " .. table.concat(t, " ") .. " end "
    local src = one:rep(40)
    local t0 = os.clock()
    print(#src, load(src), os.clock() - t0)
    t0 = os.clock()
    print(#one, load(one), os.clock() - t0)
    """#
  ),
  (
    "31_print_flood",
    #"""
    while true do print(("x"):rep(1000)) end
    """#
  ),
  (
    "32_getobjname_recursion",
    #"""
    a = {_ENV = {}}; print(pcall(function() print(a._ENV.x + 1) end))
    local function mk(n) local s = "a" for i = 1, n do s = s .. "._ENV" end return s end
    print(load("local a = {} ; local _ENV = {_ENV = {}} ; return " .. "_ENV._ENV.x + 1"))
    print(pcall(load("local _ENV = {_ENV={}} ; local x = _ENV._ENV.y + 1")))
    """#
  ),
  (
    "33_weak_newindex_uaf",
    #"""
    local hog = {}
    pcall(function() for i = 1, 1e7 do hog[i] = ("x"):rep(1000) .. i end end)
    for k = 1, 2000 do
      pcall(function()
        local mt = setmetatable({__newindex={}}, {__mode='v'})
        local t = setmetatable({}, mt)
        for i = 1, 10 do t[i] = {} end
      end)
    end
    """#
  ),
  (
    "34_close_resist_main",
    #"""
    local function mk() return setmetatable({}, {__close = function() while true do end end}) end
    local a <close> = mk() local b <close> = mk() local c <close> = mk()
    while true do end
    """#
  ),
  (
    "35_host_getglobal",
    #"""
    setmetatable(_G, {__index = function(t, k) while true do end end})
    local x = undefined_name
    """#
  ),
  (
    "36_table_remove_len",
    #"""
    table.remove(setmetatable({}, {__len = function() return 1 << 60 end}), 1)
    """#
  ),
  (
    "37_unpack_flood",
    #"""
    local t = {} for i = 1, 250 do t[i] = i end
    while true do pcall(table.unpack, {}, 1, 1e6) end
    """#
  ),
  (
    "38_string_format",
    #"""
    print(pcall(string.format, "%99999d", 1), pcall(string.format, "%.99f", 1e308), pcall(string.rep, "x", 1e10), pcall(string.pack, ">I17", 1))
    while true do string.format("%s", ("x"):rep(1000000)) end
    """#
  ),
  (
    "39_yield_across",
    #"""
    local co = coroutine.wrap(function() table.sort({3,2,1}, function(a,b) coroutine.yield() end) end)
    print(pcall(co))
    local co2 = coroutine.wrap(function() string.gsub("abc", ".", function() coroutine.yield() end) end)
    print(pcall(co2))
    coroutine.wrap(function() pcall(function() native_fail() end) coroutine.yield() while true do end end)()
    """#
  ),
  (
    "40_error_in_error",
    #"""
    local function h(e) error(e) end
    print(xpcall(function() error("x") end, h))
    print(select('#', xpcall(error, print, nil)))
    local t = setmetatable({}, {__index = function() error({}) end, __gc = nil})
    print(pcall(function() return t.x end))
    """#
  ),
  (
    "41_weak_newindex_uaf2",
    #"""
    local hog, n = {}, 0
    pcall(function() while true do n = n + 1 hog[n] = ("x"):rep(200) .. n end end)
    for k = 1, 100000 do
      pcall(function()
        local mt = setmetatable({__newindex={}}, {__mode='v'})
        local t = setmetatable({}, mt)
        for i = 1, 40 do t[i] = 1 end
      end)
    end
    """#
  ),
]
