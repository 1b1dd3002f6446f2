/* Products in whole panels, for processors with vectors of sixteen floats, or with no vectors worth a name.
 *
 * A sum waits for each addition to it, so that one row's sums of one panel would leave most of the time unused: of a
 * single row, two panels are done side by side. */

#define weights_of_row LEVEL(weights_of_row)
#define affine_panels LEVEL(affine_panels)
#define affine_in_form LEVEL(affine_in_form)
#define add_block LEVEL(add_block)
#define add_block_of LEVEL(add_block_of)
#define add_rows LEVEL(add_rows)
#define add_in_form LEVEL(add_in_form)
#define add_fixed_block LEVEL(add_fixed_block)
#define to_digits LEVEL(to_digits)
#define add_bytes_block LEVEL(add_bytes_block)

/* One row of a panel, as four vectors; in FLOATS or HALVES. */
INLINE void weights_of_row(const Affine *a, const Form form, int panel, int row, vfloat *w)
{
    const size_t at = (size_t)panel * a->rows + row;
    const vuint *bits = a->weights + (form == HALVES ? 2 : 4) * at, zero = {0}, high = zero + 0xffff0000u;
    for (int v = 0; v < 4; v++)
        w[v] = (vfloat)(form == FLOATS ? bits[v] : v % 2 ? bits[v / 2] & high : bits[v / 2] << 16);
}

/* Some panels' columns of y = x W + b; `active` (count) are the rows where x is not 0. */
INLINE void affine_panels(const Affine *a, const Form form, int panel, const int panels, int count,
                          const uint16_t *active, const float *x, float *y)
{
    vfloat sums[2][4], w[4];
    for (int p = 0; p < panels; p++)
        for (int v = 0; v < 4; v++)
            sums[p][v] = a->bias[4 * (panel + p) + v];
    for (int k = 0; k < count; k++) {
        const vfloat factor = splat(x[active[k]]);
        for (int p = 0; p < panels; p++) {
            weights_of_row(a, form, panel + p, active[k], w);
            for (int v = 0; v < 4; v++)
                sums[p][v] += factor * w[v];
        }
    }
    for (int p = 0; p < panels; p++)
        for (int v = 0; v < 4; v++)
            ((vfloat *)y)[4 * (panel + p) + v] = sums[p][v];
}

INLINE void affine_in_form(const Affine *a, const Form form, int first, int end, int count, const uint16_t *active,
                           const float *x, float *y)
{
    for (; first + 1 < end; first += 2)
        affine_panels(a, form, first, 2, count, active, x, y);
    if (first < end)
        affine_panels(a, form, first, 1, count, active, x, y);
}

/* y (panels * PANEL), of which the panels [first, end), = x (rows) W + b; `active` (count) are where x is not 0. */
INLINE void affine_columns(const Affine *a, int first, int end, int count, const uint16_t *active, const float *x,
                           float *y)
{
    if (a->form == HALVES)
        affine_in_form(a, HALVES, first, end, count, active, x, y);
    else
        affine_in_form(a, FLOATS, first, end, count, active, x, y);
}

/* Some panels' columns of y += x W, for a fixed number of rows at a time so that their sums stay in registers. */
INLINE void add_block(const Affine *a, const Form form, int panel, const int panels, const int rows, const float *x,
                      float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    vfloat sums[2][ROWS_AT_ONCE][4], w[4];
    for (int p = 0; p < panels; p++)
        for (int r = 0; r < rows; r++)
            for (int v = 0; v < 4; v++)
                sums[p][r][v] = ((const vfloat *)(y + r * width))[4 * (panel + p) + v];
    for (int k = 0; k < a->rows; k++) {
        for (int p = 0; p < panels; p++) {
            weights_of_row(a, form, panel + p, k, w);
            for (int r = 0; r < rows; r++) {
                const vfloat factor = splat(x[r * a->rows + k]);
                for (int v = 0; v < 4; v++)
                    sums[p][r][v] += factor * w[v];
            }
        }
    }
    for (int p = 0; p < panels; p++)
        for (int r = 0; r < rows; r++)
            for (int v = 0; v < 4; v++)
                ((vfloat *)(y + r * width))[4 * (panel + p) + v] = sums[p][r][v];
}

