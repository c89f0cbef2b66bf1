-- US house prices 2006-2012 in a metropolitan area that did badly: the tenth worst of the 100 largest.
--
-- FHFA purchase-only index, not seasonally adjusted, Sacramento-Roseville-Folsom CA: peak 2005Q3 (258.58), trough
-- 2012Q1 (126.87), -50.9 %. All quarters of the episode; the months of a quarter grow at one rate.

local start = 25

return {
  name = "gfc-2008-severe",
  description = "US house prices 2005-2012 in the tenth worst of the 100 largest metros: -51 % in 78 months",
  source = "FHFA House Price Index, purchase-only, 100 largest metropolitan areas: Sacramento, not seasonally adjusted",
  date = "2005Q3 to 2012Q1",
  overlays = {
    { target = "appreciation", op = "set", value = 0, from_month = start, to_month = start + 77 },
    {
      target = "property_value", op = "multiply", from_month = start, every = 3,
      levels = {
        258.58, 257.45, 252.87, 251.23, 242.41, 233.67, 230.81, 227.94, 215.15, 196.33, 182.27, 168.25, 160.88, 151.71,
        145.55, 146.38, 146.73, 143.89, 142.28, 142.14, 140.47, 134.14, 128.19, 128.07, 128.02, 127.13, 126.87,
      },
    },
  },
}
