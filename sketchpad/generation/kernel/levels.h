/* Picks the best vector instructions this processor has.
 *
 * The whole of layers.h is compiled for each level, because compilers split vectors for the target in force where they
 * are written; cloning a finished function would keep the split of the lowest level. */
#ifndef SKETCHPAD_LEVELS_H
#define SKETCHPAD_LEVELS_H

#include <math.h>

#include "attention.h"

#define MOST_CLASSES 512
#define ROWS_AT_ONCE 6 /* times four vectors of sums: as many as the 32 registers of AVX-512 hold beside the weights */

typedef struct {
    const char *name;
    void (*affine)(const Affine *a, const float *x, float *y);
    void (*add_product)(const Affine *a, int rows, const float *x, int stride, float *y);
    void (*add_row)(const Affine *a, int row, float *y);
    void (*lstm_update)(int units, const float *gates, float *c, float *h);
    void (*softmax)(int count, const float *logits, float temperature, float *probabilities);
    void (*attend)(const Attention *a, int units, const float *query, const float *memory_rows, const float *key_rows,
                   float *out);
} Layers;

#define LAYERS(level)                                                                                        \
    {#level,              affine_##level,  add_product_##level, add_row_##level, lstm_update_##level, \
     softmax_##level, attend_##level}

#define LEVEL(name) name##_baseline
#include "layers.h"
#undef LEVEL
static const Layers baseline = LAYERS(baseline);

#if defined(__x86_64__)
#define AVX2 "avx2,fma"
#define AVX512 "avx512f,avx512vl,avx512bw,avx512dq,avx2,fma"
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target(AVX2))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif
#define LEVEL(name) name##_avx2
#include "layers.h"
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
#else
#pragma GCC pop_options
#endif
static const Layers avx2 = LAYERS(avx2), avx512 = LAYERS(avx512);

static const Layers *best_layers(void)
{
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        return &avx512;
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
