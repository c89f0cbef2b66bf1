-- Courts or a legislature treat every contract as a loan, and a usury law caps what it may yield.
--
-- In Olson v. Unison (9th Cir., 7 August 2025) a home-equity agreement was held to be a reverse mortgage under the
-- law of Washington. The general usury limit of that state is 12 % a year (RCW 19.52.020), which is the cap here;
-- laws for licensed lenders differ. The cap holds for all contracts from the start, as a recharacterisation would.

return {
  name = "cap-law",
  description = "All claims are recharacterised as debt and capped at 12 % a year, compounded",
  source = "Olson v. Unison Agreement Corp., 2025 WL 2254522 (9th Cir. 2025); Revised Code of Washington 19.52.020",
  date = "2025-08-07",
  set = { ["products[].cap.kind"] = "annual", ["products[].cap.rate"] = 0.12 },
}
