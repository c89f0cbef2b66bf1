-- Interest rates 1979-1982.
--
-- Thirty-year fixed mortgage rate, monthly means: 10.39 % in January 1979, 12.88, 14.90 and 17.49 % in the
-- Januaries of 1980 to 1982, 13.25 % in January 1983. Its change since 1979 is added to the fund's short rate, on
-- straight lines between Januaries (the month of the peak, October 1981 with 18.45 %, is smoothed away). House
-- prices rose in those years in nominal terms, so none is changed.
-- A fund feels it through floating debt and through refinancing that follows rates; without either nothing changes.

return {
  name = "rates-1979-82",
  description = "Interest rates rise by 7.1 points in three years and fall by 4.2 in the fourth",
  source = "Freddie Mac, Primary Mortgage Market Survey, 30-year fixed rate, monthly means",
  date = "1979-01 to 1983-01",
  overlays = {
    {
      target = "short_rate", op = "add", from_month = 13, every = 12,
      levels = { 0.1039, 0.12878, 0.14904, 0.17485, 0.13248 },
    },
  },
}
