/* Every level of vector instructions that this processor has computes what plain loops do. Says which it tried. */
#include <stdio.h>

#include "../../sketchpad/generation/kernel/cell.h"

enum { MOST = 25 * 512 };

static float random_float(void)
{
    static uint32_t state = 1;
    state = state * 1664525u + 1013904223u;
    return (float)(state >> 8) / (1 << 23) - 1.0f;
}

static float to_bfloat16(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, 4);
    bits &= 0xffff0000u;
    memcpy(&value, &bits, 4);
    return value;
}

/* A whole number of eight bits, times a power of two that each column has of its own. */
static float to_byte(int column)
{
    return ldexpf(rintf(127 * random_float()), -9 + column % 5);
}

static int failures;

static void expect_near(const char *level, const char *what, double found, double wanted, double error)
{
    if (!(fabs(found - wanted) <= error) && failures++ < 10)
        printf("%s: %s is %g, not %g\n", level, what, found, wanted);
}

/* What the packed column `column` is of. */
static int origin(int units, int column)
{
    return units ? column / 16 % 4 * units + column / 64 * 16 + column % 16 : column;
}

/* Where numbers are of which a file has not all, unless it `has_all`; how many it has. */
static int place(int count, int every, int has_all, int32_t *places)
{
    int there = 0;
    for (int k = 0; k < count; k++)
        places[k] = has_all || k / every % 3 != 1 ? there++ : -1;
    return there;
}

static void try_products(const char *level, const Layers *compute, Form form, int rows, int columns, int units,
                         int batch)
{
    static float w[MOST * 4], there[MOST * 4], bias[2048], x[MOST], y[MOST * 4] __attribute__((aligned(64)));
    static int32_t of_rows[MOST], of_columns[MOST];
    const size_t width = (size_t)round_up(columns, PANEL);
    const double error = form == FIXED ? 4e-3 : 1e-4;
    const int fixed = form == FIXED || form == BYTES;
    for (int k = 0; k < rows * columns; k++)
        w[k] = form == HALVES ? to_bfloat16(random_float()) : form == BYTES ? to_byte(k % columns) : random_float();
    const int height = place(rows, 1, batch % 2, of_rows), width_there = place(columns, 20, batch % 2, of_columns);
    for (int k = 0; k < rows * columns; k++) {
        const int row = of_rows[k / columns], column = of_columns[k % columns];
        if (row < 0 || column < 0)
            w[k] = 0;
        else
            there[row * width_there + column] = w[k];
    }
    for (int k = 0; k < columns; k++)
        bias[k] = random_float();
    for (int k = 0; k < batch * rows; k++)
        x[k] = k % 3 ? random_float() : 0.0f;
    x[0] = 1;
    x[rows - 1] = -1;
    uint16_t halves[MOST * 4];
    for (int k = 0; k < height * width_there; k++) {
        uint32_t bits;
        memcpy(&bits, there + k, 4);
        halves[k] = (uint16_t)(bits >> 16);
    }
    /* A file has in bfloat16 what that holds. */
    const int in_halves = form == HALVES || form == BYTES;
    const Matrix m = {in_halves ? (const void *)halves : there, in_halves, height, width_there, of_rows, of_columns};
    Affine a = {0};
    const Use use = form == FIXED ? FOR_OUTPUTS_ROUNDED : form == BYTES ? FOR_OUTPUTS : FOR_ANY_X;
    if (!affine_pack(&a, compute, rows, columns, units, m, bias, use) || a.form != form) {
        printf("%s: form %d of %d rows became %d\n", level, form, rows, a.form);
        exit(3);
    }
    for (size_t k = 0; k < batch * width; k++)
        y[k] = 0.25f;
    compute->add_product(&a, 0, a.panels, batch, x, y);
    for (int b = 0; b < batch; b++) {
        for (int j = 0; j < columns; j++) {
            double sum = 0.25;
            for (int k = 0; k < rows; k++)
                sum += (double)x[b * rows + k] * w[k * columns + origin(units, j)];
            expect_near(level, "a product", y[b * width + j], sum, error);
        }
    }
    if (!fixed) {
        compute->affine(&a, 0, a.panels, x, y);
        compute->add_row(&a, 0, a.panels, rows - 1, y);
        for (int j = 0; j < columns; j++) {
            double sum = (double)bias[origin(units, j)] + w[(rows - 1) * columns + origin(units, j)];
            for (int k = 0; k < rows; k++)
                sum += (double)x[k] * w[k * columns + origin(units, j)];
            expect_near(level, "an affine", y[j], sum, error);
        }
    }
    affine_free(&a);
}

static double sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

static void try_activations(const char *level, const Layers *compute)
{
    enum { UNITS = 48, CLASSES = 70 };
    static float gates[4 * UNITS] __attribute__((aligned(64))), c[UNITS] __attribute__((aligned(64))),
        next[UNITS] __attribute__((aligned(64))), before[UNITS], logits[CLASSES], probabilities[CLASSES];
    for (int k = 0; k < 4 * UNITS; k++)
        gates[k] = 8 * random_float();
    for (int k = 0; k < UNITS; k++)
        c[k] = before[k] = random_float();
    compute->lstm_update(0, UNITS / 16, gates, c, next);
    for (int k = 0; k < UNITS; k++) {
        const float *g = gates + k / 16 * 64 + k % 16;
        const double cell = before[k] * sigmoid(g[32]) + sigmoid(g[0]) * tanh(g[16]);
        expect_near(level, "a cell", c[k], cell, 1e-5);
        expect_near(level, "an output", next[k], tanh(cell) * sigmoid(g[48]), 1e-5);
    }
    double sum = 0;
    for (int k = 0; k < CLASSES; k++)
        sum += exp((logits[k] = 5 * random_float()) / 0.7);
    compute->softmax(CLASSES, logits, 0.7f, probabilities);
    for (int k = 0; k < CLASSES; k++)
        expect_near(level, "a probability", probabilities[k], exp(logits[k] / 0.7) / sum, 1e-5);
}

static void try_level(const char *level, const Layers *compute)
{
    for (int batch = 1; batch <= 25; batch++) {
        for (Form form = FLOATS; form <= BYTES; form++) {
            if ((form == FIXED && !compute->fixed) || (form == BYTES && !compute->bytes))
                continue;
            try_products(level, compute, form, form == BYTES ? 40 : 38, 90, AS_THEY_ARE, batch);
            try_products(level, compute, form, 48, 4 * 48, 48, batch);
        }
    }
    try_activations(level, compute);
    printf("%s\n", level);
}

int main(void)
{
    try_level("baseline", &baseline);
#if defined(__x86_64__)
    const Layers *best = best_layers();
    if (best != &baseline)
        try_level("avx2", &avx2);
    if (best == &avx512 || best == &vnni)
        try_level("avx512", &avx512);
    if (best == &vnni)
        try_level("vnni", &vnni);
#endif
    return failures != 0;
}
