/* y = x W + b, with W packed for streaming.
 *
 * W is cut into panels of 64 columns, each stored row after row, so that a panel's sums stay in registers while its
 * weights stream by once. Weights that bfloat16 holds without loss are stored as such, two in a word, which halves the
 * memory that a step has to read.
 *
 * Fixed point is for large W and |x| <= 1: whole numbers of 16 bits, of which one instruction multiplies and adds twice
 * as many. x is rounded to multiples of 1 / ONE. A column's weights are scaled to be as large as they can without a sum
 * that overflows 32 bits, whatever x is; so sums are exact, and the same in any order. */
#ifndef SKETCHPAD_AFFINE_H
#define SKETCHPAD_AFFINE_H

#include <math.h>

#include "vector.h"

#define PANEL 64
#define ONE 2048 /* about as many bits for x as are left for the weights of a thousand rows */

typedef enum {
    FLOATS, /* float32 */
    HALVES, /* pairs of bfloat16: column j low and column j + 16 high */
    FIXED,  /* pairs of int16: row k low and row k + 1 high */
} Form;

typedef struct {
    int rows, columns, panels;
    Form form;
    vuint *weights; /* panels * rows * (form == FLOATS ? 4 : 2) vectors */
    vfloat *bias;   /* panels * 4 vectors */
    vfloat *unit;   /* panels * 4 vectors: FIXED: what a sum's 1 stands for */
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
    free(a->unit);
}

static void pack_row(Form form, int columns, const float *weights, uint32_t *row)
{
    for (int j = 0; j < columns; j++) {
        uint32_t bits;
        memcpy(&bits, weights + j, 4);
        if (form == FLOATS)
            row[j] = bits;
        else
            row[j / (2 * LANES) * LANES + j % LANES] |= j % (2 * LANES) < LANES ? bits >> 16 : bits & 0xffff0000u;
    }
}

/* One panel of `columns` columns, `stride` apart from row to row. */
static void pack_fixed(int rows, int columns, const float *weights, size_t stride, int16_t *panel, float *unit)
{
    float largest[PANEL] = {0}, sums[PANEL] = {0};
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < columns; j++) {
            const float size = fabsf(weights[r * stride + j]);
            largest[j] = size > largest[j] ? size : largest[j];
            sums[j] += size;
        }
    }
    const float most = (2147483000.0f - rows * (float)ONE) / ONE; /* rounding adds up to half a unit a row */
    float scale[PANEL] = {0};
    for (int j = 0; j < columns; j++) {
        if (largest[j] == 0)
            continue;
        scale[j] = fminf(32767 / largest[j], most / sums[j]);
        unit[j] = 1 / (scale[j] * ONE);
    }
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            panel[(r / 2 * PANEL + j) * 2 + r % 2] = (int16_t)rintf(weights[r * stride + j] * scale[j]);
}

/* Pack `weights` (rows, columns) and `bias` (columns, or NULL for zeros); `fixed` needs an even number of rows. 0 when
 * memory ran out. */
static int affine_pack(Affine *a, int rows, int columns, const float *weights, const float *bias, int fixed)
{
    a->rows = rows;
    a->columns = columns;
    a->panels = round_up(columns, PANEL) / PANEL;
    a->form = fixed ? FIXED : fits_bfloat16(weights, (size_t)rows * columns) ? HALVES : FLOATS;
    const size_t words = a->form == FLOATS ? PANEL : PANEL / 2, padded = (size_t)a->panels * PANEL;
    a->weights = vector_alloc(a->panels * rows * words * 4);
    a->bias = vector_alloc(padded * 4);
    a->unit = vector_alloc(padded * 4);
    if (a->weights == NULL || a->bias == NULL || a->unit == NULL)
        return 0;
    if (bias != NULL)
        memcpy(a->bias, bias, (size_t)columns * 4);
    for (int p = 0; p < a->panels; p++) {
        uint32_t *panel = (uint32_t *)a->weights + p * rows * words;
        const float *from = weights + (size_t)p * PANEL;
        const int count = columns - p * PANEL < PANEL ? columns - p * PANEL : PANEL;
        if (fixed)
            pack_fixed(rows, count, from, columns, (int16_t *)panel, (float *)a->unit + p * PANEL);
        for (int r = 0; !fixed && r < rows; r++)
            pack_row(a->form, count, from + (size_t)r * columns, panel + r * words);
    }
    return 1;
}

#endif
