-- Recipes: ready-made analyses of a fund, those of the library and one of your own.
--
-- Run it:     equihome run examples/16-recipes.lua (in the folder that holds examples)
-- Look at:    the errors behind "±". Differences are taken path by path on common draws, so a change of a tenth of a
--             percent stands out though the mean itself is not known that well.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"

-- What is there, with its parameters: print(eq.recipes()), or equihome recipe list on the command line.
local list = eq.recipes()
for i = 1, 3 do print(list[i].name, list[i].description) end
print()

-- Options that are left out have the recipe's defaults; equihome recipe show exit_speed lists them.
local speed = eq.recipe "exit_speed" (fund, { speeds = { 0.5, 1, 2 }, paths = 500 })
print(speed)
print(("twice as fast: %+.2f%% ± %.2f%% net IRR"):format(100 * speed[3].change, 100 * speed[3].change_se))
print()

-- What a fund has to have, a recipe says.
local ok, problem = pcall(eq.recipe "sub_line_effect", fund, { paths = 200 })
assert(not ok)
print(problem)
print()

-- A recipe of your own is a file that returns a table; in ./recipes or a folder of EQUIHOME_PATH it is on the list:
--   EQUIHOME_PATH=examples/recipes equihome recipe run carry_split equihome-v2 --hurdles 0.02,0.05
-- Elsewhere its function can be called as it is, with all of its options.
local own = dofile "examples/recipes/carry_split.lua"
local split = own.run(fund, { hurdles = { 0.02, 0.05 }, paths = 200, seed = 42 })
print(split)
print("as CSV, for a spreadsheet:")
print((split:csv():gsub("\r", "")))

-- Try: eq.recipe "tornado" (fund, { metric = "loss.cvar95" }). Which input does the tail hang on, and is it the mean's?
