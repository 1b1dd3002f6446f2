/* Picks the best vector instructions this processor has.
 *
 * The whole of layers.h is compiled for each level, because compilers split vectors for the target in force where they
 * are written; cloning a finished function would keep the split of the lowest level. */
#ifndef SKETCHPAD_LEVELS_H
#define SKETCHPAD_LEVELS_H

#include "attention.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define MOST_CLASSES 512
#define ROWS_AT_ONCE 6 /* times four vectors of sums: as many as the 32 registers of AVX-512 hold beside the weights */
#define FIXED_ROWS (4 * ROWS_AT_ONCE)

/* call(rows), with the number of rows, up to ROWS_AT_ONCE, as a constant. */
#define FOR_ROWS(rows, call)   \
    do {                       \
        switch (rows) {        \
        case 1: call(1); break; \
        case 2: call(2); break; \
        case 3: call(3); break; \
        case 4: call(4); break; \
        case 5: call(5); break; \
        default: call(6);      \
        }                      \
    } while (0)

typedef struct {
    int fixed, bytes;  /* whether add_product can do these forms, which nothing else does */
    int stripe, lanes; /* columns packed side by side, and floats in a register */
    void (*affine)(const Affine *a, int first, int end, const float *x, float *y);
    void (*add_product)(const Affine *a, int first, int end, int rows, const float *x, float *y);
    void (*add_row)(const Affine *a, int first, int end, int row, float *y);
    void (*lstm_update)(int first, int end, const float *gates, float *c, float *next);
    void (*softmax)(int count, const float *logits, float temperature, float *probabilities);
    void (*score)(const Attention *a, int units, int first, int end, const float *query, const float *key_rows,
                  float *scores);
    void (*attend)(const Attention *a, int units, int first, int end, const float *scores, const float *memory_rows,
                   float *out);
} Layers;

#define LAYERS(level, fixed, bytes, stripe, lanes)                                                              \
    {fixed,         bytes,           stripe,              lanes,           affine_##level, add_product_##level, \
     add_row_##level, lstm_update_##level, softmax_##level, score_##level, attend_##level}

#if defined(__aarch64__)
#define NARROW
#endif
#define LEVEL(name) name##_baseline
#include "layers.h"
#undef LEVEL
#ifdef NARROW
static const Layers baseline = LAYERS(baseline, 0, 0, 2 * NARROW_LANES, NARROW_LANES);
#undef NARROW
#else
static const Layers baseline = LAYERS(baseline, 0, 0, PANEL, LANES);
#endif

#if defined(__x86_64__)
#define AVX2 "avx2,fma"
#define AVX512 "avx512f,avx512vl,avx512bw,avx512dq,avx2,fma"
#define VNNI "avx512vnni,avx512f,avx512vl,avx512bw,avx512dq,avx2,fma"
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target(AVX2))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif
#define LEVEL(name) name##_avx2
#define NARROW
/* sum += w[low] * x[low] + w[high] * x[high], of the int16 in each word. */
#define DOT(sum, w, x) (narrow_ints) _mm256_add_epi32((__m256i)(sum), _mm256_madd_epi16((__m256i)(w), (__m256i)(x)))
#include "layers.h"
#undef DOT
#undef NARROW
#undef LEVEL
#if defined(__clang__)
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target(AVX512))), apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f,avx512vl,avx512bw,avx512dq,avx2,fma")
#endif
#define LEVEL(name) name##_avx512
#include "layers.h"
#undef LEVEL
#if defined(__clang__)
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target(VNNI))), apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512vnni,avx512f,avx512vl,avx512bw,avx512dq,avx2,fma")
#endif
#define LEVEL(name) name##_vnni
#define DOT(sum, w, x) (vint) _mm512_dpwssd_epi32((__m512i)(sum), (__m512i)(w), (__m512i)(x))
/* sum += w[k] * x[k] of the four bytes in each word, which are signed in w and not in x. */
#define DOT_BYTES(sum, w, x) (vint) _mm512_dpbusd_epi32((__m512i)(sum), (__m512i)(x), (__m512i)(w))
#include "layers.h"
#undef DOT_BYTES
#undef DOT
#undef LEVEL
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
static const Layers avx2 = LAYERS(avx2, 1, 0, 2 * NARROW_LANES, NARROW_LANES), avx512 = LAYERS(avx512, 0, 0, PANEL, LANES),
                    vnni = LAYERS(vnni, 1, 1, PANEL, LANES);

static const Layers *best_layers(void)
{
    const int has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
    if (has_avx512)
        return __builtin_cpu_supports("avx512vnni") ? &vnni : &avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return &avx2;
    return &baseline;
}
#else
static const Layers *best_layers(void)
{
    return &baseline;
}
#endif

#endif
