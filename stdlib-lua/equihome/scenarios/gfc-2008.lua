-- US house prices 2006-2012, the nation as a whole.
--
-- S&P Case-Shiller national index, seasonally adjusted: peak July 2006, trough February 2012, -27.4 %. The levels
-- below are those of July of each year and of the trough; months between two of them grow at one rate. The fund's
-- own trend is off meanwhile, so that the mean index follows history. Defaults follow prices as the fund says
-- (exits.default.equity_sensitivity); see gfc-2008-full for a wave of defaults and slow exits on top.

local start = 25 -- the month after the peak

return {
  name = "gfc-2008",
  description = "US house prices from the peak of 2006 to the trough of 2012: -27 % in 67 months",
  source = "S&P CoreLogic Case-Shiller U.S. National Home Price Index, seasonally adjusted",
  date = "2006-07 to 2012-02",
  overlays = {
    { target = "appreciation", op = "set", value = 0, from_month = start, to_month = start + 66 },
    {
      target = "property_value", op = "multiply", from_month = start, every = 12,
      levels = { 184.608, 180.994, 165.714, 150.749, 147.563, 142.341 },
    },
    { target = "property_value", op = "multiply", from_month = start + 60, every = 7, levels = { 142.341, 133.994 } },
  },
}
