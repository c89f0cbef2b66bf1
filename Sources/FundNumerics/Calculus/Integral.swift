/// Definite integrals.
public enum Integral {
  /// Points of the Gauss-Kronrod pair 7/15 on [-1, 1], weights of the 15 and of the 7 points
  /// (QUADPACK, dqk15; Piessens et al. 1983).
  private static let rule: [(x: Double, kronrod: Double, gauss: Double)] = [
    (0.991455371120812639206854697526329, 0.022935322010529224963732008058970, 0),
    (
      0.949107912342758524526189684047851, 0.063092092629978553290700663189204,
      0.129484966168869693270611432679082
    ),
    (0.864864423359769072789712788640926, 0.104790010322250183839876322541518, 0),
    (
      0.741531185599394439863864773280788, 0.140653259715525918745189590510238,
      0.279705391489276667901467771423780
    ),
    (0.586087235467691130294144691693013, 0.169004726639267902826583426598550, 0),
    (
      0.405845151377397166906606412076961, 0.190350578064785409913256402421014,
      0.381830050505118944950369775488975
    ),
    (0.207784955007898467600689403773245, 0.204432940075298892414161999234649, 0),
    (0, 0.209482141084727828012999174891714, 0.417959183673469387755102040816327),
  ]

  private static func estimate(
    _ low: Double, _ high: Double, _ function: (Double) -> Double
  ) -> (value: Double, error: Double) {
    let middle = 0.5 * (low + high)
    let half = 0.5 * (high - low)
    var kronrod = 0.0
    var gauss = 0.0
    for point in rule {
      let shift = half * point.x
      let value =
        point.x == 0 ? function(middle) : function(middle - shift) + function(middle + shift)
      kronrod += point.kronrod * value
      gauss += point.gauss * value
    }
    return (kronrod * half, abs((kronrod - gauss) * half))
  }

  /// Integral of a smooth function over a finite interval, halving the worst piece until the error
  /// estimate is below max(absolute, relative |value|) or `maximumPieces` are used. The estimate
  /// (the gap to the embedded 7-point rule) is far above the true error for smooth functions.
  ///
  /// Returns the value and the estimate; a caller that needs the tolerance compares.
  public static func adaptive(
    from low: Double, to high: Double, absolute: Double = 1e-13, relative: Double = 1e-12,
    maximumPieces: Int = 400, _ function: (Double) -> Double
  ) -> (value: Double, error: Double) {
    typealias Piece = (low: Double, high: Double, value: Double, error: Double)
    func piece(_ low: Double, _ high: Double) -> Piece {
      let (value, error) = estimate(low, high, function)
      return (low, high, value, error)
    }
    var pieces = [piece(low, high)]
    while true {
      // By position, so that the sum does not depend on the order of halving.
      let value = pieces.reduce(0) { $0 + $1.value }
      let error = pieces.reduce(0) { $0 + $1.error }
      guard error > max(absolute, relative * abs(value)), pieces.count < maximumPieces,
        let worst = pieces.indices.max(by: { pieces[$0].error < pieces[$1].error })
      else { return (value, error) }
      let old = pieces[worst]
      let middle = 0.5 * (old.low + old.high)
      pieces[worst] = piece(old.low, middle)
      pieces.insert(piece(middle, old.high), at: worst + 1)
    }
  }
}
