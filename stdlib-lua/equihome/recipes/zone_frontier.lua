--- Splits over the zones from least risk to largest mean, one row a point.
--
-- The fund's own split stands first, for comparison. Means and risks are of the metric over the paths of one run by
-- zone; eq.frontier says more, and checks points by running the whole fund.

local eq = require "equihome"
local declare = require "equihome.declare"

---@class equihome.recipes.zone_frontier.Options
---@field method string
---@field points integer
---@field most number
---@field paths integer
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.zone_frontier.Options
---@return equihome.Table
local function run(fund, opts)
  if #fund.zones < 2 then
    error("recipe zone_frontier: the fund has one zone; there is nothing to split", 2)
  end
  local most = {}
  for i = 1, #fund.zones do most[fund.zones[i].name] = opts.most end
  local frontier = eq.frontier(fund, {
    method = opts.method, points = opts.points, max = most, paths = opts.paths, seed = opts.seed, fail_on = "never",
  })
  local columns, rows = { { name = "point", label = "point" } }, {}
  for i = 1, #fund.zones do
    columns[#columns + 1] = { name = fund.zones[i].name, label = fund.zones[i].name, unit = "share" }
  end
  local unit = "rate"
  for _, column in ipairs {
    { name = "mean", label = "mean", unit = unit, se = "mean_se" },
    { name = "risk", label = "risk", unit = unit, se = "risk_se" },
    { name = "sharpe", label = "Sharpe", unit = "ratio", rank = 1 },
  } do
    columns[#columns + 1] = column
  end
  local function add(name, point)
    local row = {
      point = name, mean = point.mean, mean_se = point.mean_se, risk = point.risk, risk_se = point.risk_se,
      sharpe = point.sharpe,
    }
    for i = 1, #fund.zones do
      local zone = fund.zones[i].name
      row[zone] = point.weights[zone]
    end
    rows[#rows + 1] = row
  end
  for i = 1, #frontier do add(("%d"):format(i), frontier[i]) end
  add("minimum risk", frontier.minimum_risk)
  if frontier.tangency then add("tangency", frontier.tangency) end
  return eq.table {
    title = ("Splits over the zones (%s of %s)"):format(opts.method, frontier.metric),
    columns = columns,
    rows = rows,
    figures = { minimum_risk = frontier.minimum_risk.risk, tangency = frontier.tangency and frontier.tangency.sharpe },
  }
end

return {
  name = "zone_frontier",
  description = "splits over the zones from least risk to largest mean",
  parameters = {
    {
      name = "method", type = "text", default = "mean_variance", choices = { "mean_variance", "mean_cvar", "simplex" },
      description = "what risk is, and how it is made least",
    },
    {
      name = "points", type = "integer", default = 6, min = 2, max = 200, unit = "count",
      description = "points from least risk to largest mean",
    },
    {
      name = "most", type = "number", default = 1, min = 0.01, max = 1, unit = "share",
      description = "largest share of any zone",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "zone_frontier" (fund, { points = 5, paths = 1000 }))]],
}
