import FundModel
import FundResults

/// Stored runs as one JSON array, an entry a line; figures by name.
public func runListJSON(_ entries: [RunEntry]) -> String {
  guard !entries.isEmpty else { return "[]\n" }
  return "[\n" + entries.map { $0.value.jsonLine }.joined(separator: ",\n") + "\n]\n"
}

/// Stored runs as CSV: what they are, then net IRR, TVPI and their errors.
public func runListCSV(_ entries: [RunEntry]) -> String {
  let figures = ["net_irr.mean", "net_irr.se", "tvpi.mean", "tvpi.se", "probability_of_loss"]
  var csv = CSVWriter()
  csv.row(
    [
      "id", "created", "used", "name", "preset", "paths", "seed", "first_path", "engine_version",
      "config_hash", "seconds", "tags", "tripped", "stored_bytes",
    ] + figures)
  for entry in entries {
    let identity = entry.identity
    csv.row(
      [
        entry.id, entry.created, entry.used, entry.name, entry.preset ?? "", "\(identity.paths)",
        "\(identity.seed)", "\(identity.firstPath)", identity.engineVersion, identity.configHash,
        CSVWriter.number(entry.seconds), entry.tags.joined(separator: " "),
        entry.tripped.joined(separator: " "), "\(entry.storedBytes)",
      ] + figures.map { CSVWriter.number(entry.figures[$0]) })
  }
  return csv.text
}

extension RunEntry {
  fileprivate var value: ConfigValue {
    .record([
      ("id", .string(id)), ("name", .string(name)),
      ("preset", preset.map { .string($0) } ?? .null), ("created", .string(created)),
      ("used", .string(used)), ("tags", .list(tags.map { .string($0) })),
      ("paths", .int(identity.paths)), ("seed", .number(ConfigNumber(identity.seed))),
      ("first_path", .number(ConfigNumber(identity.firstPath))),
      ("fund_number", .int(identity.fundNumber)),
      ("engine_version", .string(identity.engineVersion)),
      ("config_hash", .string(identity.configHash)),
      ("data_hashes", .list(identity.dataHashes.map { .string($0) })),
      ("seconds", .double(seconds)), ("tripped", .list(tripped.map { .string($0) })),
      ("stored_bytes", .int(storedBytes)),
      ("pieces", .list(pieces.map { .string($0.name.description) })),
      ("figures", .record(figures.sorted { $0.key < $1.key }.map { ($0.key, .double($0.value)) })),
    ])
  }
}