#ifdef DOT
/* The same in fixed point of 16 bits; x in pairs. */
INLINE void add_fixed_block(const Affine *a, int panel, const int panels, const int rows, const int32_t *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL, pairs = (size_t)a->rows / 2;
    const vint *w = (const vint *)a->weights + panel * pairs * 4, zero = {0};
    vint sums[2][ROWS_AT_ONCE][4];
    for (int p = 0; p < panels; p++)
        for (int r = 0; r < rows; r++)
            for (int v = 0; v < 4; v++)
                sums[p][r][v] = zero;
    for (size_t k = 0; k < pairs; k++) {
        for (int p = 0; p < panels; p++) {
            for (int r = 0; r < rows; r++) {
                const vint pair = zero + x[r * pairs + k];
                for (int v = 0; v < 4; v++)
                    sums[p][r][v] = DOT(sums[p][r][v], w[(p * pairs + k) * 4 + v], pair);
            }
        }
    }
    for (int p = 0; p < panels; p++)
        for (int r = 0; r < rows; r++)
            for (int v = 0; v < 4; v++)
                ((vfloat *)(y + r * width))[4 * (panel + p) + v] +=
                    __builtin_convertvector(sums[p][r][v], vfloat) * a->unit[4 * (panel + p) + v];
}
#endif

/* The same in any form but BYTES; x in floats or pairs. */
INLINE void add_block_of(const Affine *a, const Form form, int panel, const int panels, const int rows, const void *x,
                         float *y)
{
#ifdef DOT
    if (form == FIXED) {
        add_fixed_block(a, panel, panels, rows, x, y);
        return;
    }
#endif
    add_block(a, form, panel, panels, rows, x, y);
}

/* Up to ROWS_AT_ONCE rows of one panel. */
INLINE void add_rows(const Affine *a, const Form form, int panel, int rows, const void *x, float *y)
{
#define ADD(count) add_block_of(a, form, panel, 1, count, x, y)
    FOR_ROWS(rows, ADD);
#undef ADD
}

INLINE void add_in_form(const Affine *a, const Form form, int first, int end, int rows, const void *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL, x_bytes = (size_t)a->rows * (form == FIXED ? 2 : 4);
    const int blocks = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    for (; rows == 1 && first + 1 < end; first += 2)
        add_block_of(a, form, first, 2, 1, x, y);
    for (int p = first; p < end; p++) {
        for (int block = 0; block < blocks; block++) {
            const int row = rows * block / blocks, count = rows * (block + 1) / blocks - row;
            add_rows(a, form, p, count, (const char *)x + row * x_bytes, y + row * width);
        }
    }
}

#ifdef DOT_BYTES
/* x (rows, a->rows) + 1 as digits (rows, DIGITS, a->rows), the lowest first. */
INLINE void to_digits(size_t rows, size_t count, const float *x, uint8_t *digits)
{
    for (size_t r = 0; r < rows; r++, x += count, digits += DIGITS * count) {
        for (size_t k = 0; k < count; k++) {
            const int32_t number = (int32_t)(x[k] * DIGITS_ONE) + DIGITS_ONE;
            const int32_t least = number < 2 * DIGITS_ONE ? number : 2 * DIGITS_ONE - 1;
            for (int d = 0; d < DIGITS; d++)
                digits[d * count + k] = (uint8_t)(least >> 8 * d);
        }
    }
}

