import FundReport
import FundResults
import FundService

extension ResultsAction {
  static let tag = ResultsAction(
    name: "tag", operands: "REF NAME...", summary: "Give a run names, or take them off",
    details: "",
    options: [OptionSpec("remove", .text("NAME"), "take this name off", repeats: true)],
    positionals: 1...Int.max
  ) { arguments, console in
    let names = Array(arguments.positionals.dropFirst())
    let removed = arguments.texts("remove")
    guard !names.isEmpty || !removed.isEmpty else {
      throw UsageError("equihome results tag: which name?", command: "results")
    }
    if let both = names.first(where: removed.contains) {
      throw UsageError("\(both) is to be given and to be taken off", command: "results")
    }
    let store = try arguments.store()
    let entry = try RunReference.resolve(arguments.positionals[0], in: store)
    if let absent = removed.first(where: { !entry.tags.contains($0) }) {
      throw RunStoreError(
        .notFound,
        "run \(entry.id) has no tag \(absent)"
          + (entry.tags.isEmpty ? "" : "; it has " + entry.tags.joined(separator: ", ")))
    }
    console.write(runListLine(try store.tag(id: entry.id, add: names, remove: removed)) + "\n")
    return .ok
  }

  static let remove = ResultsAction(
    name: "rm", operands: "REF...", summary: "Remove runs; it does not ask",
    details: "All references are looked up before the first run goes.",
    options: [], positionals: 1...Int.max
  ) { arguments, console in
    let store = try arguments.store()
    var entries: [RunEntry] = []
    for reference in arguments.positionals {
      let entry = try RunReference.resolve(reference, in: store)
      if !entries.contains(where: { $0.id == entry.id }) { entries.append(entry) }
    }
    let removed = try store.remove(ids: entries.map(\.id))
    for entry in entries { console.write("removed \(runListLine(entry))\n") }
    if removed < entries.count {
      console.note("\(entries.count - removed) of them had gone already")
    }
    return .ok
  }
}
