/* Sixteen floats at a time, in the compilers' portable vector types, and memory aligned for them.
 *
 * A vector is one register of AVX-512, two of AVX2, four of SSE or NEON. */
#ifndef SKETCHPAD_VECTOR_H
#define SKETCHPAD_VECTOR_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LANES 16

typedef float vfloat __attribute__((vector_size(4 * LANES)));
typedef int32_t vint __attribute__((vector_size(4 * LANES)));
typedef uint32_t vuint __attribute__((vector_size(4 * LANES)));
/* One register of AVX2 or of NEON. */
#if defined(__aarch64__)
#define NARROW_LANES 4
#else
#define NARROW_LANES 8
#endif
typedef float narrow __attribute__((vector_size(4 * NARROW_LANES)));
typedef int32_t narrow_ints __attribute__((vector_size(4 * NARROW_LANES)));
typedef uint32_t narrow_bits __attribute__((vector_size(4 * NARROW_LANES)));

static inline int round_up(int n, int multiple)
{
    return (n + multiple - 1) / multiple * multiple;
}

/* What was made in this step is what the next one begins with. */
static inline void swap(float **a, float **b)
{
    float *const before = *a;
    *a = *b;
    *b = before;
}

#define HUGE_PAGE ((size_t)2 << 20)

/* Zeroed memory that vectors may be loaded from; NULL when there is none. Free with free(). */
static inline void *vector_alloc(size_t bytes)
{
    void *memory = NULL;
    const int large = bytes >= 2 * HUGE_PAGE;
    if (posix_memalign(&memory, large ? HUGE_PAGE : 64, bytes + 64) != 0)
        return NULL;
#ifdef MADV_HUGEPAGE
    if (large)
        madvise(memory, bytes, MADV_HUGEPAGE); /* else much of a large matrix's time goes to finding its pages */
#endif
    return memset(memory, 0, bytes + 64);
}

#endif
