import FundReport
import FundResults
import FundService

extension Command {
  /// Options of everything that keeps what it runs.
  static let storeOptions = [
    OptionSpec(
      "store", .text("FILE"), "keep the run there, in place of EQUIHOME_STORE or the usual store"),
    OptionSpec("no-store", .none, "neither keep the run nor look whether it was kept"),
    OptionSpec("tag", .text("NAME"), "give the kept run a name", repeats: true),
    OptionSpec("rerun", .none, "run even if the run was kept, and compare the two"),
  ]
}

extension Arguments {
  /// The store that runs are kept in; nil when they are not.
  ///
  /// What is wrong with the usual place is a note: a run must not fail because it cannot be kept.
  /// - Throws: `UsageError` for options that contradict each other, and when the store of `--store`
  ///   cannot be used.
  func storeUse(_ console: Console) throws -> StoreUse? {
    let tags = texts("tag")
    for tag in tags {
      do {
        try RunTag.check(tag)
      } catch {
        throw UsageError("--tag: \(error)")
      }
    }
    guard let store = try openedStore(console) else {
      if let option = ["tag", "rerun"].first(where: has), !has("no-store") {
        console.note("--\(option) has no effect: the run is not kept")
      }
      return nil
    }
    return StoreUse(store: store, now: StorePlace.now(), tags: tags, rerun: has("rerun"))
  }

  private func openedStore(_ console: Console) throws -> (any RunStore)? {
    if has("no-store") {
      if let option = ["store", "tag", "rerun"].first(where: has) {
        throw UsageError("--no-store and --\(option) exclude each other")
      }
      return nil
    }
    switch place {
    case .turnedOff: return nil
    case .homeless:
      console.note("the run is not kept: HOME is not set; --store FILE keeps it")
      return nil
    case .asked(let file): return try askedStore(file)
    case .usual(let file):
      do {
        return try StorePlace.open(file)
      } catch {
        console.note("the run is not kept: \(error)")
        return nil
      }
    }
  }

  private var place: StorePlace {
    text("store").map { .asked($0) } ?? .ofThisProcess
  }

  private func askedStore(_ file: String) throws -> any RunStore {
    do {
      return try StorePlace.open(file)
    } catch {
      throw UsageError("--store \(file): \(error)")
    }
  }

  /// The store to look into. One that was never made is empty; it is not made by looking.
  ///
  /// - Throws: `UsageError` when there is none, `RunStoreError` when it cannot be used.
  func store() throws -> any RunStore {
    switch place {
    case .turnedOff:
      throw UsageError("there is no store: EQUIHOME_STORE is none; --store FILE names one")
    case .homeless: throw UsageError("there is no store: HOME is not set; --store FILE names one")
    case .asked(let file):
      guard fileExists(file) else { throw UsageError("--store \(file): there is no such file") }
      return try askedStore(file)
    case .usual(let file):
      return fileExists(file) ? try StorePlace.open(file) : MemoryRunStore(location: file)
    }
  }

  /// Says on standard error what became of a run: kept, read, or why not.
  func note(_ kept: KeptRun, _ console: Console) {
    for note in kept.notes { console.note(note) }
    guard let entry = kept.entry else { return }
    let short = entry.id.prefix(6)
    if kept.isAnswer {
      console.note(
        "from the store: \(short), run on \(entry.created.prefix(10)) at "
          + "\(entry.created.dropFirst(11).prefix(8)) UTC in \(seconds(entry.seconds)) s; "
          + "--rerun runs it again")
    } else {
      let place = text("store").map { " --store \($0)" } ?? ""
      console.note("kept as \(entry.id) (equihome results show \(short)\(place))")
    }
  }

  private func seconds(_ value: Double) -> String { fixed(value, decimals: value < 10 ? 2 : 0) }
}
