-- A wave of defaults for two years, whatever prices do.
--
-- Repossessions in the United Kingdom rose from under 16,000 in 1989 to 75,540 in 1991: 4.7 times.

return {
  name = "default-wave",
  description = "Defaults are 4.7 times as frequent for two years",
  source = "The Guardian, 5 December 2007, and The Telegraph, 'Last crash put 1.5m owners in trouble' "
    .. "(Council of Mortgage Lenders)",
  date = "1989 to 1991",
  overlays = {
    { target = "default_hazard", op = "multiply", value = 4.7, from_month = 25, to_month = 48 },
  },
}
