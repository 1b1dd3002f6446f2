/* How a matrix is packed, for the level of instructions that will multiply with it. */
#ifndef SKETCHPAD_PACK_H
#define SKETCHPAD_PACK_H

#include "levels.h"

/* A matrix as a file has it: numbers (height, width), row after row, float32, or bfloat16 as the 16 bits of each; and
 * for each of its rows and columns, where among them it is, or less than 0 where it is of zeros, which a file has not. */
typedef struct {
    const void *numbers;
    int halves, height, width;
    const int32_t *rows, *columns;
} Matrix;

/* What follows the first `count` rows. */
static inline Matrix matrix_after(Matrix m, int count)
{
    m.rows += count;
    return m;
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

/* LANES columns that are packed side by side, by their places among the numbers. */
typedef struct {
    int32_t places[LANES];
    enum { NOWHERE, IN_A_ROW, ANYWHERE } where;
} Block;

/* The block of the packed columns from `first` on, of which there are `columns`. */
static Block block_at(Matrix m, int columns, int units, int first)
{
    Block block;
    int nowhere = 0, in_a_row = 0;
    for (int j = 0; j < LANES; j++) {
        const int32_t place = first + j < columns ? m.columns[source_of(units, first + j)] : -1;
        block.places[j] = place;
        nowhere += place < 0;
        in_a_row += place >= 0 && place == block.places[0] + j;
    }
    block.where = nowhere == LANES ? NOWHERE : in_a_row == LANES ? IN_A_ROW : ANYWHERE;
    return block;
}

static inline float number_at(Matrix m, size_t at)
{
    if (!m.halves)
        return ((const float *)m.numbers)[at];
    const uint32_t bits = (uint32_t)((const uint16_t *)m.numbers)[at] << 16;
    float number;
    memcpy(&number, &bits, 4);
    return number;
}

/* A block of one row. */
static inline void read_block(Matrix m, const Block *block, int row, float *to)
{
    const size_t first = (size_t)(m.rows[row] < 0 ? 0 : m.rows[row]) * m.width;
    if (m.rows[row] < 0 || block->where == NOWHERE) {
        memset(to, 0, LANES * 4);
    } else if (block->where == ANYWHERE) {
        for (int j = 0; j < LANES; j++)
            to[j] = block->places[j] < 0 ? 0.0f : number_at(m, first + block->places[j]);
    } else if (m.halves) {
        uint32_t bits[LANES];
        const uint16_t *halves = (const uint16_t *)m.numbers + first + block->places[0];
        for (int j = 0; j < LANES; j++)
            bits[j] = (uint32_t)halves[j] << 16;
        memcpy(to, bits, LANES * 4);
    } else {
        memcpy(to, (const float *)m.numbers + first + block->places[0], LANES * 4);
    }
}

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
static inline void pack_halves(const int lanes, int stripe, const float *weights, uint32_t *row)
{
    for (; stripe > 0; stripe -= 2 * lanes, weights += 2 * lanes, row += lanes) {
        uint32_t bits[2 * LANES];
        memcpy(bits, weights, (size_t)lanes * 8);
        for (int j = 0; j < lanes; j++)
            row[j] = bits[j] >> 16 | (bits[lanes + j] & 0xffff0000u);
    }
}

/* FLOATS or HALVES, of weights that are zeros. Few rows of all panels at a time, so that what is read of a row is still
 * near when the next panel goes on with it. 0 when memory ran out. */
static int pack_rows(Affine *a, const Layers *compute, int units, Matrix m)
{
    enum { TOGETHER = 8, BLOCKS = PANEL / LANES };
    const int stripe = compute->stripe, words = stripe * bytes_of(a->form) / 4;
    Block *blocks = malloc((size_t)a->panels * BLOCKS * sizeof *blocks);
    if (blocks == NULL)
        return 0;
    for (int b = 0; b < a->panels * BLOCKS; b++)
        blocks[b] = block_at(m, a->columns, units, b * LANES);
    for (int begin = 0; begin < a->rows; begin += TOGETHER) {
        const int end = a->rows - begin < TOGETHER ? a->rows : begin + TOGETHER;
        for (int panel = 0; panel < a->panels; panel++) {
            for (int r = begin; r < end; r++) {
                float row[PANEL];
                if (m.rows[r] < 0)
                    continue;
                for (int b = 0; b < BLOCKS; b++)
                    read_block(m, &blocks[panel * BLOCKS + b], r, row + b * LANES);
                for (int first = 0; first < PANEL; first += stripe) {
                    const size_t at = ((size_t)panel * PANEL + first) / stripe * a->rows + r;
                    uint32_t *packed = (uint32_t *)a->weights + at * words;
                    if (a->form == FLOATS)
                        memcpy(packed, row + first, (size_t)stripe * 4);
                    else if (compute->lanes == LANES)
                        pack_halves(LANES, stripe, row + first, packed);
                    else
                        pack_halves(NARROW_LANES, stripe, row + first, packed);
                }
            }
        }
    }
    free(blocks);
    return 1;
}

static void pack_fixed(int stripe, float one, int rows, int columns, const float *weights, int16_t *packed, float *unit)
{
    float largest[PANEL] = {0}, sums[PANEL] = {0}, scale[PANEL] = {0};
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < columns; j++) {
            const float size = fabsf(weights[r * stripe + j]);
            largest[j] = size > largest[j] ? size : largest[j];
            sums[j] += size;
        }
    }
    const float most = (2147483000.0f - rows * one) / one; /* rounding adds up to half a unit a row */
    for (int j = 0; j < columns; j++) {
        if (largest[j] == 0)
            continue;
        scale[j] = fminf(32767 / largest[j], most / sums[j]);
        unit[j] = 1 / (scale[j] * one);
    }
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            packed[(r / 2 * stripe + j) * 2 + r % 2] = (int16_t)rintf(weights[r * stripe + j] * scale[j]);
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

