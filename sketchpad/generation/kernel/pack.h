/* How a matrix is packed, for the level of instructions that will multiply with it. */
#ifndef SKETCHPAD_PACK_H
#define SKETCHPAD_PACK_H

#include "levels.h"

static int fits_bfloat16(const float *values, size_t count)
{
    enum { BLOCK = 1024 };
    for (size_t done = 0; done < count; done += BLOCK) {
        uint32_t bits[BLOCK] = {0}, lost = 0;
        memcpy(bits, values + done, (count - done < BLOCK ? count - done : BLOCK) * 4);
        for (int i = 0; i < BLOCK; i++)
            lost |= bits[i];
        if (lost & 0xffff)
            return 0;
    }
    return 1;
}

/* A row of one stripe in HALVES, for registers of so many `lanes`; in blocks of two registers of columns, the first of
 * which are the low halves of words. */
static void pack_halves(int lanes, int columns, const float *weights, uint32_t *row)
{
    for (; columns > 0; columns -= 2 * lanes, weights += 2 * lanes, row += lanes) {
        uint32_t bits[2 * LANES] = {0};
        memcpy(bits, weights, (size_t)(columns < 2 * lanes ? columns : 2 * lanes) * 4);
        for (int j = 0; j < lanes; j++)
            row[j] = bits[j] >> 16 | (bits[lanes + j] & 0xffff0000u);
    }
}

/* Up to LANES columns of a stripe, `stride` apart from row to row. */
static void pack_fixed(int stripe, float one, int rows, int columns, const float *weights, size_t stride,
                       int16_t *packed, float *unit)
{
    float largest[LANES] = {0}, sums[LANES] = {0};
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < columns; j++) {
            const float size = fabsf(weights[r * stride + j]);
            largest[j] = size > largest[j] ? size : largest[j];
            sums[j] += size;
        }
    }
    const float most = (2147483000.0f - rows * one) / one; /* rounding adds up to half a unit a row */
    float scale[LANES] = {0};
    for (int j = 0; j < columns; j++) {
        if (largest[j] == 0)
            continue;
        scale[j] = fminf(32767 / largest[j], most / sums[j]);
        unit[j] = 1 / (scale[j] * one);
    }
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            packed[(r / 2 * stripe + j) * 2 + r % 2] = (int16_t)rintf(weights[r * stride + j] * scale[j]);
}

/* The power of two of which eight bits can hold the most of a column, or 0 when they lose any of it. */
static float byte_unit(int rows, const float *weights, size_t stride)
{
    float largest = 0;
    for (int r = 0; r < rows; r++)
        largest = fmaxf(largest, fabsf(weights[r * stride]));
    int exponent;
    const float share = frexpf(largest / 127, &exponent), unit = ldexpf(1, share == 0.5f ? exponent - 1 : exponent);
    for (int r = 0; r < rows; r++)
        if (weights[r * stride] / unit != rintf(weights[r * stride] / unit))
            return 0;
    return unit;
}

static int fits_bytes(int rows, int columns, const float *weights)
{
    for (int j = 0; j < columns; j++)
        if (byte_unit(rows, weights + j, (size_t)columns) == 0)
            return 0;
    return rows % 4 == 0;
}

/* Up to LANES columns of a stripe, `stride` apart from row to row. */
static void pack_bytes(int stripe, int rows, int columns, const float *weights, size_t stride, int8_t *packed,
                       float *unit, int32_t *offset)
{
    for (int j = 0; j < columns; j++) {
        const float one = byte_unit(rows, weights + j, stride);
        unit[j] = one / DIGITS_ONE;
        for (int r = 0; r < rows; r++) {
            const int number = (int)(weights[r * stride + j] / one);
            packed[(r / 4 * stripe + j) * 4 + r % 4] = (int8_t)number;
            offset[j] += 128 * number;
        }
    }
}

/* How a matrix's columns are laid out: as they are; or those of four gates (i, j, f, o) of so many units each, of which
 * sixteen units' are packed side by side, a panel, so that who computes a panel can update its units. */
enum { AS_THEY_ARE = 0 };

