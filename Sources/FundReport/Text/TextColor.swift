import Foundation

/// A colour by its parts, each from 0 to 255 (sRGB).
public struct TextColor: Sendable, Equatable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let black = TextColor(0, 0, 0)
  public static let white = TextColor(255, 255, 255)

  /// The colour at a share in [0, 1] of the way through a ramp of at least one, mixed linearly between
  /// neighbours; a share outside is taken at the nearer end.
  public static func ramp(_ colors: [TextColor], at share: Double) -> TextColor {
    guard colors.count > 1, share.isFinite else { return colors.first ?? .black }
    let place = min(1, max(0, share)) * Double(colors.count - 1)
    let low = min(colors.count - 2, Int(place))
    let part = place - Double(low)
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8(((1 - part) * Double(a) + part * Double(b)).rounded())
    }
    let (a, b) = (colors[low], colors[low + 1])
    return TextColor(mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue))
  }

  /// Black or white, whichever stands out more on this colour: the larger contrast ratio of WCAG 2.2
  /// (W3C, section "contrast ratio").
  public var ink: TextColor {
    let own = luminance
    return (own + 0.05) / 0.05 >= 1.05 / (own + 0.05) ? .black : .white
  }

  /// Contrast ratio of WCAG 2.2 of two colours, from 1 to 21.
  public func contrast(with other: TextColor) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Relative luminance of WCAG 2.2.
  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The nearest entry of xterm's cube of 6 · 6 · 6 colours (16 to 231) or its 24 greys (232 to 255).
  var paletteIndex: Int {
    let steps = [0, 95, 135, 175, 215, 255]
    func nearest(_ part: UInt8) -> Int {
      steps.indices.min { abs(steps[$0] - Int(part)) < abs(steps[$1] - Int(part)) } ?? 0
    }
    let (r, g, b) = (nearest(red), nearest(green), nearest(blue))
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = min(23, max(0, (mean - 3) / 10))
    let shade = 8 + 10 * grey
    func distance(_ x: Int, _ y: Int, _ z: Int) -> Int {
      let (dr, dg, db) = (x - Int(red), y - Int(green), z - Int(blue))
      return dr * dr + dg * dg + db * db
    }
    return distance(shade, shade, shade) < distance(steps[r], steps[g], steps[b])
      ? 232 + grey : 16 + 36 * r + 6 * g + b
  }

  func code(_ level: TextStyle.Level, isGround: Bool) -> String {
    let layer = isGround ? "48" : "38"
    return level == .full
      ? "\(layer);2;\(red);\(green);\(blue)" : "\(layer);5;\(paletteIndex)"
  }
}
