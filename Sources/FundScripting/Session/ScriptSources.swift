import Foundation

/// The texts of the chunks of a session, so that errors can show the line they speak of.
final class ScriptSources {
  private var texts: [String: String] = [:]
  private var names: [String: String] = [:]
  private let readsFiles: Bool

  /// - Parameter readsFiles: whether the text of a chunk that was never added may come from the file
  ///   it is named after. Not for scripts of strangers: a script names its chunks itself.
  init(readsFiles: Bool = true) { self.readsFiles = readsFiles }

  /// Lua's messages name a chunk by at most 59 bytes (LUA_IDSIZE): of a longer path the end.
  static func short(_ name: String) -> String {
    let limit = 59
    guard name.utf8.count > limit else { return name }
    return "..." + String(decoding: name.utf8.suffix(limit - 3), as: UTF8.self)
  }

  func add(_ name: String, _ text: String) {
    texts[name] = text
    names[Self.short(name)] = name
  }

  /// The name as it was given, for one that a message may have cut.
  func fullName(_ name: String) -> String { names[name] ?? name }

  /// The text of a chunk by what Lua keeps of it: a name with `@` or `=` in front, or the text itself.
  func text(ofChunk source: String) -> String? {
    guard source.hasPrefix("@") || source.hasPrefix("=") else { return source }
    let name = fullName(String(source.dropFirst()))
    return texts[name] ?? moduleText(name)
  }

  /// A line of a chunk, from 1; of a module that Lua itself loaded, from its file.
  func line(_ number: Int, of chunk: String) -> String? {
    let name = fullName(chunk)
    guard number >= 1, let text = texts[name] ?? moduleText(name) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  private func moduleText(_ name: String) -> String? {
    guard readsFiles, name.hasSuffix(".lua"), let text = try? ScriptFile.read(name) else {
      return nil
    }
    add(name, text)
    return text
  }
}
