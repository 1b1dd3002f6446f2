/* Products in stripes of two registers' columns, for processors with sixteen registers of eight floats or 32 of four.
 *
 * Compilers keep longer vectors in memory, at ten times the cost. Sums are kept of one stripe for up to six rows at a
 * time; for fewer rows of more stripes, because each addition waits for the one before it in the same sum. */

#define STRIPE (2 * NARROW_LANES)
#define STRIPES (PANEL / STRIPE)

#define FEW_ROWS 3
#define AHEAD 128 /* registers of weights that are fetched before their turn, where there is more to do than to fetch */

#define affine_panel LEVEL(affine_panel)
#define stripe_at LEVEL(stripe_at)
#define add_stripes LEVEL(add_stripes)
#define add_fixed_stripes LEVEL(add_fixed_stripes)
#define add_in_form LEVEL(add_in_form)
#define add_stripe LEVEL(add_stripe)
#define add_few LEVEL(add_few)
#define add_many LEVEL(add_many)

/* The first row of one of a panel's stripes. */
INLINE const narrow_bits *stripe_at(const Affine *a, int panel, int stripe)
{
    const size_t registers = a->form == FLOATS ? 2 * (size_t)a->rows : (size_t)a->rows;
    return (const narrow_bits *)a->weights + ((size_t)panel * STRIPES + stripe) * registers;
}

/* One panel's columns of y = x W + b; `active` (count) are the rows where x is not 0. */
INLINE void affine_panel(const Affine *a, int p, int count, const uint16_t *active, const float *x, float *y)
{
    const narrow *bias = (const narrow *)(a->bias + 4 * p);
    const narrow zero = {0};
    const narrow_bits high = (narrow_bits){0} + 0xffff0000u;
    const narrow_bits *stripes[STRIPES];
    narrow s[2 * STRIPES];
    for (int stripe = 0; stripe < STRIPES; stripe++)
        stripes[stripe] = stripe_at(a, p, stripe);
    for (int v = 0; v < 2 * STRIPES; v++)
        s[v] = bias[v];
    if (a->form == HALVES) {
        for (int k = 0; k < count; k++) {
            const narrow v = x[active[k]] - zero;
            for (int stripe = 0; stripe < STRIPES; stripe++) {
                const narrow_bits w = stripes[stripe][active[k]];
                s[2 * stripe] += v * (narrow)(w << 16);
                s[2 * stripe + 1] += v * (narrow)(w & high);
            }
        }
    } else {
        for (int k = 0; k < count; k++) {
            const narrow v = x[active[k]] - zero;
            for (int stripe = 0; stripe < STRIPES; stripe++) {
                s[2 * stripe] += v * (narrow)stripes[stripe][2 * active[k]];
                s[2 * stripe + 1] += v * (narrow)stripes[stripe][2 * active[k] + 1];
            }
        }
    }
    for (int v = 0; v < 2 * STRIPES; v++)
        ((narrow *)y)[v] = s[v];
}

/* y (panels * PANEL), of which the panels [first, end), = x (rows) W + b; `active` (count) are where x is not 0. */
INLINE void affine_columns(const Affine *a, int first, int end, int count, const uint16_t *active, const float *x,
                           float *y)
{
    for (int p = first; p < end; p++)
        affine_panel(a, p, count, active, x, y + (size_t)p * PANEL);
}

/* `parts` stripes of one panel's columns of y += x W, for a fixed number of rows, in FLOATS or HALVES. */
INLINE void add_stripes(const Affine *a, int panel, int stripe, const int parts, const int rows, const Form form,
                        const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    const narrow_bits upper = (narrow_bits){0} + 0xffff0000u;
    const narrow zero = {0};
    const narrow_bits *from[STRIPES];
    narrow sums[ROWS_AT_ONCE][2 * STRIPES];
    for (int part = 0; part < parts; part++)
        from[part] = stripe_at(a, panel, stripe + part);
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 2 * parts; v++)
            sums[r][v] = ((const narrow *)(y + r * width))[2 * stripe + v];
    for (int k = 0; k < a->rows; k++) {
        for (int part = 0; part < parts; part++) {
            if (rows > 1)
                __builtin_prefetch(from[part] + (form == FLOATS ? 2 * k : k) + AHEAD);
            const narrow_bits first = from[part][form == FLOATS ? 2 * k : k];
            const narrow w0 = (narrow)(form == FLOATS ? first : first << 16);
            const narrow w1 = (narrow)(form == FLOATS ? from[part][2 * k + 1] : first & upper);
            for (int r = 0; r < rows; r++) {
                const narrow v = x[r * a->rows + k] - zero;
                sums[r][2 * part] += v * w0;
                sums[r][2 * part + 1] += v * w1;
            }
        }
    }
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 2 * parts; v++)
            ((narrow *)(y + r * width))[2 * stripe + v] = sums[r][v];
}

