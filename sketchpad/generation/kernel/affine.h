/* y = x W + b for one x, with W packed for streaming.
 *
 * W is cut into panels of 64 columns, each stored row after row, so that a panel's sums stay in registers while its
 * weights stream by once. Rows whose x is zero are not read: most network inputs are one-hot. Weights that bfloat16
 * holds without loss are stored as such, two in a word, which halves the memory that a step has to read. */
#ifndef SKETCHPAD_AFFINE_H
#define SKETCHPAD_AFFINE_H

#include "vector.h"

#define PANEL 64

typedef struct {
    int rows, columns, panels;
    int half;       /* 1: bfloat16 pairs, column j low and column j + 16 high; 0: float32 */
    vuint *weights; /* panels * rows * (half ? 2 : 4) vectors */
    vfloat *bias;   /* panels * 4 vectors */
} Affine;

static int fits_bfloat16(const float *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, values + i, 4);
        if (bits & 0xffff)
            return 0;
    }
    return 1;
}

static void affine_free(Affine *a)
{
    free(a->weights);
    free(a->bias);
}

/* Pack `weights` (rows, columns) and `bias` (columns, or NULL for zeros). 0 when memory ran out. */
static int affine_pack(Affine *a, int rows, int columns, const float *weights, const float *bias)
{
    a->rows = rows;
    a->columns = columns;
    a->panels = round_up(columns, PANEL) / PANEL;
    a->half = fits_bfloat16(weights, (size_t)rows * columns);
    const int words = a->half ? PANEL / 2 : PANEL;
    a->weights = vector_alloc((size_t)a->panels * rows * words * 4);
    a->bias = vector_alloc((size_t)a->panels * PANEL * 4);
    if (a->weights == NULL || a->bias == NULL)
        return 0;
    if (bias != NULL)
        memcpy(a->bias, bias, (size_t)columns * 4);
    uint32_t *packed = (uint32_t *)a->weights;
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
            uint32_t bits;
            memcpy(&bits, weights + (size_t)r * columns + c, 4);
            uint32_t *row = packed + ((size_t)(c / PANEL) * rows + r) * words;
            const int j = c % PANEL;
            if (!a->half)
                row[j] = bits;
            else
                row[j / (2 * LANES) * LANES + j % LANES] |= j % (2 * LANES) < LANES ? bits >> 16 : bits;
        }
    }
    return 1;
}

#endif
