--- Changes of a fund by path, where a star stands for every record of a list.
--
--     local vary = require "equihome.vary"
--     local bolder = vary.scaled(fund, "zones.*.ltv.mean", 1.1)

local vary = {}

--- The paths that a pattern stands for: of "zones.*.ltv.mean" one for each zone.
---@param fund equihome.Fund
---@param pattern string
---@return string[]
function vary.paths(fund, pattern)
  local head, tail = pattern:match("^(.-)%.%*%.(.+)$")
  if not head then return { pattern } end
  local list = {}
  for i = 1, #fund[head] do
    for _, path in ipairs(vary.paths(fund, ("%s[%d].%s"):format(head, i, tail))) do
      list[#list + 1] = path
    end
  end
  return list
end

--- The number at a path, of a pattern the mean over what it stands for; nil where there is none.
---@param fund equihome.Fund
---@param pattern string
---@return number?
function vary.number(fund, pattern)
  local sum, count = 0, 0
  for _, path in ipairs(vary.paths(fund, pattern)) do
    local value = fund[path]
    if math.type(value) then
      sum, count = sum + value, count + 1
    end
  end
  if count == 0 then return nil end
  return sum / count
end

-- A value within the bounds of its parameter: just inside of an open one.
local function bounded(path, value)
  local about = require("equihome").describe(path)
  local range = about.range or ""
  local room = 1e-9 * math.max(1, math.abs(value))
  if about.min and value <= about.min then
    value = about.min + ((range:find("(", 1, true) or range:find("above", 1, true)) and room or 0)
  end
  if about.max and value >= about.max then
    value = about.max - ((range:find(")", 1, true) or range:find("below", 1, true)) and room or 0)
  end
  if about.type == "integer" then value = math.tointeger(math.floor(value + 0.5)) end
  return value
end

---@param fund equihome.Fund
---@param pattern string
---@param change fun(value: number): number
---@return equihome.Fund
local function changed(fund, pattern, change)
  local changes, found = {}, false
  for _, path in ipairs(vary.paths(fund, pattern)) do
    local value = fund[path]
    if math.type(value) then
      changes[path], found = bounded(path, change(value)), true
    end
  end
  if not found then error(("the fund has no number at %s"):format(pattern), 3) end
  return fund:with(changes)
end

--- A copy with the numbers of a pattern times a factor, kept in their ranges.
---@param fund equihome.Fund
---@param pattern string
---@param factor number
---@return equihome.Fund
function vary.scaled(fund, pattern, factor)
  return changed(fund, pattern, function(value) return value * factor end)
end

--- A copy with an amount added to the numbers of a pattern, kept in their ranges.
---@param fund equihome.Fund
---@param pattern string
---@param amount number
---@return equihome.Fund
function vary.shifted(fund, pattern, amount)
  return changed(fund, pattern, function(value) return value + amount end)
end

--- A copy with overlays behind those that the fund has.
---@param fund equihome.Fund
---@param overlays table[] records of market.overlays
---@return equihome.Fund
function vary.overlaid(fund, overlays)
  local all = fund.market.overlays:table() or {}
  for _, overlay in ipairs(overlays) do all[#all + 1] = overlay end
  return fund:with { ["market.overlays"] = all }
end

return vary
