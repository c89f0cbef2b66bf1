--- Funds that specs of recipes need.

local eq = require "equihome"

local support = {}

--- Few paths; those given on the command line go before them.
support.few = { paths = 24, seed = 7 }

function support.fund(changes) return eq.preset("equihome-v2", changes) end

local function fixed(rate) return { kind = "fixed", rate = rate } end

function support.subscription_line()
  return {
    name = "sub_line", kind = "subscription", limit = 0.2, advance_rate = 0.9, from_month = 0, maturity_month = 48,
    interest = fixed(0.06), undrawn_fee = 0.003, upfront_fee = 0.005, draw_policy = "bridge_calls",
    clean_down_months = 6, sweep = 0, covenants = {}, cure_months = 6, forced_sale_discount = 0.3,
  }
end

function support.nav_line()
  return {
    name = "nav_line", kind = "nav", limit = 0.4, advance_rate = 0.5,
    collateral = {
      { zone = "green", haircut = 0.1, concentration_limit = 0.7 },
      { zone = "orange", haircut = 0.25, concentration_limit = 0.4 },
    },
    concentration = "fixpoint", from_month = 12, maturity_month = 108, interest = fixed(0.06),
    undrawn_fee = 0.005, upfront_fee = 0.01, draw_policy = "target_leverage", target = 0.25, sweep = 0.5,
    covenants = {}, cure_months = 6, forced_sale_discount = 0.3,
  }
end

function support.notes()
  return {
    structure = "sequential", payment_frequency = "quarterly", principal_from_month = 60, redemption_month = 114,
    reserve_share = 0.03,
    classes = {
      { name = "a", share = 0.25, coupon = fixed(0.055), pik = false, oc_trigger = 1.5, ic_trigger = 0 },
      { name = "b", share = 0.1, coupon = fixed(0.08), pik = true, oc_trigger = 1.2, ic_trigger = 0 },
    },
  }
end

--- Options of a spec with those of few paths under them.
function support.options(options)
  local all = {}
  for _, source in ipairs { support.few, options or {} } do
    for name, value in pairs(source) do all[name] = value end
  end
  return all
end

--- The message of a call that has to fail.
function support.problem(f, ...)
  local ok, problem = pcall(f, ...)
  assert(not ok, "an error was expected")
  return tostring(problem)
end

return support
