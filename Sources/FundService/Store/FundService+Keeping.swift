import FundModel
import FundMonteCarlo
import FundResults

extension FundService {
  /// Runs a prepared fund, or reads the run from the store, and keeps what was run.
  ///
  /// A stored run of the same identity that has the pieces that are asked for is the answer; one that
  /// lacks some is run again, and they are added. A run with checks always runs. What the store fails at
  /// is told in the notes, and loses no result; one that it has and cannot read is replaced.
  /// - Throws: as `run`; with `rerun`, `ServiceError` with code `.defect` that names the first figure
  ///   that is another than the stored one.
  public static func run(
    _ prepared: PreparedRun, keeping use: StoreUse?, control: RunControl = RunControl()
  ) throws -> KeptRun {
    guard let use else { return KeptRun(result: try run(prepared, control: control)) }
    let shelf = RunShelf(use: use, prepared: prepared, id: try prepared.identity.id)
    var found = shelf.look()
    if !use.rerun, !prepared.options.checks, found.isWhole, let entry = found.entry,
      let result = found.result
    {
      let kept = shelf.touch(entry)
      return KeptRun(
        result: result, entry: kept.entry, isAnswer: true, notes: found.notes + kept.notes)
    }
    let result = try run(prepared, control: control)
    if use.rerun, let stored = found.result {
      try RunAgreement.check(result, against: stored, id: shelf.id)
    }
    let kept = shelf.keep(result, beside: found)
    found.notes += kept.notes
    return KeptRun(result: result, entry: kept.entry, notes: found.notes)
  }

  /// A finished run put into a store, with its configuration.
  ///
  /// - Throws: `RunStoreError` and errors of writing: nothing is kept then. With code `.tooLarge` for a run
  ///   whose pieces this machine's memory does not hold beside it. With code `.conflict` when a run
  ///   of the same identity and other figures is there: pieces of two runs must not be mixed.
  @discardableResult
  public static func keep(
    _ result: RunResult, config: ConfigDocument?, in use: StoreUse
  ) throws -> RunEntry {
    guard RunMemory.holdsPieces(of: result) else {
      throw RunStoreError(
        .tooLarge,
        "\(result.samples.paths) paths take more than a third of this machine's memory")
    }
    let entry = try RunArchive.entry(of: result, at: use.now, tags: use.tags)
    if let old = try use.store.entry(id: entry.id),
      let figure = Set(entry.figures.keys).union(old.figures.keys).sorted().first(where: {
        entry.figures[$0]?.bitPattern != old.figures[$0]?.bitPattern
      })
    {
      throw RunStoreError(
        .conflict,
        "\(figure) is not the one that is stored as \(old.id); a run with --rerun says where they part, "
          + "equihome results rm \(old.id) removes the stored one")
    }
    return try use.store.save(entry, parts: RunArchive.parts(of: result, config: config))
  }

  /// A stored run with all its pieces; nothing is run.
  ///
  /// - Throws: `RunStoreError` when there is no such run, several, or it is damaged; `RunArchive.Problem`
  ///   when another version of the program wrote it.
  public static func stored(
    _ reference: String, in store: any RunStore
  ) throws -> StoredRun {
    try stored(RunReference.resolve(reference, in: store), in: store)
  }

  /// The run of an entry, with all its pieces.
  ///
  /// - Throws: as by reference.
  public static func stored(_ entry: RunEntry, in store: any RunStore) throws -> StoredRun {
    StoredRun(
      entry: entry, result: try RunArchive.result { try store.part($0, of: entry.id) },
      config: try RunArchive.config { try store.part($0, of: entry.id) })
  }
}

/// The place of one run in a store. What the store fails at becomes a note.
private struct RunShelf {
  /// What the store has of the run.
  struct Found {
    var entry: RunEntry?
    /// As the asker would have run it; nil when nobody needs it, or it cannot be read.
    var result: RunResult?
    /// Whether it has all that is asked for.
    var isWhole = false
    var isUnreadable = false
    var notes: [String] = []
  }

  let use: StoreUse
  let prepared: PreparedRun
  let id: String

  func look() -> Found {
    var found = Found()
    do {
      found.entry = try use.store.entry(id: id)
    } catch {
      found.notes.append("the store was not asked: \(error)")
    }
    guard let entry = found.entry else { return found }
    found.isWhole = prepared.neededPieces.allSatisfy(entry.holds)
    // What is held against a new run may have fewer pieces.
    guard found.isWhole || use.rerun else { return found }
    do {
      found.result = try read()
    } catch let error as RunStoreError where error.code != .damaged {
      found.notes.append("the store was not asked: \(error)")
    } catch {
      found.isUnreadable = true
      found.notes.append("the stored run \(id) cannot be read and is made anew: \(error)")
    }
    return found
  }

  /// The stored run under the asker's own name, with what this run would have kept.
  private func read() throws -> RunResult {
    let refused = prepared.refusedPieces
    var result = try RunArchive.result { name in
      refused.contains(name) ? nil : try use.store.part(name, of: id)
    }
    let config = prepared.config
    result.manifest.configName = config.fund.name
    result.manifest.preset = try prepared.document.value(at: "based_on")?.stringValue
    result.manifest.keep = config.simulation.keep
    result.manifest.dataFiles = prepared.data.files
    result.config = config
    result.canonicalConfig = Array(prepared.document.canonicalJSON.utf8)
    return result
  }

  /// Notes that the run was asked for.
  func touch(_ entry: RunEntry) -> (entry: RunEntry, notes: [String]) {
    do {
      try use.store.touch(id: id, at: use.now)
      var entry = entry
      entry.used = use.now
      guard !use.tags.isEmpty else { return (entry, []) }
      return (try use.store.tag(id: id, add: use.tags, remove: []), [])
    } catch {
      let what = use.tags.isEmpty ? "that the run was asked for" : "the tags"
      return (entry, ["the store did not take \(what): \(error)"])
    }
  }

  /// Keeps a run; the stored one that cannot be read makes room for it.
  func keep(_ result: RunResult, beside found: Found) -> (entry: RunEntry?, notes: [String]) {
    do {
      var use = use
      if found.isUnreadable, let old = found.entry {
        use.tags += old.tags
        _ = try use.store.remove(ids: [old.id])
      }
      return (try FundService.keep(result, config: prepared.document, in: use), [])
    } catch {
      return (nil, ["the run was not kept: \(error)"])
    }
  }
}

extension RunStoreError.Code {
  /// Another run is there under the same identity.
  public static let conflict = RunStoreError.Code("conflict")
  /// A run whose pieces the memory does not hold.
  public static let tooLarge = RunStoreError.Code("too_large")
}
