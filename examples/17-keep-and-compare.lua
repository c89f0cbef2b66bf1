-- Kept runs: what was run before is read and not run again, found by tag, date or figure, and compared.
--
-- Run it:     equihome run examples/17-keep-and-compare.lua, twice: the second time nothing is simulated
-- Look at:    the two ids, which are the same on every machine: a run is called by what it is a function of.

local eq = require "equihome"

local base = eq.preset "equihome-v2"
local patient = base:with { ["fund.term_years"] = base.fund.term_years + 2 }

-- Tags are names that a run keeps; a run that is there already gets them too.
local options = { paths = 1000, seed = 42, tags = { "course-17" } }
local a = base:run(options)
local b = patient:run(options)
print("ids: " .. a.id .. " and " .. b.id)
a:save "course-17-base"

-- The list is the newest first; what it holds are entries, with figures but without paths.
for _, kept in ipairs(eq.results { tag = "course-17", where = "net_irr.mean > 0" }) do
  print(kept)
  print(("  median TVPI %.3f, loss on %.1f%% of paths"):format(
    kept.figures["tvpi.q0.5"], 100 * kept.figures.probability_of_loss))
end
print()

-- A stored run is a run: samples, tables, single paths. Only what it did not keep is missing.
local stored = eq.result "course-17-base"
assert(stored:json() == a:json())
print(stored:worst("net_irr", 3))
print()

-- Both runs have the seed 42, so their paths meet the same markets and the difference is known better than the means.
print(stored:compare(b))

-- On the command line: equihome results list --tag course-17, equihome results show course-17-base.
-- What is not needed any more goes: equihome results gc --older-than 30d --keep-tagged.

-- Try: run the patient fund with keep = "flows". Why does that run, and what does the run after it do?
