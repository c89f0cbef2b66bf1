-- US house prices 2006-2012 in the metropolitan area that fell most.
--
-- FHFA purchase-only index, not seasonally adjusted, Las Vegas-Henderson NV: peak 2006Q2 (271.42), trough 2012Q1
-- (100.20), -63.1 %, the deepest of the 100 largest areas. All quarters; the months of a quarter grow at one rate.

local start = 25

return {
  name = "gfc-2008-worst",
  description = "US house prices 2006-2012 in the worst of the 100 largest metros, Las Vegas: -63 % in 69 months",
  source = "FHFA House Price Index, purchase-only, 100 largest metropolitan areas: Las Vegas, not seasonally adjusted",
  date = "2006Q2 to 2012Q1",
  overlays = {
    { target = "appreciation", op = "set", value = 0, from_month = start, to_month = start + 68 },
    {
      target = "property_value", op = "multiply", from_month = start, every = 3,
      levels = {
        271.42, 270.05, 265.82, 263.27, 257.06, 247.12, 231.6, 204.91, 183.82, 168.58, 146.3, 132.09, 125.75, 119.04,
        116.84, 117.14, 118.2, 113.92, 109.03, 106.33, 104.19, 102.42, 100.38, 100.2,
      },
    },
  },
}
