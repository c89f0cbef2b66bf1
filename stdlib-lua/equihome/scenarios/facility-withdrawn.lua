-- Lenders withdraw every credit line.
--
-- From January 2008 on, Countrywide (122,000 lines), Washington Mutual ($6 billion) and other lenders froze or cut
-- the home equity lines of borrowers who were current. Here the fund's own lenders do: limits are nil from month
-- 18 on.

return {
  name = "facility-withdrawn",
  description = "The limit of every facility is nil from month 18 on",
  source = "The Washington Post / Kiplinger, 'The Home-Equity Door Slams Shut', 6 July 2008; HousingWire, "
    .. "'WaMu Cuts $6 Billion in HELOCs'",
  date = "2008",
  overlays = {
    { target = "facility_limit", op = "multiply", value = 0, from_month = 18, to_month = 840 },
  },
}
