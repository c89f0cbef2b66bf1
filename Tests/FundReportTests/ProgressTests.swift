import Foundation
import FundReport
import Testing

@Suite struct MovingRateTests {
  /// Fast at first, slow later: after the window only the slow part counts.
  @Test func forgets() {
    var rate = MovingRate(window: 5)
    #expect(rate.perSecond == nil)
    var done = 0.0
    for step in 0..<100 {
      done += 1000
      rate.add(done, at: Double(step) * 0.1)
    }
    #expect(abs((rate.perSecond ?? 0) - 10_000) < 1e-6)
    for step in 100..<200 {
      done += 10
      rate.add(done, at: Double(step) * 0.1)
    }
    // The window starts within a tenth of a second of five seconds ago: all of it is slow.
    #expect(abs((rate.perSecond ?? 0) - 100) < 1e-6)
  }

  @Test func startsAnew() {
    var rate = MovingRate()
    rate.add(100, at: 1, elapsed: 1)
    #expect(rate.perSecond == 100)
    rate.add(300, at: 2)
    #expect(rate.perSecond == 150)
    // Another run: what was done fell.
    rate.add(10, at: 2.5, elapsed: 0.5)
    #expect(rate.perSecond == 20)
  }

  /// A thousand reports a second for a minute take no more memory than a hundred.
  @Test func manyReports() {
    var rate = MovingRate(window: 1)
    for step in 0..<60_000 { rate.add(Double(step), at: Double(step) / 1000) }
    #expect(abs((rate.perSecond ?? 0) - 1000) < 1e-6)
    #expect(String(describing: rate).count < 20_000)
  }
}

@Suite struct ProgressFramesTests {
  private func bar(_ done: Int, _ elapsed: Double) -> ProgressBar {
    ProgressBar(done: done, total: 1000, elapsed: elapsed, mean: 0.09, standardError: 0.001)
  }

  @Test func atMostTenASecond() {
    var frames = ProgressFrames()
    var drawn: [Double] = []
    for step in 0..<1000 {
      let time = Double(step) / 100
      if frames.draw(bar(step, time), columns: 80, style: .plain, at: time) != nil {
        drawn.append(time)
      }
    }
    #expect(drawn.first.map { $0 > 0.3 && $0 < 0.35 } == true, "a short run needs no bar")
    #expect(zip(drawn, drawn.dropFirst()).allSatisfy { $1 - $0 >= 0.1 })
    #expect(drawn.count > 80 && drawn.count <= 100)
    let wasDrawn = frames.isDrawn
    let wipes = [frames.wipe(), frames.wipe()]
    #expect(wasDrawn && !frames.isDrawn && wipes == ["\r\u{1B}[K", ""])
  }

  /// A frame starts at the line's start, ends by clearing its rest, and never reaches the last column.
  @Test(arguments: [1, 5, 12, 19, 20, 39, 40, 41, 80, 200]) func fits(columns: Int) throws {
    for bar in [
      bar(500, 2), ProgressBar(done: 1, total: 9, elapsed: 1, cells: .init(done: 1, total: 2)),
    ] {
      var frames = ProgressFrames()
      let drawn = frames.draw(bar, columns: columns, style: .plain, at: 5)
      let frame = try #require(drawn)
      #expect(frame.hasPrefix("\r") && frame.hasSuffix("\u{1B}[K"))
      #expect(frame.dropFirst().dropLast(3).count <= max(1, columns - 1), "\(frame)")
    }
  }

