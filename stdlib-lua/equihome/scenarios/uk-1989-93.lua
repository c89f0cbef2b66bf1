-- The United Kingdom 1989-1993.
--
-- Nominal prices fell 20 % in three and a half years and transactions 56 %; base rate rose from 7.375 % (May 1988)
-- to 14.875 % (October 1989). Repossessions rose from under 16,000 (1989) to 75,540 (1991), 4.7 times. Only these
-- figures are used: between them prices fall at one rate and rates rise on a straight line; how long base rate
-- stays at its top (12 months here) is simplified.

local start = 25

return {
  name = "uk-1989-93",
  description = "UK: prices -20 % in 42 months, half the sales, repossessions times five, base rate +7.5 points",
  source = "builtplace.com, Housing downturns: 1989-95 (prices, sales, base rate); The Guardian, 5 December 2007, and "
    .. "The Telegraph, 'Last crash put 1.5m owners in trouble' (repossessions, Council of Mortgage Lenders)",
  date = "1988-05 to 1993",
  overlays = {
    { target = "appreciation", op = "set", value = 0, from_month = start, to_month = start + 41 },
    { target = "property_value", op = "multiply", from_month = start, every = 42, levels = { 100, 80 } },
    { target = "sale_hazard", op = "multiply", value = 0.44, from_month = start, to_month = start + 41 },
    { target = "default_hazard", op = "multiply", value = 4.7, from_month = start + 12, to_month = start + 35 },
    { target = "short_rate", op = "add", from_month = start - 17, every = 17, levels = { 0.07375, 0.14875 } },
    { target = "short_rate", op = "add", value = 0.075, from_month = start, to_month = start + 11 },
  },
}