/* Where a packed column comes from, and with it the rest of its LANES. */
static int source_of(int units, int column)
{
    const int block = column / LANES;
    return units == AS_THEY_ARE ? column : block % 4 * units + block / 4 * LANES + column % LANES;
}

/* Copy `columns` of one row to where they are packed. */
static void gather(int units, int first, int columns, const float *from, float *to)
{
    for (int j = 0; j < columns; j += LANES)
        memcpy(to + j, from + source_of(units, first + j), (size_t)(columns - j < LANES ? columns - j : LANES) * 4);
}

/* Some columns of a stripe in fixed point. */
static void pack_lanes(Affine *a, int stripe, int first, int columns, const float *weights, size_t stride, int at,
                       uint32_t *packed)
{
    float *unit = (float *)a->unit + first;
    if (a->form == FIXED)
        pack_fixed(stripe, a->one, a->rows, columns, weights, stride, (int16_t *)packed + 2 * at, unit);
    else
        pack_bytes(stripe, a->rows, columns, weights, stride, (int8_t *)packed + 4 * at, unit,
                   (int32_t *)a->offset + first);
}

static void pack_stripe(Affine *a, const Layers *compute, int units, int first, const float *weights, uint32_t *packed)
{
    const int stripe = compute->stripe, words = stripe * bytes_of(a->form) / 4;
    const int columns = a->columns - first < stripe ? a->columns - first : stripe;
    const size_t stride = (size_t)a->columns;
    float row[PANEL];
    if (a->form == FIXED || a->form == BYTES) {
        for (int j = 0; j < columns; j += LANES)
            pack_lanes(a, stripe, first + j, columns - j < LANES ? columns - j : LANES,
                       weights + source_of(units, first + j), stride, j, packed);
        return;
    }
    for (int r = 0; r < a->rows; r++, packed += words) {
        gather(units, first, columns, weights + r * stride, a->form == FLOATS ? (float *)packed : row);
        if (a->form == HALVES)
            pack_halves(compute->lanes, columns, row, packed);
    }
}

/* What may be done to a matrix. */
typedef enum {
    FOR_ANY_X,     /* nothing, because x may be anything */
    FOR_OUTPUTS,   /* fixed point that loses nothing, because x is what LSTMs say: |x| <= 1 */
    FOR_OUTPUTS_ROUNDED, /* fixed point of 16 bits too */
} Use;

static Form form_of(const Layers *compute, Use use, int rows, int columns, const float *weights)
{
    if (use != FOR_ANY_X && compute->bytes && fits_bytes(rows, columns, weights))
        return BYTES;
    if (use == FOR_OUTPUTS_ROUNDED && compute->fixed)
        return FIXED;
    return fits_bfloat16(weights, (size_t)rows * columns) ? HALVES : FLOATS;
}

/* Pack `weights` (rows, columns) and `bias` (columns, or NULL for zeros), of gates of so many units or AS_THEY_ARE. 0 when
 * memory ran out. */
static int affine_pack(Affine *a, const Layers *compute, int rows, int columns, int units, const float *weights,
                       const float *bias, Use use)
{
    a->rows = rows;
    a->columns = columns;
    a->panels = round_up(columns, PANEL) / PANEL;
    a->form = form_of(compute, use, rows, columns, weights);
    a->one = 65536 / sqrtf((float)(rows < LANES ? LANES : rows)); /* rounds x about as much as the weights */
    const int stripe = compute->stripe;
    const size_t padded = (size_t)a->panels * PANEL, words = (size_t)rows * stripe * bytes_of(a->form) / 4;
    a->weights = vector_alloc(padded / stripe * words * 4);
    a->bias = vector_alloc(padded * 4);
    a->unit = vector_alloc(padded * 4);
    a->offset = vector_alloc(padded * 4);
    if (a->weights == NULL || a->bias == NULL || a->unit == NULL || a->offset == NULL)
        return 0;
    if (bias != NULL)
        gather(units, 0, columns, bias, (float *)a->bias);
    uint32_t *packed = (uint32_t *)a->weights;
    for (int first = 0; first < columns; first += stripe, packed += words)
        pack_stripe(a, compute, units, first, weights, packed);
    return 1;
}

#endif
