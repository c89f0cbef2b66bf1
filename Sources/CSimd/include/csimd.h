// Header-only SIMD helpers: clang's 8-wide double imports as SIMD8<Double>, and every function is
// inlined into the Swift caller. Only operations that round once or not at all may live here (sqrt,
// comparisons): clang contracts a*b+c by default, which would make results depend on the processor.
#ifndef CSIMD_H
#define CSIMD_H
typedef double csimd_double8 __attribute__((ext_vector_type(8)));
typedef long csimd_long8 __attribute__((ext_vector_type(8)));
#define CSIMD_INLINE static inline __attribute__((always_inline))

/// Lane-wise square root.
CSIMD_INLINE csimd_double8 csimd_sqrt8(csimd_double8 a) { return __builtin_elementwise_sqrt(a); }
/// Scalar square root without the errno branch of the C library.
CSIMD_INLINE double csimd_sqrt(double a) { return __builtin_elementwise_sqrt(a); }
/// How many lanes have a < b.
CSIMD_INLINE int csimd_count_less8(csimd_double8 a, csimd_double8 b) {
  return -(int)__builtin_reduce_add((csimd_long8)(a < b));
}
/// Whether any lane has a < b.
CSIMD_INLINE _Bool csimd_any_less8(csimd_double8 a, csimd_double8 b) {
  return __builtin_reduce_or((csimd_long8)(a < b)) != 0;
}
#endif
