import LuaRuntime
import Testing

/// The functions that can be stopped against the stock ones of liblua, on random input.
@Suite struct DifferentialTests {
  @Test func tableFunctionsAgree() throws {
    let stock = try LuaState(profile: .trusted)
    let own = try LuaState(profile: .sandbox)
    let script = """
      local seed = ...
      local function R(a, b) -- one generator for both: math.random differs in its seed
        seed = (seed * 1103515245 + 12345) % 2147483648
        return a + seed // 65536 % (b - a + 1)
      end
      local out = {}
      for i = 1, 300 do
        local n, a = R(0, 40), {}
        for j = 1, n do a[j] = R(1, 30) end
        local cmp = R(0, 1) == 1 and function(x, y) return x > y end or nil
        table.sort(a, cmp)
        out[#out + 1] = table.concat(a, ",")
        table.insert(a, R(1, n + 1), 99)
        table.insert(a, 7)
        out[#out + 1] = tostring(table.remove(a, R(1, n + 2))) .. tostring(table.remove(a))
        table.move(a, R(1, 10), R(1, 20), R(1, 20))
        for j = 1, 45 do out[#out + 1] = tostring(a[j]) end
        out[#out + 1] = select("#", table.unpack(a, 1, R(0, 9)))
        local t = {}
        for j = 1, R(0, 12) do
          local k = R(1, 4)
          if k == 1 then t[R(1, 10)] = j elseif k == 2 then t[-R(1, 5)] = j
          elseif k == 3 then t["k" .. R(1, 9)] = j else t[R(1, 9) + 0.5] = j end
        end
        local keys = {}
        for k, v in pairs(t) do keys[#keys + 1] = tostring(k) .. "=" .. tostring(v) end
        table.sort(keys)
        out[#out + 1] = table.concat(keys, " ")
      end
      for _, f in ipairs { function() table.insert({}, 5, 1) end, function() table.insert({}) end,
        function() table.remove({ 1 }, 5) end, function() table.concat({ {} }) end,
        function() table.unpack({}, 1, 1e8) end, function() return table.remove({}) end } do
        out[#out + 1] = tostring((pcall(f)))
      end
      return table.concat(out, ";")
      """
    for seed in 1...10 {
      #expect(
        try own.load(script).call([.int(seed)]) == stock.load(script).call([.int(seed)]),
        "seed \(seed)")
    }
  }

  @Test func patternsAgree() throws {
    let lua = try LuaState(profile: .trusted)
    let script = #"""
      math.randomseed(12345)
      local own = string
      local stock = assert(package.loadlib("liblua5.4.so.0", "luaopen_string"))("string")
      assert(own.find ~= stock.find)
      local R = math.random
      local atoms = {"a","b","c",".","%a","%d","%w","%s","[abc]","[^a]","[a-c]","%%","%.","[%w_]","[]]","[^]]","%f[a]","%f[%w]","%b()","x","()","-"}
      local quant = {"","","","*","+","-","?"}
      local function pat()
        local t, depth, open = {}, 0, 0
        if R() < .15 then t[#t+1] = "^" end
        for i = 1, R(1, 6) do
          local r = R()
          if r < .15 then t[#t+1] = "("; open = open + 1
          elseif r < .3 and open > 0 then t[#t+1] = ")"; open = open - 1
          elseif r < .34 then t[#t+1] = "%" .. R(1, 3)
          else t[#t+1] = atoms[R(#atoms)] .. quant[R(#quant)] end
        end
        for i = 1, open do t[#t+1] = ")" end
        if R() < .1 then t[#t+1] = "$" end
        if R() < .02 then t[#t+1] = ({"%","[","(",")","[%"})[R(5)] end
        return table.concat(t)
      end
      local chars = {"a","b","c","x","1","2"," ","(",")",".","-","%","]","_","\0","A"}
      local function subj() local t = {} for i = 1, R(0, 14) do t[i] = chars[R(#chars)] end return table.concat(t) end
      local function same(a, b)
        if a.n ~= b.n then return false end
        for i = 1, a.n do if a[i] ~= b[i] then return false end end
        return true
      end
      local reps = {"<%0>", "%1", "z", "%%", "", function(x) return R() < 2 and (x == "a" and false or tostring(x)) end, {a = "A", b = false}}
      local N, bad, failed = 40000, {}, 0
      local function all(gmatch)
        return function(s, p)
          local r = {}
          for a, b, c in gmatch(s, p) do
            r[#r + 1] = tostring(a) .. "|" .. tostring(b) .. "|" .. tostring(c)
          end
          return table.concat(r, ";")
        end
      end
      for i = 1, N do
        local s, p = subj(), pat()
        local init = R() < .3 and R(-3, 16) or nil
        local k, f, g, args = R(5)
        if k == 1 then f, g, args = stock.find, own.find, { s, p, init, R() < .1 }
        elseif k == 2 then f, g, args = stock.match, own.match, { s, p, init }
        elseif k == 3 then
          f, g, args = stock.gsub, own.gsub, { s, p, reps[R(#reps)], R() < .2 and R(0, 3) or nil }
        elseif k == 4 then f, g, args = stock.rep, own.rep, { s, R(-1, 5), R() < .5 and p or nil }
        else f, g, args = all(stock.gmatch), all(own.gmatch), { s, p } end
        local a = table.pack(pcall(f, table.unpack(args, 1, 4)))
        local b = table.pack(pcall(g, table.unpack(args, 1, 4)))
        if a[1] ~= b[1] or (a[1] and not same(a, b)) then
          bad[#bad + 1] = ("%d %q %q %s"):format(k, s, p, tostring(init))
        end
        if not a[1] then failed = failed + 1 end
      end
      return table.concat(bad, "\n", 1, math.min(#bad, 10)), failed > 100 and failed < N / 2
      """#
    // No case differs; some patterns are malformed, for both.
    #expect(try lua.evaluate(script) == ["", true])
  }
}