static void pack_bytes(int stripe, int rows, int columns, const float *weights, int8_t *packed, float *unit,
                       int32_t *offset)
{
    for (int j = 0; j < columns; j++) {
        const float one = byte_unit(rows, weights + j, (size_t)stripe);
        unit[j] = one / DIGITS_ONE;
        for (int r = 0; r < rows; r++) {
            const int number = (int)(weights[r * stripe + j] / one);
            packed[(r / 4 * stripe + j) * 4 + r % 4] = (int8_t)number;
            offset[j] += 128 * number;
        }
    }
}

/* The columns of a stripe (rows, stripe) of whole blocks, in the order in which they are packed. */
static void read_stripe(Matrix m, const Affine *a, int units, int first, int stripe, float *to)
{
    for (int j = 0; j < stripe; j += LANES) {
        const Block block = block_at(m, a->columns, units, first + j);
        for (int r = 0; r < a->rows; r++)
            read_block(m, &block, r, to + (size_t)r * stripe + j);
    }
}

/* FIXED or BYTES, whose columns are scaled by what is in them. */
static void pack_columns(Affine *a, const Layers *compute, int units, Matrix m, float *read)
{
    const int stripe = compute->stripe;
    const size_t words = (size_t)a->rows * stripe * bytes_of(a->form) / 4;
    uint32_t *packed = (uint32_t *)a->weights;
    for (int first = 0; first < a->columns; first += stripe, packed += words) {
        const int columns = a->columns - first < stripe ? a->columns - first : stripe;
        float *unit = (float *)a->unit + first;
        read_stripe(m, a, units, first, stripe, read);
        if (a->form == FIXED)
            pack_fixed(stripe, a->one, a->rows, columns, read, (int16_t *)packed, unit);
        else
            pack_bytes(stripe, a->rows, columns, read, (int8_t *)packed, unit, (int32_t *)a->offset + first);
    }
}

/* What may be done to a matrix. */
typedef enum {
    FOR_ANY_X,     /* nothing, because x may be anything */
    FOR_OUTPUTS,   /* fixed point that loses nothing, because x is what LSTMs say: |x| <= 1 */
    FOR_OUTPUTS_ROUNDED, /* fixed point of 16 bits too */
} Use;

/* Whether eight bits hold all columns, which are read through `stripe` (rows, as many columns as of a stripe). */
static int fits_bytes(Matrix m, const Affine *a, int units, int width, float *stripe)
{
    for (int first = 0; first < a->columns; first += width) {
        read_stripe(m, a, units, first, width, stripe);
        for (int j = 0; j < width && first + j < a->columns; j++)
            if (byte_unit(a->rows, stripe + j, (size_t)width) == 0)
                return 0;
    }
    return a->rows % 4 == 0;
}

static Form form_of(Matrix m, const Affine *a, const Layers *compute, int units, Use use, float *stripe)
{
    if (use != FOR_ANY_X && compute->bytes && fits_bytes(m, a, units, compute->stripe, stripe))
        return BYTES;
    if (use == FOR_OUTPUTS_ROUNDED && compute->fixed)
        return FIXED;
    return m.halves || fits_bfloat16(m.numbers, (size_t)m.height * m.width) ? HALVES : FLOATS;
}

/* Pack a matrix (rows, columns) and `bias` (columns, or NULL for zeros), of gates of so many units or AS_THEY_ARE. 0 when
 * memory ran out. */
static int affine_pack(Affine *a, const Layers *compute, int rows, int columns, int units, Matrix m, const float *bias,
                       Use use)
{
    a->rows = rows;
    a->columns = columns;
    a->panels = round_up(columns, PANEL) / PANEL;
    a->one = 65536 / sqrtf((float)(rows < LANES ? LANES : rows)); /* rounds x about as much as the weights */
    const int stripe = compute->stripe;
    const size_t padded = (size_t)a->panels * PANEL;
    float *read = vector_alloc((size_t)rows * stripe * 4);
    a->bias = vector_alloc(padded * 4);
    a->unit = vector_alloc(padded * 4);
    a->offset = vector_alloc(padded * 4);
    if (read != NULL) {
        a->form = form_of(m, a, compute, units, use, read);
        a->weights = vector_alloc(padded * rows * bytes_of(a->form));
    }
    const int complete = a->weights != NULL && a->bias != NULL && a->unit != NULL && a->offset != NULL;
    for (int j = 0; complete && bias != NULL && j < columns; j += LANES)
        memcpy((float *)a->bias + j, bias + source_of(units, j), (size_t)(columns - j < LANES ? columns - j : LANES) * 4);
    int packed = complete;
    if (complete && (a->form == FLOATS || a->form == HALVES))
        packed = pack_rows(a, compute, units, m);
    else if (complete)
        pack_columns(a, compute, units, m, read);
    free(read);
    return packed;
}

#endif