  @Test func resized() throws {
    var frames = ProgressFrames()
    var drawn: [String?] = []
    for (step, columns) in [(1, 80), (2, 50), (3, 50)] {
      drawn.append(
        frames.draw(bar(step, Double(step)), columns: columns, style: .plain, at: Double(step)))
    }
    let clears = try drawn.map { try #require($0).contains("\u{1B}[J") }
    #expect(clears == [false, true, false])
  }

  @Test func searchesAndLoops() {
    var search = bar(100, 5)
    search.runs = .init(done: 3, total: 61)
    #expect(search.line(TextFormat(width: 120)).contains("10%  3 of at most 61 runs  20 paths/s"))
    search.runs = .init(done: 3, total: 0)
    #expect(search.line(TextFormat(width: 120)).contains("10%  3 runs  20 paths/s"))
    search.runs = nil
    search.loop = .init(done: 1, total: 4)
    #expect(search.line(TextFormat(width: 120)).contains("10%  step 2 of 4  20 paths/s"))
    search.rate = 450
    #expect(search.line(TextFormat(width: 120)).contains("450 paths/s  2.00 s left"))
  }
}

/// Every line is an object, and what it says goes on.
@Suite struct ProgressEventsTests {
  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  private static let members: Set<String> = [
    "event", "task", "part", "stage", "done", "total", "unit", "elapsed", "rate", "left",
    "net_irr", "cells", "runs", "loop",
  ]

  @Test func aRun() throws {
    var events = ProgressEvents(command: "run")
    var text = events.start(at: 0)
    let again = events.start(at: 0)
    #expect(again.isEmpty, "one start")
    for step in 1...100 {
      let bar = ProgressBar(
        done: 10 * step, total: 1000, elapsed: Double(step) / 50,
        mean: step > 1 ? 0.09 : nil, standardError: 0.001)
      text += events.draw(bar, at: Double(step) / 50)
    }
    text += events.end(at: 2.5)
    let all = try objects(text)
    #expect(all.first?["event"] as? String == "start" && all.first?["command"] as? String == "run")
    #expect(all.first?["version"] as? Int == 1)
    #expect(all.last?["event"] as? String == "end" && all.last?["done"] as? Int == 1000)
    #expect(all.last?["elapsed"] as? Double == 2.5)
    let told = all.dropFirst().dropLast()
    #expect(told.allSatisfy { Set($0.keys) == Self.members })
    // Two seconds at five a second, the first at once, and the last of all at the end.
    #expect(told.count >= 10 && told.count <= 12)
    let done = told.compactMap { $0["done"] as? Int }
    #expect(done == done.sorted() && done.last == 1000 && done.count == told.count)
    let times = told.compactMap { $0["elapsed"] as? Double }
    #expect(zip(times, times.dropFirst()).dropLast().allSatisfy { $1 - $0 >= 0.2 - 1e-9 })
    let middle = try #require(told.dropFirst().first)
    #expect(abs((middle["rate"] as? Double ?? 0) - 500) < 1e-6)
    #expect(middle["unit"] as? String == "paths" && middle["cells"] is NSNull)
    #expect((middle["net_irr"] as? [String: Double])?["se"] == 0.001)
    #expect(told.first?["net_irr"] is NSNull, "one path has no mean with an error")
    #expect(told.last?["left"] is NSNull)
  }

  /// Several runs one after the other: parts, each of which goes up.
  @Test func partsAndTasks() throws {
    var events = ProgressEvents(command: "run")
    var text = ""
    var time = 0.0
    for task in 0..<2 {
      for run in 0..<3 {
        for done in 1...4 {
          time += 0.25
          var bar = ProgressBar(done: done, total: 4, elapsed: 0.25 * Double(done))
          bar.loop = task == 1 ? .init(done: run, total: 3) : nil
          text += events.draw(bar, at: time)
        }
      }
      text += events.end(at: time)
      let again = events.end(at: time)
      #expect(again.isEmpty, "one end")
    }
    let all = try objects(text)
    #expect(
      all.compactMap { $0["event"] as? String }.filter { $0 != "progress" } == [
        "start", "end", "start", "end",
      ])
    var last: [String: Int] = [:]
    for object in all where object["event"] as? String == "progress" {
      let place = "\(object["task"] ?? "") \(object["part"] ?? "")"
      let done = try #require(object["done"] as? Int)
      #expect(done > last[place] ?? 0)
      last[place] = done
    }
    #expect(last.keys.sorted() == ["1 1", "1 2", "1 3", "2 1", "2 2", "2 3"])
    #expect(last.values.allSatisfy { $0 == 4 })
  }
}
