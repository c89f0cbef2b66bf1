-- Homes turn out to be worth less than they were appraised at, as rating agencies assume.
--
-- Agencies that rate pools of home-equity agreements take foreclosure costs and a decline of home prices off
-- before they count on a value. The source names the stresses and no size; 10 % is our number. It comes off at
-- every exit: as a cost of sale and of refinancing, and from what a default recovers.

return {
  name = "valuation-haircut",
  description = "Every home brings 10 % less than its index value when the contract ends",
  source = "DBRS Morningstar, Rating and Monitoring U.S. Reverse Mortgage Securitizations, Appendix 3: Home Equity "
    .. "Investments (the stresses); the size is an assumption",
  date = "2023-07-17",
  overlays = {
    { target = "sale_cost", op = "add", value = 0.1, from_month = 0, to_month = 840 },
    { target = "recovery", op = "multiply", value = 0.9, from_month = 0, to_month = 840 },
  },
  shift = { ["exits.refinance_cost"] = 0.1 },
}
