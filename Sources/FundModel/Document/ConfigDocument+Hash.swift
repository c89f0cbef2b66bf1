import FundDigest

extension ConfigDocument {
  /// Version of the recipe below; it is part of no hash, but it changes when the recipe does.
  public static let hashVersion = 1

  /// The name of what is modelled: 64 hexadecimal digits, equal for equal models.
  ///
  /// Recipe, for any language: take the JSON, leave out `simulation`, `based_on` and `fund.name`
  /// (how a model is sampled, where it came from and what it is called do not change what it is),
  /// write the rest in the canonical form of RFC 8785 (keys sorted by UTF-16 code units, shortest
  /// numbers, no white space), and take SHA-256 of its UTF-8 bytes.
  /// - Throws: `DigestError` if OpenSSL refuses.
  public var hash: String {
    get throws { try SHA256.hex(of: hashedText.utf8) }
  }

  /// The text that `hash` is the digest of.
  public var hashedText: String {
    var tree = root
    _ = tree.remove(at: ConfigPath(steps: [.key("simulation")]), schema: registry.root)
    _ = tree.remove(at: ConfigPath(steps: [.key("based_on")]), schema: registry.root)
    _ = tree.remove(at: ConfigPath(steps: [.key("fund"), .key("name")]), schema: registry.root)
    return JsonWriter.canonical(tree.value)
  }
}
