-- luacheck stdlib-lua examples: the language of the scripts, and no globals of theirs.
std = "lua54"
max_line_length = 125
codes = true
exclude_files = { "stdlib-lua/library/equihome.lua" }
-- Specs are run by busted, which brings these.
files["stdlib-lua/spec/**/*.lua"] = { std = "lua54+busted" }
-- busted reads its command line from the global table.
files["stdlib-lua/spec/run.lua"] = { globals = { "arg" } }
