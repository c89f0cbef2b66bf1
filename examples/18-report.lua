-- What to hand over: a report that anybody can open, with the analyses that this fund needs.
--
-- Run it:     equihome run examples/18-report.lua (in the folder that holds examples)
-- Look at:    the two files it writes, in a browser and as text; in the report the stress table and its intervals.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"
local run = fund:run { paths = 1000, seed = 42, breakdown = true, keep = "flows" }

-- Analyses made by hand go into the report as they are; `plan = false` asks for no others.
local stress = eq.stress(fund, { eq.scenario "gfc-2008", eq.scenario "rate-shock" }, { paths = 500, seed = 42 })
local tornado = eq.sensitivity(fund, {
  vary = { ["fees.management.rate"] = { 0.01, 0.03 }, ["waterfall.hurdle_rate"] = 0.25, ["exits.sale_cost"] = 0.5 },
  metric = "net_irr.mean", paths = 500, seed = 42,
})

local folder = arg[1] or os.tmpname()
os.remove(folder)
local html, text = folder .. ".html", folder .. ".md"
run:report(html, { plan = false, stress = stress, sensitivity = tornado, title = "Equihome Fund, first look" })
run:report(text, { plan = false, stress = stress })

for _, file in ipairs { html, text } do
  local handle = assert(io.open(file))
  local content = handle:read "a"
  handle:close()
  print(("%s: %d kB"):format(file:match "%.(%w+)$", #content // 1024))
  if not arg[1] then os.remove(file) end
end

-- Try: --arg my-report keeps the files; without `plan = false` the standard plan adds a bridge, a sweep and a frontier.
