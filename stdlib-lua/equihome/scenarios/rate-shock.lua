-- The rate shock of 2021-2023.
--
-- Thirty-year fixed mortgage rate: 2.68 % in December 2020, 3.10 % in December 2021, 6.36 % in December 2022, 7.62
-- % in October 2023. Its change is added to the fund's short rate and stays. Sales of existing homes fell 18.7 %
-- in 2023 to 4.09 million, the fewest since 1995: owners with low rates stayed. Refinancing is assumed to halve.

return {
  name = "rate-shock",
  description = "Interest rates rise by 4.9 points in 34 months and stay; fewer homes are sold or refinanced",
  source = "Freddie Mac, Primary Mortgage Market Survey, 30-year fixed rate; National Association of Realtors by "
    .. "Associated Press, 19 January 2024 (sales); the factor on refinancing is an assumption",
  date = "2020-12 to 2023-10",
  overlays = {
    { target = "short_rate", op = "add", from_month = 13, every = 12, levels = { 0.02684, 0.03098, 0.06364 } },
    { target = "short_rate", op = "add", from_month = 37, every = 10, levels = { 0.06364, 0.0762 } },
    { target = "short_rate", op = "add", value = 0.0368, from_month = 37, to_month = 840 },
    { target = "short_rate", op = "add", value = 0.01256, from_month = 47, to_month = 840 },
    { target = "sale_hazard", op = "multiply", value = 0.81, from_month = 25, to_month = 60 },
    { target = "refinance_hazard", op = "multiply", value = 0.5, from_month = 25, to_month = 60 },
  },
}
