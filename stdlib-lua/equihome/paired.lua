--- Figures of runs with their standard errors, and differences of two runs on the same paths.
--
-- An expression names a metric and a statistic of it: "net_irr.mean", "tvpi.q0.05", "loss.var0.95",
-- "loss.cvar0.99"; a metric alone means its mean.
--
--     local paired = require "equihome.paired"
--     local change = paired.difference(before, after, "net_irr.q0.05")
--     print(change.value, change.se)

local paired = {}

-- Consecutive paths are put into so many batches where a statistic has no error of its own.
local batches = 20
local least_batch = 5

local statistics = { mean = true, sd = true, median = true, min = true, max = true }

---@class equihome.Expression
---@field metric string name of the metric
---@field statistic string "mean", "sd", "median", "min", "max", "q", "var" or "cvar"
---@field level number? of q, var and cvar

--- Takes an expression apart.
---@param text string for example "net_irr.q0.05"
---@return equihome.Expression
function paired.parse(text)
  local metric, rest = text:match("^([%w_]+)%.?(.*)$")
  if not metric then error(("'%s' is no expression such as net_irr.mean"):format(text), 2) end
  if rest == "" then return { metric = metric, statistic = "mean" } end
  if statistics[rest] then return { metric = metric, statistic = rest } end
  local word, digits = rest:match("^(%a+)([%d.]+)$")
  local level = tonumber(digits)
  if (word == "q" or word == "var" or word == "cvar") and level then
    -- var95 means 0.95, var99.5 means 0.995.
    if level > 1 then level = level / 100 end
    if level > 0 and level < 1 then
      return { metric = metric, statistic = word, level = level }
    end
  end
  error(("'%s': the statistic is one of mean, sd, median, min, max, qP, varL, cvarL"):format(text), 2)
end

---@param sample equihome.Sample
---@param expression equihome.Expression
---@return number? value
local function of_sample(sample, expression)
  local statistic, level = expression.statistic, expression.level
  if statistic == "q" then return sample:quantile(level) end
  if statistic == "var" then return sample:var(level) end
  if statistic == "cvar" then return sample:cvar(level) end
  return sample[statistic](sample)
end

-- The values on which a statistic is defined, without those that are not numbers.
local function defined(values) return values:where(values:eq(values)) end

-- A statistic of a part of the paths. Losses are taken from high to low, other metrics from low to high.
local function of_values(values, expression, is_loss)
  local statistic, level = expression.statistic, expression.level
  if #values < 2 then return nil end
  if statistic == "median" then return values:quantile(0.5) end
  if statistic == "q" then return values:quantile(level) end
  if statistic == "var" or statistic == "cvar" then
    local losses = (is_loss and values or -values):sorted()
    local bound = losses:quantile(level)
    if statistic == "var" then return bound end
    return losses:where(losses:ge(bound)):mean()
  end
  return values[statistic](values)
end

-- Whether the high values of a sample are the bad ones: its VaR is then its quantile.
local function loss_side(sample)
  local bound = sample:var(0.5)
  return bound == nil or bound == sample:quantile(0.5)
end

-- The spread of a statistic over batches of paths, as the standard error of the whole.
local function batch_error(columns, statistic)
  local count = #columns[1]
  local number = math.min(batches, count // least_batch)
  if number < 2 then return nil end
  local figures = {}
  for i = 1, number do
    local first, last = (i - 1) * count // number + 1, i * count // number
    local parts = {}
    for k, column in ipairs(columns) do parts[k] = column:slice(first, last) end
    figures[#figures + 1] = statistic(parts)
  end
  if #figures < 2 then return nil end
  local eq = require "equihome"
  return eq.vector(figures):sd() / math.sqrt(#figures)
end

---@class equihome.Figure
---@field value number? nil where it is defined on no path
---@field se number? standard error, nil where there are too few paths for one

--- A figure of a run. The error of a mean is sd/sqrt(n), others are measured over 20 batches of paths.
---@param run equihome.Run
---@param expression string for example "tvpi.q0.05"
---@return equihome.Figure
function paired.figure(run, expression)
  local parsed = paired.parse(expression)
  local sample = run[parsed.metric]
  local value = of_sample(sample, parsed)
  if parsed.statistic == "mean" then return { value = value, se = sample:se() } end
  if value == nil then return {} end
  local is_loss = loss_side(sample)
  local se = batch_error({ sample:values() }, function(parts)
    return of_values(defined(parts[1]), parsed, is_loss)
  end)
  return { value = value, se = se }
end

--- What changes from one run to another of the same seed and paths. Means are compared path by path; other
-- statistics as they are, with the spread of their difference over 20 batches of common paths as the error.
---@param before equihome.Run
---@param after equihome.Run
---@param expression string for example "net_irr.mean"
---@return equihome.Figure
function paired.difference(before, after, expression)
  if before.seed ~= after.seed or #before ~= #after then
    error("paired.difference: runs of one seed and one number of paths expected", 2)
  end
  local parsed = paired.parse(expression)
  local a, b = before[parsed.metric], after[parsed.metric]
  local x, y = a:values(), b:values()
  if parsed.statistic == "mean" then
    local change = defined(y - x)
    if #change == 0 then return {} end
    return { value = change:mean(), se = #change > 1 and change:sd() / math.sqrt(#change) or nil }
  end
  local old, new = of_sample(a, parsed), of_sample(b, parsed)
  if old == nil or new == nil then return {} end
  local is_loss = loss_side(a)
  local se = batch_error({ x, y }, function(parts)
    local first = of_values(defined(parts[1]), parsed, is_loss)
    local second = of_values(defined(parts[2]), parsed, is_loss)
    return first and second and second - first
  end)
  return { value = new - old, se = se }
end

return paired
