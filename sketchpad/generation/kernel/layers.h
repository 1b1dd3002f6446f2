/* The arithmetic of a step, compiled once for each level of vector instructions.
 *
 * levels.h includes this file with LEVEL(name) giving each copy its own names. */

#define INLINE static inline __attribute__((always_inline))

#define splat LEVEL(splat)
#define to_fixed LEVEL(to_fixed)
#define add_fixed_block LEVEL(add_fixed_block)
#define affine_panel LEVEL(affine_panel)
#define add_block LEVEL(add_block)
#define add_quarters LEVEL(add_quarters)
#define select_lanes LEVEL(select_lanes)
#define clamped LEVEL(clamped)
#define sum_lanes LEVEL(sum_lanes)
#define vector_exp LEVEL(vector_exp)
#define vector_sigmoid LEVEL(vector_sigmoid)
#define vector_tanh LEVEL(vector_tanh)

INLINE vfloat splat(float v)
{
    return v - (vfloat){0}; /* written so that compilers see one broadcast */
}

INLINE vfloat select_lanes(vint mask, vfloat yes, vfloat no)
{
    return (vfloat)(((vint)yes & mask) | ((vint)no & ~mask));
}

INLINE float sum_lanes(vfloat v)
{
    float sum = 0;
    for (int i = 0; i < LANES; i++)
        sum += v[i];
    return sum;
}

#ifdef NARROW
/* As below; compilers take comparisons of vectors wider than a register apart, lane by lane. */
INLINE vfloat clamped(vfloat x, vfloat low, vfloat high)
{
    const narrow *l = (const narrow *)&low, *h = (const narrow *)&high;
    narrow *part = (narrow *)&x;
    for (int i = 0; i < 2; i++)
        part[i] = (narrow)_mm256_min_ps((__m256)h[i], _mm256_max_ps((__m256)l[i], (__m256)part[i]));
    return x;
}
#else
/* x, but not less than low nor more than high. */
INLINE vfloat clamped(vfloat x, vfloat low, vfloat high)
{
    x = select_lanes(x < low, low, x);
    return select_lanes(x > high, high, x);
}
#endif

/* e^x, within 2 units in the last place; coefficients of Cephes' expf (S. Moshier). */
INLINE vfloat vector_exp(vfloat x)
{
    const vfloat low = splat(-87.0f), high = splat(88.0f), magic = splat(12582912.0f); /* 1.5 * 2^23: rounds to int */
    x = clamped(x, low, high);
    const vfloat shifted = x * splat(1.44269504088896341f) + magic;
    const vfloat n = shifted - magic;
    const vfloat r = (x - n * splat(0.693359375f)) + n * splat(2.12194440e-4f);
    vfloat p = splat(1.9875691500e-4f);
    p = p * r + splat(1.3981999507e-3f);
    p = p * r + splat(8.3334519073e-3f);
    p = p * r + splat(4.1665795894e-2f);
    p = p * r + splat(1.6666665459e-1f);
    p = p * r + splat(5.0000001201e-1f);
    const vfloat mantissa = (p * r) * r + (r + splat(1.0f));
    const vint power = ((vint)shifted - (vint)magic + 127) << 23;
    return mantissa * (vfloat)power;
}

INLINE vfloat vector_sigmoid(vfloat x)
{
    return splat(1.0f) / (splat(1.0f) + vector_exp(-x));
}

INLINE vfloat vector_tanh(vfloat x)
{
    return splat(1.0f) - splat(2.0f) / (splat(1.0f) + vector_exp(x + x));
}

