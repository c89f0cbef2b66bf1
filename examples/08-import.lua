-- An old config, suburbs and a list of homes.
--
-- Run it:     equihome run examples/08-import.lua (in the folder that holds examples)
-- Look at:    the values that were relied on though the old file does not have them, and the home without a zone.

local eq = require "equihome"

local data = "examples/data/"

local fund, report = eq.import_legacy(data .. "legacy-minimal.json")
local counts = {}
for _, row in pairs(report) do
  counts[row.kind] = (counts[row.kind] or 0) + 1
  if row.default then
    print(("relied on the old default: %s = %s"):format(row.old, row.value))
  end
end
print(("%d mapped, %d with another meaning"):format(counts.mapped, counts.changed))
print("hurdle", fund.waterfall.hurdle_rate, "size", fund.fund.size)

local homes = eq.classify(
  data .. "properties-synthetic.csv", data .. "suburbs-synthetic.csv", "green=30,orange=60,red=100")
print(homes)
for _, home in pairs(homes) do
  if not home.zone then
    print(("%s: no suburb '%s'; %s?"):format(home.id, home.suburb, home.suggestion or "none near"))
  end
end

-- Try:        another first limit in "green=30,…", and see homes move.
