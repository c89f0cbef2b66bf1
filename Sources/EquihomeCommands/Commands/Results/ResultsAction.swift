/// What `equihome results` can do, one a word: `equihome results NAME …`.
struct ResultsAction: Sendable {
  let name: String
  /// What follows the name, for example `REF NAME...`.
  let operands: String
  let summary: String
  /// For its help page; may be empty.
  let details: String
  let options: [OptionSpec]
  /// How many words follow the name.
  let positionals: ClosedRange<Int>
  let run: @Sendable (Arguments, Console) throws -> ExitStatus

  /// All of them, in the order of the help page.
  static let all: [ResultsAction] = [
    .list, .show, .compare, .export, .tag, .remove, .collect,
  ]

  /// Options of every action.
  static let common = [
    OptionSpec("store", .text("FILE"), "the store, in place of EQUIHOME_STORE or the usual one")
  ]
}