#ifdef NARROW
/* One panel's columns of y = x W + b; `active` (count) are the rows where x is not 0. */
INLINE void affine_panel(const Affine *a, int p, int count, const uint16_t *active, const float *x, float *y)
{
    const narrow *bias = (const narrow *)(a->bias + 4 * p);
    const narrow zero = {0};
    narrow s[8];
    for (int v = 0; v < 8; v++)
        s[v] = bias[v];
    if (a->form == HALVES) {
        const narrow_bits *panel = (const narrow_bits *)a->weights + (size_t)p * a->rows * 4, mask = {0};
        const narrow_bits high = mask + 0xffff0000u;
        for (int k = 0; k < count; k++) {
            const narrow_bits *w = panel + 4 * active[k];
            const narrow v = x[active[k]] - zero;
            for (int part = 0; part < 4; part++) { /* columns sixteen apart share their words */
                s[part + part / 2 * 2] += v * (narrow)(w[part] << 16);
                s[part + part / 2 * 2 + 2] += v * (narrow)(w[part] & high);
            }
        }
    } else {
        const narrow *panel = (const narrow *)a->weights + (size_t)p * a->rows * 8;
        for (int k = 0; k < count; k++) {
            const narrow *w = panel + 8 * active[k];
            const narrow v = x[active[k]] - zero;
            for (int part = 0; part < 8; part++)
                s[part] += v * w[part];
        }
    }
    for (int v = 0; v < 8; v++)
        ((narrow *)y)[v] = s[v];
}
#else
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
#endif

/* y has panels * PANEL floats, aligned as a vector; x has `rows`. */
static void LEVEL(affine)(const Affine *a, const float *x, float *y)
{
    uint16_t active[a->rows];
    int count = 0;
    for (int r = 0; r < a->rows; r++) {
        active[count] = (uint16_t)r;
        count += x[r] != 0.0f;
    }
    for (int p = 0; p < a->panels; p++)
        affine_panel(a, p, count, active, x, y + (size_t)p * PANEL);
}

#ifdef NARROW
/* `parts` quarters of one panel's columns from `quarter` on, for a fixed number of rows. */
INLINE void add_quarters(const Affine *a, int panel, int quarter, const int parts, const int rows, const int halves,
                         const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL, stride = halves ? 4 : 8;
    const narrow_bits *w = (const narrow_bits *)a->weights + (size_t)panel * a->rows * stride +
                           quarter * (halves ? 1 : 2);
    const narrow_bits mask = {0}, upper = mask + 0xffff0000u;
    const narrow zero = {0};
    narrow *at[ROWS_AT_ONCE][4][2], sums[ROWS_AT_ONCE][4][2];
    for (int r = 0; r < rows; r++) {
        for (int part = 0; part < parts; part++) {
            /* Where its two vectors of columns are; two bfloat16 in a word are sixteen columns apart. */
            const int q = quarter + part, low = halves ? q / 2 * 32 + q % 2 * 8 : q * 16;
            at[r][part][0] = (narrow *)(y + r * width + low);
            at[r][part][1] = at[r][part][0] + (halves ? 2 : 1);
            sums[r][part][0] = *at[r][part][0];
            sums[r][part][1] = *at[r][part][1];
        }
    }
    for (int k = 0; k < a->rows; k++, w += stride) {
        for (int part = 0; part < parts; part++) {
            const narrow_bits first = w[halves ? part : 2 * part];
            const narrow w0 = (narrow)(halves ? first << 16 : first);
            const narrow w1 = (narrow)(halves ? first & upper : w[2 * part + 1]);
            for (int r = 0; r < rows; r++) {
                const narrow v = x[r * a->rows + k] - zero;
                sums[r][part][0] += v * w0;
                sums[r][part][1] += v * w1;
            }
        }
    }
    for (int r = 0; r < rows; r++) {
        for (int part = 0; part < parts; part++) {
            *at[r][part][0] = sums[r][part][0];
            *at[r][part][1] = sums[r][part][1];
        }
    }
}

/* One panel's columns of y += x W, for a fixed number of rows at a time; as many columns as there are registers for the
 * sums, and no fewer: each addition waits for the one before it in the same sum. */
