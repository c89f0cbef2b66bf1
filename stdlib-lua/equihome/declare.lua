--- Parameters that many recipes declare, worded the same everywhere.
--
--     local declare = require "equihome.declare"
--     parameters = { declare.metric(), declare.paths(2000), declare.seed() }

local declare = {}

---@param default integer?
---@return equihome.RecipeParameter
function declare.paths(default)
  return {
    name = "paths", type = "integer", default = default or 2000, min = 20, max = 10000000, unit = "count",
    description = "paths of each run",
  }
end

---@param default integer?
---@return equihome.RecipeParameter
function declare.seed(default)
  return {
    name = "seed", type = "integer", default = default or 42, min = 0,
    description = "seed of all runs: one, so that differences are taken path by path",
  }
end

---@param default string?
---@param description string?
---@return equihome.RecipeParameter
function declare.metric(default, description)
  return {
    name = "metric", type = "metric", default = default or "net_irr.mean",
    description = description or "the figure looked at: metric.mean, .sd, .median, .qP, .varL or .cvarL",
  }
end

return declare
