/// Terms that no waterfall can follow: what is wrong, where in the config, and what to do.
public struct WaterfallError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of fault it is; the list may grow.
  public struct Code: Sendable, Equatable, Hashable, CustomStringConvertible {
    public let description: String

    /// A number is outside its range.
    public static let outOfRange = Code(description: "out_of_range")
    /// A tier lacks the value its condition needs.
    public static let missingValue = Code(description: "missing_value")
    /// The list of tiers is empty, too long, or cannot be gone through in its order.
    public static let unknownOrder = Code(description: "unknown_order")
    /// The GP's part of a catch-up tier is not above the share it is to catch up to.
    public static let endlessCatchUp = Code(description: "endless_catch_up")
  }

  public var code: Code
  /// Path of the parameter, for example `waterfall.tiers[2].value`.
  public var path: String
  public var message: String

  public var description: String { "\(path): \(message)" }

  init(_ code: Code, _ path: String, _ message: String) {
    self.code = code
    self.path = path
    self.message = message
  }
}