INLINE void add_block(const Affine *a, int panel, const int rows, const float *x, float *y)
{
    const int parts = rows == 1 ? 4 : rows == 2 ? 2 : 1;
    for (int quarter = 0; quarter < 4; quarter += parts) {
        if (a->form == HALVES)
            add_quarters(a, panel, quarter, parts, rows, 1, x, y);
        else
            add_quarters(a, panel, quarter, parts, rows, 0, x, y);
    }
}
#else
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
#endif

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

/* Multiples of 1 / ONE. */
INLINE void to_fixed(size_t count, const float *x, int16_t *fixed)
{
    for (size_t k = 0; k < count; k++) {
        const float shifted = x[k] * ONE + 12582912.0f; /* 1.5 * 2^23: rounds to int */
        int32_t bits;
        memcpy(&bits, &shifted, 4);
        fixed[k] = (int16_t)bits;
    }
}

/* Some rows, as many as their fixed numbers may take on the stack. */
static void LEVEL(add_fixed)(const Affine *a, int first, int end, int rows, const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    int32_t fixed[rows * a->rows / 2];
    to_fixed((size_t)rows * a->rows, x, (int16_t *)fixed);
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

/* Gates i, j, f, o (units each, forget bias already added) and c -> new c and h. */
static void LEVEL(lstm_update)(int units, const float *gates, float *c, float *h)
{
    const int n = units / LANES;
    const vfloat *i = (const vfloat *)gates, *j = i + n, *f = j + n, *o = f + n;
    vfloat *cells = (vfloat *)c, *outputs = (vfloat *)h;
    for (int k = 0; k < n; k++) {
        cells[k] = cells[k] * vector_sigmoid(f[k]) + vector_sigmoid(i[k]) * vector_tanh(j[k]);
        outputs[k] = vector_tanh(cells[k]) * vector_sigmoid(o[k]);
    }
}

static void LEVEL(softmax)(int count, const float *logits, float temperature, float *probabilities)
{
    float scaled[MOST_CLASSES] __attribute__((aligned(64))) = {0}, highest = logits[0] / temperature, sum = 0;
    for (int k = 0; k < count; k++) {
        scaled[k] = logits[k] / temperature;
        highest = scaled[k] > highest ? scaled[k] : highest;
    }
    for (int k = 0; k < count; k += LANES) {
        vfloat *v = (vfloat *)(scaled + k);
        *v = vector_exp(*v - splat(highest));
    }
    for (int k = 0; k < count; k++)
        sum += scaled[k];
    for (int k = 0; k < count; k++)
        probabilities[k] = scaled[k] / sum;
}

/* attended = sum of memory, weighed by the softmax over all slots of vector . tanh(key + query). */
static void LEVEL(attend)(const Attention *a, int units, const float *query, const float *memory_rows,
                   const float *key_rows, float *out)
{
    const int n = units / LANES;
    const vfloat *q = (const vfloat *)query, *keys = (const vfloat *)key_rows, *memory = (const vfloat *)memory_rows;
    vfloat *attended = (vfloat *)out;
    float weights[a->length], highest = -INFINITY, sum = 0;
    for (int t = 0; t < a->length; t++) {
        vfloat score = splat(0.0f);
        for (int k = 0; k < n; k++)
            score += a->vector[k] * vector_tanh(keys[t * n + k] + q[k]);
        weights[t] = sum_lanes(score);
        highest = weights[t] > highest ? weights[t] : highest;
    }
    for (int t = 0; t < a->length; t++)
        sum += weights[t] = expf(weights[t] - highest);
    for (int k = 0; k < n; k++)
        attended[k] = splat(0.0f);
    for (int t = 0; t < a->length; t++)
        for (int k = 0; k < n; k++)
            attended[k] += splat(weights[t] / sum) * memory[t * n + k];
}

#undef splat
#undef to_fixed
#undef add_fixed_block
#undef affine_panel
#undef add_block
#undef add_quarters
#undef select_lanes
#undef clamped
#undef sum_lanes
#undef vector_exp
#undef vector_sigmoid
#undef vector_tanh
#undef INLINE
