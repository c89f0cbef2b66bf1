import FundModel

/// Vectors and matrices, and the shapes of what functions take and give.
enum StubValues {
  struct Method {
    let name: String
    let summary: String
    let parameters: [String]
    let result: String

    init(_ name: String, _ parameters: [String], _ result: String, _ summary: String) {
      self.name = name
      self.summary = summary
      self.parameters = parameters
      self.result = result
    }
  }

  struct Kind {
    let fields: [String]
    let methods: [Method]
  }

  private static let vectorType = "equihome.Vector"
  private static let other = ["other equihome.Vector|number"]

  static let vector = Kind(
    fields: ["@field [integer] number from 1", "@operator len: integer"]
      + ["add", "sub", "mul", "div"].map {
        "@operator \($0)(equihome.Vector|number): equihome.Vector"
      } + ["@operator unm: equihome.Vector"],
    methods: [
      .init("sum", [], "number", "Sum of the elements."),
      .init("mean", [], "number", "Mean; an error without elements."),
      .init("sd", [], "number", "Standard deviation, divisor n - 1."),
      .init("min", [], "number", "Least element; nan where there is one."),
      .init("max", [], "number", "Largest element; nan where there is one."),
      .init(
        "quantile", ["p number from 0 to 1"], "number", "Linear between order statistics (type 7)."),
      .init("dot", ["other equihome.Vector"], "number", "Sum of the products."),
      .init("copy", [], vectorType, "A copy."),
      .init("slice", ["first integer", "last? integer"], vectorType, "Elements first to last."),
      .init("sorted", [], vectorType, "From low to high."),
      .init("cumsum", [], vectorType, "Sums from the first element on."),
      .init("map", ["f fun(x: number): number"], vectorType, "A function of each element."),
      .init("where", ["mask equihome.Vector"], vectorType, "Elements where the mask is not 0."),
      .init("any", [], "boolean", "Whether any element is not 0."),
      .init("all", [], "boolean", "Whether no element is 0."),
      .init("count", [], "integer", "Elements that are not 0."),
    ]
      + [
        ("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="), ("eq", "=="), ("ne", "~="),
      ].map { .init($0, other, vectorType, "1 where element \($1) other, else 0.") }
      + [
        .init("get", ["i integer"], "number", "The i-th element, from 1."),
        .init("table", [], "number[]", "The elements as a plain table."),
      ])

  static let matrix = Kind(
    fields: ["@field [integer] equihome.Vector a row, no copy", "@operator len: integer"],
    methods: [
      .init("column", ["i integer from 1"], vectorType, "A copy of a column."),
      .init("row", ["i integer from 1"], vectorType, "A row, no copy."),
      .init("get", ["row integer", "column integer"], "number", "One element, from 1."),
      .init("rows", [], "integer", "Number of rows."),
      .init("columns", [], "integer", "Number of columns."),
      .init("dims", [], "integer rows, integer columns", "Rows and columns."),
    ])

  /// Shapes that functions take and give.
  static var record: [String] {
    [
      "---Something to read and to print: named members, a list, or both.",
      "---@class equihome.Record : userdata", "---@field [string] any", "---@field [integer] any",
      "---@operator len: integer", "",
    ] + shape("Flows", FlowItem.allCases.map { ($0.name, vectorType) })
      + shape(
        "KeptFlows",
        ["net", "contributions", "distributions"].map { ($0, "equihome.Matrix") })
      + shape(
        "RunOptions",
        [
          ("paths?", "integer in place of simulation.paths"),
          ("seed?", "integer in place of simulation.seed"),
          ("threads?", "integer all cores unless given; changes no result"),
          ("keep?", "\"metrics\"|\"flows\""),
          ("check?", "boolean holds every path to the invariants"),
          ("fail_on?", "\"error\"|\"warning\"|\"never\""),
          ("breakdown?", "boolean keeps what zones(), attribution() and the like read"),
          ("store?", "boolean fund:run: false neither keeps the run nor looks for it"),
          ("tags?", "string[] fund:run: names of the kept run"),
          ("rerun?", "boolean fund:run: runs even if the run was kept, and compares the two"),
        ])
      + shape(
        "ReportOptions",
        [
          ("plan?", "string|false a plan of analyses, or a Lua file of yours; \"standard\""),
          ("options?", "table<string, any> of the plan"),
          ("title?", "string in place of the fund's name"),
          ("format?", "\"html\"|\"markdown\"|\"json\" by the file's name unless given"),
          ("bridge?", "any what fund:bridge gave, or false for none"),
          ("stress?", "any what eq.stress gave, or false"),
          ("sensitivity?", "any what eq.sensitivity gave, or false"),
          ("sweep?", "any the table of a sweep, or false"),
          ("frontier?", "any what eq.frontier gave, or false"),
        ])
      + shape(
        "ParameterPage",
        [
          ("path", "string"), ("label", "string?"), ("description", "string?"), ("type", "string?"),
          ("unit", "string?"), ("range", "string?"), ("min", "number?"), ("max", "number?"),
          ("presence", "string?"), ("group", "string?"), ("model", "string?"), ("example", "any"),
          ("value", "any"), ("origin", "string?"), ("children", "string[]"),
        ])
      + shape(
        "Issue",
        [("severity", "\"error\"|\"warning\"")]
          + ["path", "message"].map { ($0, "string") }
          + ["value", "expected", "unit", "suggestion", "origin"].map { ($0, "string?") })
      + shape(
        "Guardrail",
        [
          ("name", "string"), ("metric", "string"), ("value", "number?"), ("op", "string"),
          ("limit", "number"), ("severity", "string"), ("verdict", "string"), ("note", "string"),
        ])
      + shape(
        "Difference",
        ["left", "left_se", "right", "right_se", "difference", "se", "low", "high"].map {
          ($0, "number?")
        } + [("paired", "boolean"), ("pairs", "integer?")])
      + shape(
        "CompareOptions",
        [
          ("metrics", "string[]?"), ("level", "number?"), ("joint", "boolean?"),
          ("labels", "string[]?"),
        ])
      + shape(
        "Solution",
        [
          ("value", "number"), ("low", "number?"), ("high", "number?"), ("se", "number?"),
          ("level", "number"), ("achieved", "number"), ("achieved_se", "number?"),
          ("slope", "number?"), ("target", "number"), ("objective", "string"), ("vary", "string"),
          ("evaluations", "equihome.Record"), ("notes", "string[]"), ("json", "string"),
        ])
      + shape(
        "Path",
        [
          ("number", "integer"), ("horizon", "integer"), ("metrics", "equihome.Record"),
          ("months", "equihome.Record"), ("ledger", "equihome.Record"), ("net", vectorType),
          ("gross", vectorType), ("market", "equihome.Record"), ("index", "equihome.Record"),
          ("climate", vectorType), ("loans", "equihome.Record"), ("events", "equihome.Record"),
          ("explain", "fun(metric: string): equihome.Record"),
        ])
  }

  static func shape(_ name: String, _ fields: [(String, String)]) -> [String] {
    ["---@class equihome.\(name)"] + fields.map { "---@field \($0.0) \($0.1)" } + [""]
  }
}
