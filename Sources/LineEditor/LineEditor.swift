import CLineEditor

/// Reads lines from a terminal, with editing, history and completion, or plain lines from anything
/// else.
///
/// One at a time on a terminal, which is given back at `exit` and when the process is ended by a
/// signal.
public final class LineEditor {
  /// What came of one prompt.
  public enum Entry: Equatable, Sendable {
    /// Without its newline. Bytes that are not UTF-8 are repaired.
    case line(String)
    /// Ctrl-C: what was typed is dropped.
    case interrupted
    case endOfInput
  }

  /// The candidates for the word that ends at the cursor, and how many bytes of that word there
  /// are; the cursor counts bytes of UTF-8.
  public typealias Completion = (
    _ line: String, _ cursor: Int
  ) -> (wordLength: Int, candidates: [String])

  public var completion: Completion?
  private var editor: OpaquePointer?
  private let historyFile: String?

  /// - Parameters:
  ///   - name: of the program, for the user's ~/.editrc.
  ///   - historyFile: read now if it is there, written by `saveHistory`; nil: no history across
  ///   sessions.
  ///   - input, output: file descriptors; they stay the caller's.
  public init(
    name: String, historyFile: String? = nil, historySize: Int = 5000, input: Int32 = 0,
    output: Int32 = 1
  ) throws {
    self.historyFile = historyFile
    let this = Unmanaged.passUnretained(self).toOpaque()
    editor = cle_open(
      name, historyFile, Int32(clamping: historySize), input, output, completeLine, this)
    guard editor != nil else {
      throw LineEditorError("cannot read lines from file descriptor \(input)")
    }
  }

  deinit {
    if let editor { cle_close(editor) }
  }

  /// Whether a person types.
  public var isTerminal: Bool { editor.map { cle_is_terminal($0) } ?? false }

  /// Waits for a line. The prompt shows on a terminal only.
  public func read(prompt: String) throws -> Entry {
    var line: UnsafePointer<CChar>?
    var length = 0
    switch cle_read(editor, prompt, &line, &length) {
    case CLE_LINE:
      let bytes = UnsafeRawBufferPointer(start: line, count: length)
      return .line(String(decoding: bytes, as: UTF8.self))
    case CLE_INTERRUPTED: return .interrupted
    case CLE_END: return .endOfInput
    default: throw LineEditorError("reading a line failed")
    }
  }

  /// Puts an entry, of several lines too, into the history.
  public func addHistory(_ entry: String) {
    if !entry.isEmpty { cle_add_history(editor, entry) }
  }

  /// Writes the history file, readable by its owner only.
  public func saveHistory() throws {
    guard cle_save_history(editor) else {
      throw LineEditorError("cannot write the history file \(historyFile ?? "")")
    }
  }
}

/// Why lines cannot be read or the history not be kept.
public struct LineEditorError: Error, CustomStringConvertible {
  public let message: String

  init(_ message: String) { self.message = message }

  public var description: String { message }
}

/// libedit calls this on its Tab key.
private func completeLine(
  _ data: UnsafeMutableRawPointer?, _ line: UnsafePointer<CChar>?, _ cursor: Int,
  _ candidates: OpaquePointer?
) -> Int {
  guard let data, let line else { return 0 }
  let editor = Unmanaged<LineEditor>.fromOpaque(data).takeUnretainedValue()
  guard let completion = editor.completion else { return 0 }
  let found = completion(String(cString: line), cursor)
  for candidate in found.candidates where !candidate.isEmpty {
    var entry = candidate + "\n"
    entry.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cle_append(candidates, $0.baseAddress, $0.count) }
    }
  }
  return found.wordLength
}
