-- Japan after 1991: a long slide instead of a crash.
--
-- Property prices fell for 13 years in a row, to less than half of their peak in the nationwide average. The
-- source gives no yearly figures, so the half is spread evenly over 168 months. The figure is of land; homes hold
-- some value that land does not, so this is the severe side.

local start = 13

return {
  name = "japan-1991-2005",
  description = "Japanese property prices 1991-2005: -50 % in 14 years, without a pause",
  source = "OECD Observer, 'Lost property' (2005), after the OECD survey of Japan and the Japan Real Estate Institute",
  date = "1991 to 2005",
  overlays = {
    { target = "appreciation", op = "set", value = 0, from_month = start, to_month = start + 167 },
    { target = "property_value", op = "multiply", from_month = start, every = 84, levels = { 100, 70.7107, 50 } },
  },
}
