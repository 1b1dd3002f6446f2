/* Products in whole panels, for processors with vectors of sixteen floats, or with no vectors worth a name. */

#define add_block LEVEL(add_block)
#define add_fixed_block LEVEL(add_fixed_block)

/* One panel's columns of y = x W + b; `active` (count) are the rows where x is not 0. */
INLINE void affine_panel(const Affine *a, int p, int count, const uint16_t *active, const float *x, float *y)
{
    const vfloat *bias = a->bias + 4 * p;
    vfloat s0 = bias[0], s1 = bias[1], s2 = bias[2], s3 = bias[3];
    if (a->form == HALVES) {
        const vuint *panel = a->weights + (size_t)p * a->rows * 2, mask = {0};
        const vuint high = mask + 0xffff0000u;
        for (int k = 0; k < count; k++) {
            const vuint *w = panel + 2 * active[k];
            const vfloat v = splat(x[active[k]]);
            s0 += v * (vfloat)(w[0] << 16);
            s1 += v * (vfloat)(w[0] & high);
            s2 += v * (vfloat)(w[1] << 16);
            s3 += v * (vfloat)(w[1] & high);
        }
    } else {
        const vfloat *panel = (const vfloat *)a->weights + (size_t)p * a->rows * 4;
        for (int k = 0; k < count; k++) {
            const vfloat *w = panel + 4 * active[k];
            const vfloat v = splat(x[active[k]]);
            s0 += v * w[0];
            s1 += v * w[1];
            s2 += v * w[2];
            s3 += v * w[3];
        }
    }
    vfloat *out = (vfloat *)y;
    out[0] = s0;
    out[1] = s1;
    out[2] = s2;
    out[3] = s3;
}

/* One panel's columns of y += x W, for a fixed number of rows at a time so that their sums stay in registers. */
INLINE void add_block(const Affine *a, int panel, const int rows, const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    vfloat sums[ROWS_AT_ONCE][4];
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 4; v++)
            sums[r][v] = ((const vfloat *)(y + r * width))[v];
    if (a->form == HALVES) {
        const vuint *w = a->weights + (size_t)panel * a->rows * 2, mask = {0};
        const vuint high = mask + 0xffff0000u;
        for (int k = 0; k < a->rows; k++, w += 2) {
            const vfloat w0 = (vfloat)(w[0] << 16), w1 = (vfloat)(w[0] & high);
            const vfloat w2 = (vfloat)(w[1] << 16), w3 = (vfloat)(w[1] & high);
            for (int r = 0; r < rows; r++) {
                const vfloat v = splat(x[r * a->rows + k]);
                sums[r][0] += v * w0;
                sums[r][1] += v * w1;
                sums[r][2] += v * w2;
                sums[r][3] += v * w3;
            }
        }
    } else {
        const vfloat *w = (const vfloat *)a->weights + (size_t)panel * a->rows * 4;
        for (int k = 0; k < a->rows; k++, w += 4) {
            for (int r = 0; r < rows; r++) {
                const vfloat v = splat(x[r * a->rows + k]);
                sums[r][0] += v * w[0];
                sums[r][1] += v * w[1];
                sums[r][2] += v * w[2];
                sums[r][3] += v * w[3];
            }
        }
    }
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 4; v++)
            ((vfloat *)(y + r * width))[v] = sums[r][v];
}

#ifdef DOT
/* The same in fixed point; x in pairs. */
INLINE void add_fixed_block(const Affine *a, int panel, const int rows, const int32_t *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    const int pairs = a->rows / 2;
    const vint *w = (const vint *)a->weights + (size_t)panel * pairs * 4, zero = {0};
    vint sums[ROWS_AT_ONCE][4];
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 4; v++)
            sums[r][v] = zero;
    for (int k = 0; k < pairs; k++, w += 4) {
        for (int r = 0; r < rows; r++) {
            const vint pair = zero + x[r * pairs + k];
            for (int v = 0; v < 4; v++)
                sums[r][v] = DOT(sums[r][v], w[v], pair);
        }
    }
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 4; v++)
            ((vfloat *)(y + r * width))[v] += __builtin_convertvector(sums[r][v], vfloat) * a->unit[4 * panel + v];
}

/* Some rows, as many as their fixed numbers may take on the stack. */
static void LEVEL(add_fixed)(const Affine *a, int first, int end, int rows, const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    int32_t fixed[rows * a->rows / 2];
    to_fixed(a->one, (size_t)rows * a->rows, x, (int16_t *)fixed);
    const int blocks = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    for (int p = first; p < end; p++) {
        for (int block = 0; block < blocks; block++) {
            const int row = rows * block / blocks, count = rows * (block + 1) / blocks - row;
            FOR_ROWS(count, add_fixed_block, a, p, fixed + row * (a->rows / 2), y + row * width + p * PANEL);
        }
    }
}
#endif

/* y += x W in the panels [first, end); x (rows, a->rows), y (rows, panels * PANEL) aligned as a vector. */
static void LEVEL(add_product)(const Affine *a, int first, int end, int rows, const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
#ifdef DOT
    if (a->form == FIXED) {
        for (; rows > 0; rows -= FIXED_ROWS, x += FIXED_ROWS * a->rows, y += FIXED_ROWS * width)
            LEVEL(add_fixed)(a, first, end, rows < FIXED_ROWS ? rows : FIXED_ROWS, x, y);
        return;
    }
#endif
    const int blocks = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    for (int p = first; p < end; p++) {
        for (int block = 0; block < blocks; block++) {
            const int row = rows * block / blocks, count = rows * (block + 1) / blocks - row;
            FOR_ROWS(count, add_block, a, p, x + (size_t)row * a->rows, y + row * width + p * PANEL);
        }
    }
}

/* y += one row of W, in the panels [first, end). */
static void LEVEL(add_row)(const Affine *a, int first, int end, int row, float *y)
{
    const vuint mask = {0}, high = mask + 0xffff0000u;
    for (int p = first; p < end; p++) {
        vfloat *sums = (vfloat *)y + 4 * p;
        if (a->form == HALVES) {
            const vuint *w = a->weights + ((size_t)p * a->rows + row) * 2;
            sums[0] += (vfloat)(w[0] << 16);
            sums[1] += (vfloat)(w[0] & high);
            sums[2] += (vfloat)(w[1] << 16);
            sums[3] += (vfloat)(w[1] & high);
        } else {
            const vfloat *w = (const vfloat *)a->weights + ((size_t)p * a->rows + row) * 4;
            for (int v = 0; v < 4; v++)
                sums[v] += w[v];
        }
    }
}

#undef add_block
#undef add_fixed_block
