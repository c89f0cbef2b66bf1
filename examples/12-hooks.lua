-- Functions of your own inside of every path: a waterfall, a brake on purchases, figures and a guardrail. They run
-- on all cores, are part of the config's hash, and are written into its JSON.
--
-- Run it:     equihome run examples/12-hooks.lua
-- Look at:    what the second split costs the LPs in good paths alone (the 95 % column), and on how many paths
--             the brake was pulled. The last lines are the waterfall as it travels: its constants, then the function.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"
local paths = 1000

-- Constants come from around the function. A hook cannot change them: what a path notes goes into `.state`.
local hurdle, carry = fund.waterfall.hurdle_rate, fund.waterfall.carry
local good_rate, good_carry = 0.10, 0.30

local own = fund:copy()
own.waterfall.structure = "european"
own.hooks.waterfall = function(d)
  d:return_capital()
  d:pay_preferred()
  d:catch_up(0.5, carry)                              -- half of each dollar until the GP has its share
  d:pay_until_irr("lp", good_rate, 1 - carry)         -- 80/20 until the LPs have 10 %
  d:split { lp = 1 - good_carry, gp = good_carry }    -- 70/30 beyond
end

-- Asked each month before purchases: no new loans while the last twelve months have more than 18 defaults.
own.hooks.trigger = function(t)
  local defaults, first = 0, math.max(1, t.month - 11)
  for month = first, t.month do defaults = defaults + t.flows.defaults[month] end
  if defaults > 18 then
    t.state.braked = (t.state.braked or 0) + 1
    return "stop_purchases"
  end
end

own.hooks.metric = {
  braked = function(p) return p.state.braked or 0 end,
  downside = function(p) return math.max(0, hurdle - p.net_irr) end,
}
own.hooks.guardrail.shortfall = function(r)
  local mean = r:figure "downside.mean"
  return mean < 0.05, mean
end

local plain = fund:run { paths = paths, seed = 42, fail_on = "never" }
local run = own:run { paths = paths, seed = 42, fail_on = "never" }

print(("%-12s %10s %8s %8s %12s"):format("", "net IRR", "5 %", "95 %", "carry"))
for _, row in ipairs { { "as it was", plain }, { "own hooks", run } } do
  local irr = row[2].net_irr
  print(("%-12s %9.2f%% %7.2f%% %7.2f%% %11.2fM"):format(
    row[1], 100 * irr:mean(), 100 * irr:quantile(0.05), 100 * irr:quantile(0.95), row[2].carry:mean() / 1e6))
end
print(("paths with the brake pulled: %.1f %%"):format(100 * run.braked:prob(">", 0)))
print(run.downside)
print(run:guardrails())
print(own.hooks.waterfall)
-- Try: a hook that loops (while true do end), then one that assigns to `carry`: both are stopped, and named.
