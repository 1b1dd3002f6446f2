/* The arithmetic of a step, compiled once for each level of vector instructions.
 *
 * levels.h includes this file with LEVEL(name) giving each copy its own names. */

#define INLINE static inline __attribute__((always_inline))

#define splat LEVEL(splat)
#define to_fixed LEVEL(to_fixed)
#define affine_columns LEVEL(affine_columns)
#define select_lanes LEVEL(select_lanes)
#define clamped LEVEL(clamped)
#define sum_lanes LEVEL(sum_lanes)
#define vector_exp LEVEL(vector_exp)
#define vector_sigmoid LEVEL(vector_sigmoid)
#define vector_tanh LEVEL(vector_tanh)

/* As many floats as a register holds; compilers keep longer vectors in memory. */
#ifdef NARROW
#define WIDTH NARROW_LANES
#define floats narrow
#define ints narrow_ints
#else
#define WIDTH LANES
#define floats vfloat
#define ints vint
#endif

INLINE floats splat(float v)
{
    return v - (floats){0}; /* written so that compilers see one broadcast */
}

INLINE floats select_lanes(ints mask, floats yes, floats no)
{
    return (floats)(((ints)yes & mask) | ((ints)no & ~mask));
}

INLINE float sum_lanes(floats v)
{
    float sum = 0;
    for (int i = 0; i < WIDTH; i++)
        sum += v[i];
    return sum;
}

/* x, but not less than low nor more than high. */
INLINE floats clamped(floats x, floats low, floats high)
{
    x = select_lanes(x < low, low, x);
    return select_lanes(x > high, high, x);
}

/* e^x, within 2 units in the last place; coefficients of Cephes' expf (S. Moshier). */
INLINE floats vector_exp(floats x)
{
    const floats low = splat(-87.0f), high = splat(88.0f), magic = splat(12582912.0f); /* 1.5 * 2^23: rounds to int */
    x = clamped(x, low, high);
    const floats shifted = x * splat(1.44269504088896341f) + magic;
    const floats n = shifted - magic;
    const floats r = (x - n * splat(0.693359375f)) + n * splat(2.12194440e-4f);
    floats p = splat(1.9875691500e-4f);
    p = p * r + splat(1.3981999507e-3f);
    p = p * r + splat(8.3334519073e-3f);
    p = p * r + splat(4.1665795894e-2f);
    p = p * r + splat(1.6666665459e-1f);
    p = p * r + splat(5.0000001201e-1f);
    const floats mantissa = (p * r) * r + (r + splat(1.0f));
    const ints power = ((ints)shifted - (ints)magic + 127) << 23;
    return mantissa * (floats)power;
}

INLINE floats vector_sigmoid(floats x)
{
    return splat(1.0f) / (splat(1.0f) + vector_exp(-x));
}

INLINE floats vector_tanh(floats x)
{
    return splat(1.0f) - splat(2.0f) / (splat(1.0f) + vector_exp(x + x));
}

#ifdef DOT
/* Multiples of 1 / one. */
INLINE void to_fixed(float one, size_t count, const float *x, int16_t *fixed)
{
    for (size_t k = 0; k < count; k++) {
        const float shifted = x[k] * one + 12582912.0f; /* 1.5 * 2^23: rounds to int */
        int32_t bits;
        memcpy(&bits, &shifted, 4);
        fixed[k] = (int16_t)bits;
    }
}
#endif

#ifdef NARROW
#include "narrow_products.h"
#else
#include "wide_products.h"
#endif

/* y (panels * PANEL), of which the panels [first, end), = x (rows) W + b. */
static void LEVEL(affine)(const Affine *a, int first, int end, const float *x, float *y)
{
    uint16_t active[a->rows];
    int count = 0;
    for (int r = 0; r < a->rows; r++) {
        active[count] = (uint16_t)r;
        count += x[r] != 0.0f;
    }
    affine_columns(a, first, end, count, active, x, y);
}

/* Gates (panels of i, j, f, o of LANES units, forget bias already added) and c -> c and the next h, of some panels. */
static void LEVEL(lstm_update)(int first, int end, const float *gates, float *c, float *next)
{
    const int n = LANES / WIDTH;
    for (int p = first; p < end; p++) {
        const floats *i = (const floats *)(gates + p * PANEL), *j = i + n, *f = j + n, *o = f + n;
        floats *cells = (floats *)(c + p * LANES), *outputs = (floats *)(next + p * LANES);
        for (int k = 0; k < n; k++) {
            cells[k] = cells[k] * vector_sigmoid(f[k]) + vector_sigmoid(i[k]) * vector_tanh(j[k]);
            outputs[k] = vector_tanh(cells[k]) * vector_sigmoid(o[k]);
        }
    }
}

static void LEVEL(softmax)(int count, const float *logits, float temperature, float *probabilities)
{
    float scaled[MOST_CLASSES] __attribute__((aligned(64))) = {0}, highest = logits[0] / temperature, sum = 0;
    for (int k = 0; k < count; k++) {
        scaled[k] = logits[k] / temperature;
        highest = scaled[k] > highest ? scaled[k] : highest;
    }
    for (int k = 0; k < count; k += WIDTH) {
        floats *v = (floats *)(scaled + k);
        *v = vector_exp(*v - splat(highest));
    }
    for (int k = 0; k < count; k++)
        sum += scaled[k];
    for (int k = 0; k < count; k++)
        probabilities[k] = scaled[k] / sum;
}

/* scores (length), of which the slots [first, end), = vector . tanh(key + query). */
static void LEVEL(score)(const Attention *a, int units, int first, int end, const float *query, const float *key_rows,
                         float *scores)
{
    const int n = units / WIDTH;
    const floats *q = (const floats *)query, *vector = (const floats *)a->vector, *keys = (const floats *)key_rows;
    for (int t = first; t < end; t++) {
        floats score = splat(0.0f);
        for (int k = 0; k < n; k++)
            score += vector[k] * vector_tanh(keys[t * n + k] + q[k]);
        scores[t] = sum_lanes(score);
    }
}

/* attended = sum of memory, weighed by the softmax of the scores, of the units [first, end) * LANES. */
static void LEVEL(attend)(const Attention *a, int units, int first, int end, const float *scores,
                          const float *memory_rows, float *out)
{
    const int n = units / WIDTH, from = first * LANES / WIDTH, to = end * LANES / WIDTH;
    const floats *memory = (const floats *)memory_rows;
    floats *attended = (floats *)out;
    float weights[a->length], highest = -INFINITY, sum = 0;
    for (int t = 0; t < a->length; t++)
        highest = scores[t] > highest ? scores[t] : highest;
    for (int t = 0; t < a->length; t++)
        sum += weights[t] = expf(scores[t] - highest);
    for (int k = from; k < to; k++)
        attended[k] = splat(0.0f);
    for (int t = 0; t < a->length; t++)
        for (int k = from; k < to; k++)
            attended[k] += splat(weights[t] / sum) * memory[t * n + k];
}

#undef splat
#undef to_fixed
#undef affine_columns
#undef select_lanes
#undef clamped
#undef sum_lanes
#undef vector_exp
#undef vector_sigmoid
#undef vector_tanh
#undef INLINE
#undef floats
#undef ints
#undef WIDTH
