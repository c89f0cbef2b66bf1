import Dispatch
import Foundation
import FundResults
import FundStore
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
  /// Several threads on one store, and several stores on one file, writing the same and other runs.
  @Test func manyWriters() throws {
    let folder = try Folder()
    let shared = try folder.store()
    let problems = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      do {
        let store = worker < 4 ? shared : try folder.store()
        for round in 0..<10 {
          let seed = UInt64(round * 3 + worker % 3)
          let kept = try store.save(
            Kept.entry(seed: seed, tags: ["worker \(worker)"]), parts: Kept.parts(seed))
          let read = try store.part(.samples, of: kept.id)
          if read != Kept.parts(seed)[1].bytes { problems.withLock { $0.append("\(seed)") } }
          for entry in try store.entries(RunQuery()) where entry.pieces.count != 3 {
            problems.withLock { $0.append("\(entry.id) is seen with \(entry.pieces.count) pieces") }
          }
        }
      } catch {
        problems.withLock { $0.append("\(error)") }
      }
    }
    #expect(problems.withLock { $0 } == [])
    let entries = try shared.entries(RunQuery())
    #expect(entries.count == 30)
    #expect(try shared.compact().problems == [])
  }

  /// Everybody finds no file and makes it at once.
  @Test func manyMakers() throws {
    for _ in 0..<5 {
      let folder = try Folder()
      let problems = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 6) { worker in
        do {
          try folder.store().save(Kept.entry(seed: UInt64(worker)), parts: Kept.parts(0))
        } catch {
          problems.withLock { $0.append("\(error)") }
        }
      }
      #expect(problems.withLock { $0 } == [])
      #expect(try folder.store().entries(RunQuery()).count == 6)
    }
  }

  /// Removing while others read: a run is there whole or not at all.
  @Test func removingWhileReading() throws {
    let folder = try Folder()
    let store = try folder.store()
    let ids = try (0..<30).map { try store.save(Kept.entry(seed: $0), parts: Kept.parts($0)).id }
    let problems = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 3) { worker in
      do {
        let mine = try folder.store()
        if worker == 0 {
          for id in ids { _ = try mine.remove(ids: [id]) }
          _ = try mine.compact()
        } else {
          for id in ids.reversed() + ids {
            let count = try mine.part(.samples, of: id)?.count
            if count != nil, count != 3_000 { problems.withLock { $0.append(id) } }
          }
        }
      } catch {
        problems.withLock { $0.append("\(error)") }
      }
    }
    #expect(problems.withLock { $0 } == [])
    #expect(try store.entries(RunQuery()) == [])
  }
}
