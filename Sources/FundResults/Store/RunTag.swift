/// What may be a tag of a stored run.
public enum RunTag {
  /// In bytes of UTF-8.
  public static let longest = 200

  /// - Throws: `RunStoreError` with code `.invalid` for an empty tag, one that is too long, or one with
  ///   control characters.
  public static func check(_ tag: String) throws(RunStoreError) {
    guard !tag.isEmpty, tag.utf8.count <= longest,
      tag.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else {
      throw RunStoreError(
        .invalid,
        "'\(tag.prefix(40))' cannot be a tag; expected 1 to \(longest) bytes without control characters"
      )
    }
  }
}
