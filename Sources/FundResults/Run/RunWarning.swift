/// Something a reader of the result must know; never a reason to stop.
public struct RunWarning: Sendable, Equatable, Codable {
  /// Stable name of the kind of warning, for example `undefined_share`.
  public var code: String
  public var message: String

  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}
