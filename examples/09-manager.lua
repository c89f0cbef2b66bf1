-- A management company: what two funds of one manager bring to the house, and whether it lives on fees or on carry.
--
-- Run it:     equihome run examples/09-manager.lua
-- Look at:    the margin by year (the second fund pays for the years in which the first one shrinks), and the 5 %
--             column of the carry: it is the part of the income that cannot be counted on.

local eq = require "equihome"

-- Funds are presets, files, or funds made here. Each has a number of its own: the market is common, the loans are not.
local first = eq.preset("equihome-v2", { ["waterfall.hurdle_rate"] = 0.03 })
local second = first:with { ["fund.size"] = 150e6 }

local always = { from_year = 1, to_year = 100 }
local function item(fields)
  for name, value in pairs(always) do fields[name] = fields[name] or value end
  return fields
end

local function house(start_of_second)
  return eq.manager {
    schema_version = 1,
    company = { name = "House", currency = "USD", opening_cash = 1e6, aum_basis = "committed" },
    funds = {
      { name = "one", config = first, changes = {}, fund_number = 0, start_year = 1, market = "common", fee_share = 1,
        carry_share = 1 },
      { name = "two", config = second, changes = {}, fund_number = 1, start_year = start_of_second, market = "common",
        fee_share = 1, carry_share = 1 },
    },
    income = {},
    staff = {
      item { role = "partner", head_count = 3, scaling = "fixed", salary = 350e3, growth = 0.03 },
      item { role = "analyst", head_count = 2, scaling = "per_fund", salary = 140e3, growth = 0.03 },
    },
    costs = {
      item { name = "office", scaling = "per_head", annual = 20e3, growth = 0.03 },
      item { name = "charges", scaling = "share_of_payroll", rate = 0.15 },
    },
    tax = { rate = 0.25, loss_carry_forward = true },
    reserve = { months = 6 },
    dividends = { of = "profit", share = 0.8 },
    carry_team = { item { name = "founder", share = 0.4, vesting_years = 4 } },
    analytics = { discount_rate = 0.12, quantiles = { 0.05, 0.5, 0.95 } },
    simulation = { paths = 1000, seed = 42 },
  }
end

local run = house(4):run { paths = 400 }
print(run)

-- Members are samples: mean, quantiles, probabilities.
print(("carry: %.2f M on average, nothing on %.0f %% of paths"):format(
  run.carry:mean() / 1e6, 100 * run.carry:prob("<=", 0)))

for _, start in ipairs { 1, 4, 8 } do
  local other = house(start):run { paths = 400 }
  print(("second fund in year %d: NPV %.1f ± %.2f M, funding needed on %.0f %% of paths"):format(
    start, other.npv:mean() / 1e6, other.npv:se() / 1e6, 100 * other.funding_needed:mean()))
end

-- Try: market = "own" for the second fund: the carries diversify; or dividends = { of = "cash", share = 1 }.
