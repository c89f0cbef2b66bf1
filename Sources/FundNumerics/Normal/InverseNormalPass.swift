/// out[i] = shift + scale * quantile(uniforms[i]) for i < count: normals with mean `shift` and
/// standard deviation `scale`, one for each uniform.
///
/// - `count`: a multiple of 8 (what is left over a multiple is not written); `scratch` holds
///   `count`.
/// - `uniforms`: in [2^-53, 1 - 2^-53] as `Uniform` makes them. `out` may be `uniforms` only if
///   the uniforms are not needed again; `scratch` must be a third buffer.
///
/// Same bits as shift + scale * inverseNormal(u). Two short loops, logarithm then polynomial: the
/// processor's window covers about 200 operations, one long body is 1.4 times slower. Keep buffers
/// in the first-level cache (64 to 512 elements).
@inlinable @inline(__always)
public func inverseNormalPass(
  uniforms: UnsafePointer<Double>, scratch: UnsafeMutablePointer<Double>,
  out: UnsafeMutablePointer<Double>, count: Int, shift: Double, scale: Double
) {
  let end = count & ~7
  var i = 0
  while i < end {
    storeLanes(scratch, i, inverseNormalArgument(loadLanes(uniforms, i)))
    i &+= 8
  }
  let edge = Lanes(repeating: InverseNormal.belowTailStart)
  let shifts = Lanes(repeating: shift)
  let scales = Lanes(repeating: scale)
  i = 0
  while i < end {
    let uniform = loadLanes(uniforms, i)
    let w = loadLanes(scratch, i)
    let centre = inverseNormalCentre(uniform, argument: w)
    if anyLess(edge, w) {
      // Keep the uniforms: `out` may be the same buffer.
      storeLanes(scratch, i, uniform)
      storeLanes(out, i, centre * scales + shifts)
      replaceTails(uniforms: scratch + i, out: out + i, shift: shift, scale: scale)
    } else {
      storeLanes(out, i, centre * scales + shifts)
    }
    i &+= 8
  }
}

/// Replaces the elements of one vector of eight that lie in the tails. A call, and rare: 0.8 % of
/// vectors.
@usableFromInline @inline(never)
func replaceTails(
  uniforms: UnsafePointer<Double>, out: UnsafeMutablePointer<Double>, shift: Double, scale: Double
) {
  for i in 0..<8 where inverseNormalArgument(uniforms[i]) >= InverseNormal.tailStart {
    out[i] = inverseNormalTail(uniforms[i]) * scale + shift
  }
}
