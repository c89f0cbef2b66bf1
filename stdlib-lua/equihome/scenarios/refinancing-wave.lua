-- The refinancing wave of 2001-2003.
--
-- Refinance loans in the United States: about 2.5 million in 2000 and more than 15 million in 2003, six times as
-- many. The thirty-year fixed rate fell from 8.52 % in May 2000 to 5.48 % in May 2003; its change is added to the
-- short rate. The year before the peak is assumed to have half of it.

return {
  name = "refinancing-wave",
  description = "Rates fall by 3 points in three years and homeowners refinance six times as often",
  source = "US Department of Housing and Urban Development, An Analysis of Mortgage Refinancing "
    .. "2001-2003 (November 2004); Freddie Mac, Primary Mortgage Market Survey, 30-year fixed rate",
  date = "2000-05 to 2003-12",
  overlays = {
    { target = "short_rate", op = "add", from_month = 13, every = 12, levels = { 0.08515, 0.07145, 0.06806, 0.05484 } },
    { target = "refinance_hazard", op = "multiply", value = 3, from_month = 25, to_month = 36 },
    { target = "refinance_hazard", op = "multiply", value = 6, from_month = 37, to_month = 48 },
  },
}
