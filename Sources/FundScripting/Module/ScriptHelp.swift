import Foundation
import FundModel
import LuaRuntime

/// Texts of `help`.
enum ScriptHelp {
  static let overview = """
    eq.preset "equihome-v2"   a complete fund; eq.presets() lists the others
    fund.waterfall.hurdle_rate = 0.09   checked at once; fund:why "waterfall.hurdle_rate"
    fund:run { paths = 10000, seed = 42 }   a run; print it
    run.net_irr:mean(), run.tvpi:quantile(0.05), run.loss:cvar(0.99)
    eq.params "hurdle"   parameters that mention a word; help "fund.size" explains one
    help "fund", help "run", help "sample", help "eq", help "metrics"   what there is to call
    """

  /// A page about what a text names: an object's kind, a function, a metric, a parameter.
  ///
  /// - Throws: `LuaError` when nothing is known by that name.
  static func page(_ topic: String) throws -> String {
    if let page = try exactPage(topic) { return page }
    do {
      return try ParameterPage.record(topic).description
    } catch let error as ConfigError {
      let rows = ParameterRegistry.standard.search(topic)
      guard !rows.isEmpty else {
        throw LuaError("nothing is known about '\(topic)': \(error.message)")
      }
      return "parameters that mention '\(topic)':\n" + parameters(rows)
    }
  }

  /// The page of something by its very name; nil when there is none.
  static func exactPage(_ topic: String) throws -> String? {
    switch topic.lowercased() {
    case "", "help": return overview
    case "eq", "equihome": return listing("eq")
    case "fund": return listing("Fund") + "\n  sections: " + sections
    case "run":
      return listing("Run")
        + "\n  members: every metric, loss, flows, paths, config, seed, hash, id, tags"
    case "sample": return listing("Sample")
    case "sweep": return listing("Sweep") + "\n" + listing("SweepTable")
    case "scenario":
      return listing("Scenario")
        + "\n  a + b composes, 0.5 * a scales; members: name, description, source, date, overlays, "
        + "set, scale, shift"
    case "stress": return listing("Stress") + "\n  stress[1] or stress[name] is a row"
    case "results", "stored_run":
      return lines(ScriptReference.all.filter { ["results", "result"].contains($0.name) })
        + "\n" + listing("StoredRun")
        + "\n  members: id, name, preset, created, used, paths, seed, seconds, tags, tripped, figures"
    case "manager":
      return listing("Manager")
        + "\n  a run of it has metrics as samples, yearly, team, house_carry, funds, json(), csv()"
    case "metrics": return metrics(Metric.allCases)
    default: break
    }
    let name = topic.split { ".:".contains($0) }.last.map(String.init) ?? topic
    let isPath = (try? ParameterRegistry.standard.describe(topic)) != nil
    let found = isPath ? [] : ScriptReference.all.filter { $0.name == name }
    if !found.isEmpty { return lines(found) }
    if let metric = Metric.named(topic) { return metrics([metric]) }
    return isPath ? try ParameterPage.record(topic).description : nil
  }

  static func parameters(_ rows: [Parameter]) -> String {
    let width = rows.map(\.path.count).max() ?? 0
    return rows.map {
      "  " + $0.path.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.label
    }.joined(separator: "\n")
  }

  private static var sections: String {
    ConfigDocument(root: ConfigNode(.object(ConfigObject()))).sections.joined(separator: ", ")
  }

  private static func listing(_ owner: String) -> String {
    lines(ScriptReference.all.filter { $0.owner == owner })
  }

  private static func lines(_ rows: [ScriptReference]) -> String {
    let width = min(50, rows.map(\.call.count).max() ?? 0)
    return rows.map { row in
      let call = row.call
      let padding = String(repeating: " ", count: max(2, width + 2 - call.count))
      return "  " + call + padding + row.summary
    }.joined(separator: "\n")
  }

  private static func metrics(_ metrics: [Metric]) -> String {
    let width = metrics.map(\.name.count).max() ?? 0
    return metrics.map { metric in
      let description = metric.description
      return "  " + metric.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        + "\(description.label) [\(description.unit.rawValue)]: \(description.meaning)"
    }.joined(separator: "\n")
  }
}
