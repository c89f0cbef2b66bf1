import FundEngine
import TestSupport

extension LivenessTable {
  /// What the sources of the rows below stand for.
  static let runtime = NativeRuntime([
    "idle": { hooks, terms in
      switch terms.point {
      case .metric: hooks.onMetrics.append((terms.name, { _ in 1 }))
      case .trigger: hooks.onTrigger = { _ in [] }
      default: hooks.onMonth = { _ in }
      }
    },
    "act": { hooks, terms in
      switch terms.point {
      case .trigger: hooks.onTrigger = { $0.month > 3 ? .stopPurchases : [] }
      default: hooks.onMonth = { _ in }
      }
    },
  ])

  private static func hook(_ point: String, _ source: String, name: String = "") -> String {
    #"hooks=[{"point": "\#(point)", "name": "\#(name)", "source": "\#(source)"}]"#
  }

  static let hooks: [LivenessRow] = [
    .init("hooks[].point", given: [hook("month", "act")], "hooks[1].point=trigger"),
    .init(
      "hooks[].name", given: [hook("metric", "idle", name: "downside")],
      "hooks[1].name=other_figure", effect: .text),
    .init("hooks[].source", given: [hook("trigger", "idle")], "hooks[1].source=act"),
  ]
}
