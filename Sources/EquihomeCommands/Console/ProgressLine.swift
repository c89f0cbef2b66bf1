import Dispatch
import FundMonteCarlo
import FundReport
import Synchronization

/// How far work is, on standard error: a bar that is redrawn in place, lines of JSON, or nothing.
final class ProgressLine: Sendable {
  enum Mode: String, CaseIterable { case auto, bar, json, none }

  private enum Shown {
    case nothing
    case bar(ProgressFrames)
    case events(ProgressEvents)
  }

  private struct State {
    var shown: Shown
    /// Whether a command tells start and end itself, instead of every run.
    var isWhole = false
  }

  /// Whether anybody looks.
  let isOn: Bool
  private let ability: TerminalAbility
  private let fallback: Int
  private let state: Mutex<State>
  /// Read without the lock by whoever leaves at once.
  private let isDrawn = Atomic<Bool>(false)
  private let start = DispatchTime.now()

  /// - Parameters:
  ///   - ability: of standard error. A bar is drawn where it redraws, and nowhere else.
  ///   - quiet: turns `auto` off, and nothing else.
  ///   - columns: where the terminal does not say how wide it is.
  init(_ mode: Mode, command: String, ability: TerminalAbility, quiet: Bool, columns: Int) {
    self.ability = ability
    fallback = columns
    let shown: Shown =
      switch mode {
      case .auto: ability.redraws && !quiet ? .bar(ProgressFrames()) : .nothing
      case .bar: ability.redraws ? .bar(ProgressFrames()) : .nothing
      case .json: .events(ProgressEvents(command: command))
      case .none: .nothing
      }
    if case .nothing = shown { isOn = false } else { isOn = true }
    state = Mutex(State(shown: shown))
  }

  private var now: Double {
    Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }

  func draw(_ progress: RunProgress) {
    let bar = ProgressBar(progress)
    change { shown in
      switch shown {
      case .nothing: return ""
      case .bar(var frames):
        let frame = frames.draw(
          bar, columns: StandardStream.errors.columns ?? fallback,
          style: TextStyle(ability.level), at: now)
        shown = .bar(frames)
        return frame.map { ability.isUnicode ? $0 : asciiText($0) } ?? ""
      case .events(var events):
        let lines = events.draw(bar, at: now)
        shown = .events(events)
        return lines
      }
    }
  }

  /// A command begins that tells of itself as one piece of work, until `endWhole`.
  func beginWhole() {
    change { shown in
      guard case .events(var events) = shown else { return "" }
      let line = events.start(at: now)
      shown = .events(events)
      return line
    }
    state.withLock { $0.isWhole = true }
  }

  func endWhole() {
    state.withLock { $0.isWhole = false }
    wipe()
  }

  /// A run is over: the bar goes away, and what is told ends.
  func wipe() {
    guard !state.withLock({ $0.isWhole }) else { return clear() }
    change { shown in
      switch shown {
      case .nothing: return ""
      case .bar(var frames):
        let text = frames.wipe()
        shown = .bar(frames)
        return text
      case .events(var events):
        let lines = events.end(at: now)
        shown = .events(events)
        return lines
      }
    }
  }

  /// Takes the bar away, so that something else can be written; it comes back with the next progress.
  func clear() {
    change { shown in
      guard case .bar(var frames) = shown else { return "" }
      let text = frames.wipe()
      shown = .bar(frames)
      return text
    }
  }

  /// For a program that leaves at once, from any thread: waits for nobody.
  func abandon() {
    if isDrawn.load(ordering: .relaxed) { StandardStream.errors.write("\r\u{1B}[K") }
  }

  /// Changes what is shown and writes what that takes, one thread at a time.
  private func change(_ body: (inout Shown) -> String) {
    guard isOn else { return }
    state.withLock { state in
      let text = body(&state.shown)
      if !text.isEmpty { StandardStream.errors.write(text) }
      if case .bar(let frames) = state.shown {
        isDrawn.store(frames.isDrawn, ordering: .relaxed)
      }
    }
  }
}

extension ProgressBar {
  fileprivate init(_ progress: RunProgress) {
    self.init(
      done: progress.done, total: progress.total, elapsed: progress.elapsed,
      mean: progress.netIrr?.mean, standardError: progress.netIrr?.standardError,
      cells: progress.cells.map { .init(done: $0.done, total: $0.total) })
    countsPaths = progress.unit == .paths
    stage = progress.stage
    runs = progress.runs.map { .init(done: $0.done, total: $0.most ?? 0) }
    loop = progress.loop.map { .init(done: $0.done, total: $0.total) }
  }
}