/* One panel's columns of y += x W in BYTES; the digits of x in fours. */
INLINE void add_bytes_block(const Affine *a, int panel, const int rows, const int32_t *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL, fours = (size_t)a->rows / 4;
    const vint *w = (const vint *)a->weights + panel * fours * 4, zero = {0};
    vint sums[2][DIGITS][4];
    for (int r = 0; r < rows; r++)
        for (int d = 0; d < DIGITS; d++)
            for (int v = 0; v < 4; v++)
                sums[r][d][v] = zero;
    for (size_t k = 0; k < fours; k++, w += 4) {
        for (int r = 0; r < rows; r++) {
            for (int d = 0; d < DIGITS; d++) {
                const vint four = zero + x[(r * DIGITS + d) * fours + k];
                for (int v = 0; v < 4; v++)
                    sums[r][d][v] = DOT_BYTES(sums[r][d][v], w[v], four);
            }
        }
    }
    for (int r = 0; r < rows; r++) {
        vfloat *out = (vfloat *)(y + r * width) + 4 * panel;
        for (int v = 0; v < 4; v++) {
            vfloat sum = __builtin_convertvector(sums[r][DIGITS - 1][v] - a->offset[4 * panel + v], vfloat);
            for (int d = DIGITS - 2; d >= 0; d--)
                sum = sum * splat(256) + __builtin_convertvector(sums[r][d][v], vfloat);
            out[v] += sum * a->unit[4 * panel + v];
        }
    }
}
#endif

#ifdef DOT
/* Some rows, as many as their fixed numbers may take on the stack. */
static void LEVEL(add_fixed)(const Affine *a, int first, int end, int rows, const float *x, float *y)
{
    const size_t numbers = (size_t)rows * a->rows;
    int32_t fixed[numbers]; /* enough for the digits, too */
#ifdef DOT_BYTES
    if (a->form == BYTES) {
        const size_t width = (size_t)a->panels * PANEL, fours = (size_t)a->rows / 4;
        to_digits((size_t)rows, (size_t)a->rows, x, (uint8_t *)fixed);
        for (int p = first; p < end; p++) {
            for (int r = 0; r + 1 < rows; r += 2)
                add_bytes_block(a, p, 2, fixed + r * DIGITS * fours, y + r * width);
            if (rows % 2)
                add_bytes_block(a, p, 1, fixed + (rows - 1) * DIGITS * fours, y + (rows - 1) * width);
        }
        return;
    }
#endif
    to_fixed(a->one, numbers, x, (int16_t *)fixed);
    add_in_form(a, FIXED, first, end, rows, fixed, y);
}
#endif

/* y += x W in the panels [first, end); x (rows, a->rows), y (rows, panels * PANEL) aligned as a vector. */
static void LEVEL(add_product)(const Affine *a, int first, int end, int rows, const float *x, float *y)
{
#ifdef DOT
    if (a->form == FIXED || a->form == BYTES) {
        const size_t width = (size_t)a->panels * PANEL;
        for (; rows > 0; rows -= FIXED_ROWS, x += FIXED_ROWS * a->rows, y += FIXED_ROWS * width)
            LEVEL(add_fixed)(a, first, end, rows < FIXED_ROWS ? rows : FIXED_ROWS, x, y);
        return;
    }
#endif
    if (a->form == HALVES)
        add_in_form(a, HALVES, first, end, rows, x, y);
    else
        add_in_form(a, FLOATS, first, end, rows, x, y);
}

/* y += one row of W, in the panels [first, end), in FLOATS or HALVES. */
static void LEVEL(add_row)(const Affine *a, int first, int end, int row, float *y)
{
    vfloat w[4];
    for (int p = first; p < end; p++) {
        weights_of_row(a, a->form, p, row, w);
        for (int v = 0; v < 4; v++)
            ((vfloat *)y)[4 * p + v] += w[v];
    }
}

#undef weights_of_row
#undef affine_panels
#undef affine_in_form
#undef add_block
#undef add_fixed_block
#undef add_block_of
#undef add_rows
#undef add_in_form
#undef to_digits
#undef add_bytes_block
