-- Writes one fund a hook, each the preset with one function, for scripts/bench-hooks.
--   equihome run scripts/hook-costs.lua --no-store --arg FOLDER
-- The functions do what a user's would: a european waterfall in full, a metric over all months, a
-- response of hazards to a slump. Line "name file" a fund.
local eq = require "equihome"

local folder = arg[1] or error("a folder to write to is missing", 0)

local base = eq.preset "equihome-v2"
local hurdle, carry = base.waterfall.hurdle_rate, base.waterfall.carry
local catch_up = base.waterfall.catch_up

local hooks = {
  waterfall = function(d)
    d:pay_until_irr("lp", hurdle)
    d:catch_up(catch_up, carry)
    d:split { lp = 1 - carry, gp = carry }
  end,
  exit_hazard = function(z)
    local index, sale = z.index, z.sale
    for month = 13, #index do
      if index[month] < index[month - 12] then sale[month] = 0.6 end
    end
  end,
  price_path = function(m)
    for zone = 1, #m.zones do
      local index = m:index(zone)
      for month = 25, m.horizon + 1 do index[month] = 0.95 * index[month] end
    end
  end,
  reinvest = function(r) return r.principal < r.net and r.principal or r.net end,
  trigger = function(t)
    if t.nav < 0.25 * t.outstanding then return "stop_purchases" end
  end,
  month = function(m)
    local peak = m.state.peak or 0
    if m.nav > peak then m.state.peak = m.nav end
  end,
  metric = {
    shortfall = function(p)
      local net, sum = p.net, 0
      for month = 1, #net do
        local flow = net[month]
        if flow < 0 then sum = sum - flow end
      end
      return sum / (1 + p.tvpi)
    end,
  },
}

local names = {}
for name in pairs(hooks) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do
  local fund = base:copy()
  fund.hooks[name] = hooks[name]
  local file = ("%s/%s.json"):format(folder, name)
  fund:write(file)
  print(name, file)
end