#ifdef DOT
/* The same in fixed point; x in pairs. */
INLINE void add_fixed_stripes(const Affine *a, int panel, int stripe, const int parts, const int rows,
                              const int32_t *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    const int pairs = a->rows / 2;
    const narrow_ints zero = {0}, *from[STRIPES];
    narrow_ints sums[ROWS_AT_ONCE][2 * STRIPES];
    for (int part = 0; part < parts; part++)
        from[part] = (const narrow_ints *)stripe_at(a, panel, stripe + part);
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 2 * parts; v++)
            sums[r][v] = zero;
    for (int k = 0; k < pairs; k++) {
        for (int part = 0; part < parts; part++) {
            if (rows > 1)
                __builtin_prefetch(from[part] + 2 * k + AHEAD);
            const narrow_ints w0 = from[part][2 * k], w1 = from[part][2 * k + 1];
            for (int r = 0; r < rows; r++) {
                const narrow_ints pair = zero + x[r * pairs + k];
                sums[r][2 * part] = DOT(sums[r][2 * part], w0, pair);
                sums[r][2 * part + 1] = DOT(sums[r][2 * part + 1], w1, pair);
            }
        }
    }
    const narrow *unit = (const narrow *)(a->unit + 4 * panel) + 2 * stripe;
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < 2 * parts; v++)
            ((narrow *)(y + r * width))[2 * stripe + v] += __builtin_convertvector(sums[r][v], narrow) * unit[v];
}
#endif

/* The same in the form there is; x in floats or pairs. */
INLINE void add_in_form(const Affine *a, int panel, int stripe, const int parts, const int rows, const void *x, float *y)
{
#ifdef DOT
    if (a->form == FIXED) {
        add_fixed_stripes(a, panel, stripe, parts, rows, x, y);
        return;
    }
#endif
    if (a->form == HALVES)
        add_stripes(a, panel, stripe, parts, rows, HALVES, x, y);
    else
        add_stripes(a, panel, stripe, parts, rows, FLOATS, x, y);
}

/* One stripe for up to ROWS_AT_ONCE rows. */
static void add_stripe(const Affine *a, int panel, int stripe, int rows, const void *x, float *y)
{
#define ADD(count) add_in_form(a, panel, stripe, 1, count, x, y)
    FOR_ROWS(rows, ADD);
#undef ADD
}

/* All of a panel for up to FEW_ROWS rows. */
static void add_few(const Affine *a, int panel, int rows, const void *x, float *y)
{
    if (rows == 1) {
        add_in_form(a, panel, 0, STRIPES, 1, x, y);
        return;
    }
    for (int stripe = 0; stripe < STRIPES; stripe += 2) {
        if (rows == 2)
            add_in_form(a, panel, stripe, 2, 2, x, y);
        else
            add_in_form(a, panel, stripe, 2, 3, x, y);
    }
}

/* All of a panel for more; a stripe's weights are read by one block of rows after another, while they are near. */
static void add_many(const Affine *a, int panel, int rows, const void *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL, x_bytes = (size_t)a->rows * (a->form == FIXED ? 2 : 4);
    const int blocks = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    for (int stripe = 0; stripe < STRIPES; stripe++) {
        for (int block = 0; block < blocks; block++) {
            const int row = rows * block / blocks, end = rows * (block + 1) / blocks;
            add_stripe(a, panel, stripe, end - row, (const char *)x + row * x_bytes, y + row * width);
        }
    }
}

static void LEVEL(add_product)(const Affine *a, int first, int end, int rows, const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    const int most = a->form == FIXED ? FIXED_ROWS : rows;
    for (; rows > 0; rows -= most, x += (size_t)most * a->rows, y += most * width) {
        const int count = rows < most ? rows : most;
        int32_t fixed[a->form == FIXED ? (size_t)count * a->rows / 2 : 1];
#ifdef DOT
        if (a->form == FIXED)
            to_fixed(a->one, (size_t)count * a->rows, x, (int16_t *)fixed);
#endif
        for (int p = first; p < end; p++)
            (count <= FEW_ROWS ? add_few : add_many)(a, p, count, a->form == FIXED ? (const void *)fixed : x, y + p * PANEL);
    }
}

/* y += one row of W, in the panels [first, end), in FLOATS or HALVES. */
static void LEVEL(add_row)(const Affine *a, int first, int end, int row, float *y)
{
    const narrow_bits high = (narrow_bits){0} + 0xffff0000u;
    for (int p = first; p < end; p++) {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            narrow *sums = (narrow *)y + 2 * (p * STRIPES + stripe);
            const narrow_bits *w = stripe_at(a, p, stripe) + (a->form == FLOATS ? 2 : 1) * row;
            sums[0] += (narrow)(a->form == FLOATS ? w[0] : w[0] << 16);
            sums[1] += (narrow)(a->form == FLOATS ? w[1] : w[0] & high);
        }
    }
}

#undef affine_panel
#undef stripe_at
#undef add_stripes
#undef add_fixed_stripes
#undef add_in_form
#undef add_stripe
#undef add_few
#undef add_many
