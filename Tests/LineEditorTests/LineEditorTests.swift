import Foundation
import LineEditor
import Testing

@Suite(.serialized) struct LineEditorTests {
  @Test func plainInputIsReadLineByLine() throws {
    let (readEnd, writeEnd) = try makePipe()
    send("first\n\nd\u{e9}j\u{e0} vu\nlast without newline", to: writeEnd)
    close(writeEnd)
    let editor = try LineEditor(name: "test", input: readEnd, output: 2)
    #expect(!editor.isTerminal)
    var entries: [LineEditor.Entry] = []
    while true {
      let entry = try editor.read(prompt: "> ")
      if entry == .endOfInput { break }
      entries.append(entry)
    }
    #expect(
      entries == [.line("first"), .line(""), .line("déjà vu"), .line("last without newline")])
    close(readEnd)
  }

  @Test func aTerminalEditsAndCompletes() throws {
    setenv("TERM", "xterm", 1)
    let terminal = try Terminal()
    let editor = try LineEditor(
      name: "test", input: terminal.device, output: terminal.device)
    #expect(editor.isTerminal)
    editor.completion = { line, cursor in
      let word = line.utf8.prefix(cursor).reversed().prefix { $0 != 32 }.count
      let typed = String(line.utf8.suffix(word)) ?? ""
      return (word, ["quantile", "quarter", "mean"].filter { $0.hasPrefix(typed) })
    }
    // Typing, a correction, Tab on a unique word, Tab on a shared prefix, letters outside of ASCII.
    #expect(try terminal.type("abd\u{7f}c\n", into: editor) == .line("abc"))
    #expect(try terminal.type("x me\t()\n", into: editor) == .line("x mean()"))
    #expect(try terminal.type("qu\tr\t\n", into: editor) == .line("quarter"))
    #expect(try terminal.type("\u{e9}\u{20ac}\u{6f22}\n", into: editor) == .line("é€漢"))
    // The arrow up brings an entry of several lines back.
    editor.addHistory("for i = 1, 2 do\nend")
    #expect(try terminal.type("\u{1b}[A\n", into: editor) == .line("for i = 1, 2 do\nend"))
    #expect(try terminal.type("\u{4}", into: editor) == .endOfInput)
  }

  @Test func historyLastsAcrossSessions() throws {
    setenv("TERM", "xterm", 1)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("line-editor-\(UUID().uuidString)").path
    defer { unlink(path) }
    let terminal = try Terminal()
    do {
      let editor = try LineEditor(
        name: "test", historyFile: path, input: terminal.device, output: terminal.device)
      editor.addHistory("fund = \"ü\"")
      try editor.saveHistory()
    }
    let editor = try LineEditor(
      name: "test", historyFile: path, input: terminal.device, output: terminal.device)
    #expect(try terminal.type("\u{1b}[A\n", into: editor) == .line("fund = \"ü\""))
    let lost = try LineEditor(name: "test", historyFile: "/nowhere/history", input: 0, output: 2)
    #expect(throws: LineEditorError.self) { try lost.saveHistory() }
  }
}

private struct SystemError: Error { let code = errno }

private func makePipe() throws -> (Int32, Int32) {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw SystemError() }
  return (ends[0], ends[1])
}

private func send(_ text: String, to file: Int32) {
  let bytes = Array(text.utf8)
  var sent = 0
  while sent < bytes.count {
    let count = bytes[sent...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count <= 0 { return }
    sent += count
  }
}

/// A pseudo-terminal: `device` is what the editor sees, the test types at the other end.
private final class Terminal {
  private let keyboard: Int32
  private var prompts = 0
  let device: Int32

  init() throws {
    // The Linux way: posix_openpt and its like are hidden from Swift by their feature macros.
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var locked: Int32 = 0
    var number: Int32 = 0
    guard keyboard >= 0, ioctl(keyboard, 0x4004_5431, &locked) == 0,  // TIOCSPTLCK
      ioctl(keyboard, 0x8004_5430, &number) == 0  // TIOCGPTN
    else { throw SystemError() }
    device = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard device >= 0 else { throw SystemError() }
  }

  deinit {
    close(device)
    close(keyboard)
  }

  /// Types on a thread of its own once the prompt is drawn: before that the terminal is not the
  /// editor's yet, and takes Ctrl-D for itself.
  func type(_ keys: String, into editor: LineEditor) throws -> LineEditor.Entry {
    // Another prompt each time: the last one may still be in the terminal's buffer.
    prompts += 1
    let prompt = "prompt \(prompts)> "
    var thread = pthread_t()
    let typist = Unmanaged.passRetained(
      Typist(keyboard: keyboard, prompt: prompt, keys: keys))
    guard pthread_create(&thread, nil, typeKeys, typist.toOpaque()) == 0 else {
      typist.release()
      throw SystemError()
    }
    defer { pthread_join(thread, nil) }
    return try editor.read(prompt: prompt)
  }
}

private final class Typist {
  let keyboard: Int32
  let prompt: String
  let keys: String

  init(keyboard: Int32, prompt: String, keys: String) {
    self.keyboard = keyboard
    self.prompt = prompt
    self.keys = keys
  }
}

private func typeKeys(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  let typist = Unmanaged<Typist>.fromOpaque(argument).takeRetainedValue()
  var drawn = ""
  var bytes = [UInt8](repeating: 0, count: 4096)
  while !drawn.contains(typist.prompt) {
    let count = read(typist.keyboard, &bytes, bytes.count)
    if count < 0, errno == EINTR { continue }
    if count <= 0 { return nil }
    drawn += String(decoding: bytes[..<count], as: UTF8.self)
  }
  send(typist.keys, to: typist.keyboard)
  return nil
}
