import FundModel
import FundReport
import FundResults
import LuaRuntime

/// Analyses that a script hands to a report: objects by the name of what they are.
struct ReportAnalyses {
  var analyses = VisualSource.Analyses()
  /// What was given, or refused with `false`: a plan makes none of these.
  private(set) var settled: Set<String> = []

  static let names = ["bridge", "stress", "sensitivity", "sweep", "frontier"]

  init() {}

  /// - Throws: `LuaError` with everything that is wrong with the table.
  init(_ table: LuaTable) throws {
    var problems: [String] = []
    for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      if name == "missing" {
        for (view, reason) in value.tableValue?.fields ?? [:] {
          guard let view = Self.view(view), let reason = reason.stringValue else {
            problems.append("missing.\(view) is no reason of an analysis")
            continue
          }
          analyses.missing[view] = reason
        }
      } else if let problem = read(name, value) {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw LuaError(problems.joined(separator: "\n  ")) }
  }

  /// Takes one analysis; `false` says that there is to be none. Returns what is wrong with it.
  mutating func read(_ name: String, _ value: LuaValue) -> String? {
    if value.isNil { return nil }
    if case .bool(false) = value {
      settled.insert(name)
      return nil
    }
    let object: AnyObject? = if case .object(let object) = value { object } else { nil }
    let source = (object as? ScriptRecord)?.source
    switch name {
    case "bridge": analyses.bridge = source as? FundBridge ?? analyses.bridge
    case "sensitivity":
      analyses.sensitivity = source as? SensitivityResult ?? analyses.sensitivity
    case "frontier": analyses.frontier = source as? Frontier ?? analyses.frontier
    case "stress": analyses.stress = (object as? StressObject)?.test.report ?? analyses.stress
    case "sweep": analyses.sweep = (object as? SweepTableObject)?.table ?? analyses.sweep
    default:
      let near = EditDistance.nearest(name, in: Self.names).map { "; did you mean '\($0)'?" }
      return "there is no analysis '\(name)'" + (near ?? "; there are \(Self.list)")
    }
    guard holds(name) else {
      return
        "\(name): what \(Self.maker(name)) returns, or false, expected, got a \(value.typeName)"
    }
    settled.insert(name)
    return nil
  }

  private func holds(_ name: String) -> Bool {
    switch name {
    case "bridge": analyses.bridge != nil
    case "sensitivity": analyses.sensitivity != nil
    case "frontier": analyses.frontier != nil
    case "stress": analyses.stress != nil
    default: analyses.sweep != nil
    }
  }

  private static var list: String { names.joined(separator: ", ") }

  private static func maker(_ name: String) -> String {
    switch name {
    case "bridge": "fund:bridge"
    case "sweep": "sweep:run"
    default: "eq." + name
    }
  }

  private static func view(_ name: String) -> VisualView.Name? {
    name == "bridge" ? .performance : names.contains(name) ? VisualView.Name(rawValue: name) : nil
  }

  /// These, and of a plan's those that are not settled here.
  func completed(by plan: ReportAnalyses) -> VisualSource.Analyses {
    var all = plan.analyses
    if settled.contains("bridge") { all.bridge = analyses.bridge }
    if settled.contains("sensitivity") { all.sensitivity = analyses.sensitivity }
    if settled.contains("frontier") { all.frontier = analyses.frontier }
    if settled.contains("stress") { all.stress = analyses.stress }
    if settled.contains("sweep") { all.sweep = analyses.sweep }
    for name in settled { Self.view(name).map { all.missing[$0] = nil } }
    return all
  }
}
