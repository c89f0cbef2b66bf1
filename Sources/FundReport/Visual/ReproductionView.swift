import FundModel
import FundResults

/// What it takes to make the run again to the bit: commands, versions, seed, data files and the whole
/// configuration.
public func reproductionView(_ source: VisualSource) -> VisualView {
  let manifest = source.document.manifest
  var items: [VisualItem] = [
    .text(
      VisualText(
        id: "reproduction", title: "How to make this run again",
        "Engine \(manifest.engineVersion) gives the same figures to the bit from the same "
          + "configuration, seed and paths, with any number of threads. Saved as fund.json, the "
          + "configuration below is all it takes"
          + (manifest.dataFiles.isEmpty ? "" : ", beside the data files listed here")
          + ": `equihome run fund.json`."
          + (manifest.firstPath > 0
            ? " Its paths are those from number \(manifest.firstPath) on." : "")))
  ]
  if !source.commands.isEmpty {
    items.append(
      .text(
        VisualText(
          id: "commands", role: .code, title: "Commands",
          source.commands.joined(separator: "\n"))))
  }
  items.append(identity(source))
  if manifest.dataFiles.isEmpty {
    items.append(VisualText.missing("data_files", "Data files", "The run reads no data files."))
  } else {
    items.append(
      .table(
        VisualTable(
          id: "data_files", title: "Data files", note: "SHA-256 of their bytes.",
          columns: [.init("path", "File"), .init("sha256", "SHA-256")],
          rows: manifest.dataFiles.map { [.text($0.path), .text($0.sha256)] })))
  }
  items.append(
    .text(
      VisualText(
        id: "config_json", role: .code, title: "Configuration as JSON",
        String(decoding: source.document.canonicalConfig, as: UTF8.self))))
  return VisualView(.reproduction, title: "Reproduction", items: items)
}

private func identity(_ source: VisualSource) -> VisualItem {
  let manifest = source.document.manifest
  var rows = [
    ("Fund", manifest.configName), ("Engine version", manifest.engineVersion),
    ("Configuration hash", manifest.configHash), ("Seed", "\(manifest.seed)"),
    ("Paths", "\(manifest.paths)"), ("First path", "\(manifest.firstPath)"),
    ("Kept", manifest.keep.rawValue),
    ("Schema version of results", "\(manifest.schemaVersion)"),
    ("Schema version of configurations", "\(ConfigDocument.schemaVersion)"),
    ("Schema version of this document", "\(VisualDocument.schemaVersion)"),
  ]
  if let preset = manifest.preset { rows.insert(("Based on", preset), at: 1) }
  if let created = manifest.created { rows.append(("Made at", created)) }
  return .table(
    VisualTable(
      id: "identity", title: "What identifies the run",
      columns: [.init("name", "What"), .init("value", "Value")],
      rows: rows.map { [.text($0.0), .text($0.1)] }))
}
