extension ParameterRegistry {
  private static let active = Activation.when("notes.structure", "sequential", "pro_rata")

  static let noteRows: [Parameter] =
    [
      Parameter(
        "notes.structure", "Notes", .choice(Notes.Structure.allCases.map(\.rawValue)), .none, .any,
        .notes, example: "sequential",
        "Whether the fund issues notes, and how their principal is repaid."),
      Parameter(
        "notes.payment_frequency", "Note payments", .choice(Frequency.allCases.map(\.rawValue)),
        .none, .any, .notes, example: "quarterly", presence: .whileActive, active: active,
        "How often coupons and principal are paid."),
      Parameter(
        "notes.principal_from_month", "Principal from", .integer, .months, .closed(0, 1000),
        .notes, example: 60, presence: .whileActive, active: active,
        "First month in which free cash repays principal."),
      Parameter(
        "notes.redemption_month", "Redemption", .integer, .months, .closed(1, 1000), .notes,
        example: 120, presence: .whileActive, active: active,
        "Month from which all balances are due."),
      Parameter(
        "notes.reserve_share", "Note reserve", .number, .share, .from(0, below: 1), .notes,
        example: 0.03, presence: .whileActive, active: active,
        "Reserve account as a share of the balances of all classes."),
      Parameter(
        "notes.classes", "Classes", .records(key: "name", minCount: 1), .none, .any, .notes,
        example: [
          [
            "name": "a", "share": 0.3, "coupon": ["kind": "fixed", "rate": 0.06], "pik": false,
            "oc_trigger": 1.5, "ic_trigger": 0,
          ]
        ], presence: .whileActive, active: active, "Classes of notes, senior first."),
      Parameter(
        "notes.classes[].name", "Class", .string(.identifier), .name, .any, .notes, example: "a",
        "Name in results."),
      Parameter(
        "notes.classes[].share", "Face value", .number, .share, .above(0, to: 10), .notes,
        example: 0.3, "As a share of fund.size."),
    ] + interestRows("notes.classes[].coupon", .notes)
    + [
      Parameter(
        "notes.classes[].pik", "Payment in kind", .boolean, .none, .any, .notes, example: true,
        "Whether a coupon that cannot be paid is added to the balance; else it stays due."),
      Parameter(
        "notes.classes[].oc_trigger", "OC trigger", .number, .multiple, .closed(0, 100), .notes,
        example: 1.3,
        "Least assets over balances up to this class; below it cash repays senior principal. 0: no test."
      ),
      Parameter(
        "notes.classes[].ic_trigger", "IC trigger", .number, .multiple, .closed(0, 100), .notes,
        example: 1.1,
        "Least income over coupons up to this class; below it cash repays senior principal. 0: no test."
      ),
    ]
}
