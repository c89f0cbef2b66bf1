import FundModel

extension GuardrailOutcome: Codable {
  enum CodingKeys: String, CodingKey { case guardrail, value, verdict, note }
  enum GuardrailKeys: String, CodingKey { case name, metric, op, limit, severity, when }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    guardrail = try members.decode(Guardrail.self, forKey: .guardrail)
    value = try members.decodeIfPresent(Double.self, forKey: .value)
    verdict = try members.decode(Verdict.self, forKey: .verdict)
    note = try members.decode(String.self, forKey: .note)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    var rule = members.nestedContainer(keyedBy: GuardrailKeys.self, forKey: .guardrail)
    try rule.encode(guardrail.name, forKey: .name)
    try rule.encode(guardrail.metric, forKey: .metric)
    try rule.encode(guardrail.op.rawValue, forKey: .op)
    try rule.encode(guardrail.limit, forKey: .limit)
    try rule.encode(guardrail.severity.rawValue, forKey: .severity)
    if let when = guardrail.when {
      var condition = rule.nestedContainer(keyedBy: GuardrailKeys.self, forKey: .when)
      try condition.encode(when.metric, forKey: .metric)
      try condition.encode(when.op.rawValue, forKey: .op)
      try condition.encode(when.limit, forKey: .limit)
    }
    try members.encodeFigure(value, forKey: .value)
    try members.encode(verdict, forKey: .verdict)
    try members.encode(note, forKey: .note)
  }
}
