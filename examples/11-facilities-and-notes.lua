-- What borrowed money does to the LPs: one fund without debt, with a subscription line that bridges calls, with a
-- NAV line that adds loans, and with two classes of notes, on the same draws.
--
-- Run it:     equihome run examples/11-facilities-and-notes.lua
-- Look at:    the spread of net IRR, not its mean alone: borrowed money helps where loans earn more than it costs. The
--             table of notes says who bears the first loss, and what each class earns for it.

local eq = require "equihome"

local base = eq.preset "equihome-v2"
local paths = 1000

local function fixed(rate) return { kind = "fixed", rate = rate } end

local line = {
  name = "sub_line", kind = "subscription", limit = 0.2, advance_rate = 0.9,
  from_month = 0, maturity_month = 48, interest = fixed(0.06), undrawn_fee = 0.003, upfront_fee = 0.005,
  draw_policy = "bridge_calls", clean_down_months = 6, sweep = 0,
  covenants = {}, cure_months = 6, forced_sale_discount = 0.3,
}
local nav_line = {
  name = "nav_line", kind = "nav", limit = 0.4, advance_rate = 0.5,
  collateral = {
    { zone = "green", haircut = 0.1, concentration_limit = 0.7 },
    { zone = "orange", haircut = 0.25, concentration_limit = 0.4 },
  },
  concentration = "fixpoint", from_month = 12, maturity_month = 108,
  interest = { kind = "floating", margin = 0.0275, rate_floor = 0.01 },
  undrawn_fee = 0.005, upfront_fee = 0.01, draw_policy = "target_leverage", target = 0.25, sweep = 0.5,
  covenants = { { test = "max_ltv", limit = 0.3 } }, cure_months = 6, forced_sale_discount = 0.3,
}
local notes = {
  structure = "sequential", payment_frequency = "quarterly",
  principal_from_month = 60, redemption_month = 114, reserve_share = 0.03,
  classes = {
    { name = "a", share = 0.25, coupon = fixed(0.055), pik = false, oc_trigger = 1.5, ic_trigger = 0 },
    { name = "b", share = 0.10, coupon = fixed(0.08), pik = true, oc_trigger = 1.2, ic_trigger = 0 },
  },
}

local funds = {
  { "no debt", base },
  { "subscription line", base:with { facilities = { line } } },
  { "NAV line", base:with { facilities = { nav_line } } },
  { "notes", base:with { notes = notes } },
}
print(("%-18s %18s %8s %8s %10s"):format("", "net IRR ± SE", "5 %", "95 %", "breaches"))
local noted
for _, fund in ipairs(funds) do
  local run = fund[2]:run { paths = paths, seed = 42, fail_on = "never" }
  print(("%-18s %9.2f %% ± %.2f %% %6.2f %% %6.2f %% %9.3f"):format(
    fund[1], 100 * run.net_irr:mean(), 100 * run.net_irr:se(), 100 * run.net_irr:quantile(0.05),
    100 * run.net_irr:quantile(0.95), run.covenant_breaches:mean()))
  noted = run
end
print(noted.notes)
-- Try: a lower max_ltv on the NAV line. How often does the lender sell loans (run.accelerations)?
