import FundModel
import FundResults

/// Every parameter with its value, its unit and where the value came from, and the functions of the
/// fund's own.
public func configurationView(_ source: VisualSource) -> VisualView {
  let document: ConfigDocument
  do {
    document =
      try source.config
      ?? ConfigDocument.parse(
        bytes: source.document.canonicalConfig, name: "configuration of the run")
  } catch {
    return VisualView(
      .configuration, title: "Configuration",
      [
        .text(
          VisualText(
            id: "configuration_missing", role: .error, title: "Configuration",
            "The configuration of the run cannot be read: \(error)"))
      ])
  }
  let knowsOrigins = source.config != nil
  let rows = document.leaves.filter { $0.parameter?.path != "hooks[].source" }.map { leaf in
    [
      VisualCell.text(leaf.path), .text(leaf.parameter?.label ?? ""),
      .text(valueText(leaf.value)),
      .text(leaf.parameter.map { $0.unit == .none ? "" : $0.unit.rawValue } ?? ""),
      .text(knowsOrigins ? leaf.origin.description : ""),
    ]
  }
  let table = VisualTable(
    id: "parameters", title: "Every parameter",
    note: "Rates are decimals per year, money is in \(source.document.terms.currency)."
      + (knowsOrigins ? "" : " Where values came from was not kept with this run."),
    columns: [
      .init("path", "Parameter"), .init("label", "Meaning"), .init("value", "Value"),
      .init("unit", "Unit"), .init("source", "Source"),
    ],
    rows: rows)
  let hooks = source.fund.hooks.enumerated().map { index, hook in
    VisualItem.text(
      VisualText(id: "hook_\(index + 1)", role: .code, title: hook.title, hook.source))
  }
  return VisualView(.configuration, title: "Configuration", [.table(table)], hooks)
}
