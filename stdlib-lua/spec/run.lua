--- Runs the specs of the library in this program's own Lua, with busted (Debian: lua-busted).
--
--     equihome run stdlib-lua/spec/run.lua                     every spec
--     equihome run stdlib-lua/spec/run.lua --arg tornado       those whose file's name has the word
--
-- Ends with status 0 when all passed.

local folder = arg[0] or debug.getinfo(1, "S").source:match("^@(.*)/") or "."
local words = { table.unpack(arg) }

local found, runner = pcall(require, "busted.runner")
if not found then
  io.stderr:write("stdlib-lua/spec/run.lua: busted is not there (Debian: apt-get install lua-busted)\n")
  os.exit(1)
end

-- busted reads its command line from the global table.
arg = { [0] = "spec", "--output=TAP", "--pattern=" .. (words[1] or "") .. ".*_spec", folder }
runner { standalone = false }
