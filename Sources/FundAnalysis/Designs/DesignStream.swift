/// Philox streams of designs and of resampling in sensitivity analysis.
///
/// Frozen, and far from those of the engine (below 256) and of the bootstrap of samples (65536). The
/// seed of a design is its own and not that of the paths.
enum DesignStream {
  /// Coordinates of a random design: path = point, index = dimension / 2.
  static let random: UInt32 = 66_048
  /// Sort keys that permute the strata of a Latin hypercube: path = dimension, index = stratum.
  static let strata: UInt32 = 66_049
  /// Places within the strata: path = dimension, index = point.
  static let place: UInt32 = 66_050
  /// Scrambling of Sobol points; takes this stream and the next.
  static let scramble: UInt32 = 66_052
  /// Starting levels, order and direction of a trajectory: path = trajectory, index = dimension.
  static let trajectory: UInt32 = 66_056
  /// Resamples of rows in the bootstrap of Sobol indices: path = resample, index = draw / 4.
  static let rows: UInt32 = 66_064
}
