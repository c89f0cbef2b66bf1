extension ParameterRegistry {
  static let hookRows: [Parameter] = [
    Parameter(
      "hooks", "Hooks", .records(key: "name", minCount: 0), .none, .any, .hooks,
      example: [
        [
          "point": "metric", "name": "downside",
          "source": "return function(path) return math.max(0, 1 - path.tvpi) end",
        ]
      ], "Functions of the fund's own that step into every path; in the hash like all else."),
    Parameter(
      "hooks[].point", "Where it steps in",
      .choice(HookTerms.Point.allCases.map(\.rawValue)), .none, .any, .hooks, example: "waterfall",
      "What the function is called for; one function each, but for metrics and guardrails."),
    Parameter(
      "hooks[].name", "Hook name", .string(.optionalIdentifier), .name, .any, .hooks,
      example: "downside", "Name of a metric or guardrail; empty for every other point."),
    Parameter(
      "hooks[].source", "Hook source", .string(.source), .none, .any, .hooks,
      example: "return function(date) date:split { lp = 0.8, gp = 0.2 } end",
      "A Lua chunk that returns the function; what it needs stands in it as locals."),
  ]
}
