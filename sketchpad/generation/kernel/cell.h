/* An LSTM over many rows at once: what each step adds to the input's part, and the new state.
 *
 * A matrix is read once a step for all rows, which is why sixteen bars cost little more than one. */
#ifndef SKETCHPAD_CELL_H
#define SKETCHPAD_CELL_H

#include "levels.h"
#include "team.h"

#define EXPORT __attribute__((visibility("default")))

typedef struct {
    const Layers *compute;
    int inputs, units;
    Affine input;     /* inputs -> 4 units, with the bias */
    Affine recurrent; /* units -> 4 units */
} Cell;

/* What may be in fixed point. */
typedef enum { NOTHING_FIXED, RECURRENT_FIXED, ALL_FIXED } Fixed;

static int cell_pack(Cell *cell, int inputs, int units, const float *kernel, const float *bias, Fixed fixed)
{
    cell->compute = best_layers();
    cell->inputs = inputs;
    cell->units = units;
    if (!cell->compute->fixed)
        fixed = NOTHING_FIXED;
    return affine_pack(&cell->input, inputs, 4 * units, kernel, bias, fixed == ALL_FIXED) &&
           affine_pack(&cell->recurrent, units, 4 * units, kernel + (size_t)inputs * 4 * units, NULL, fixed);
}

static void cell_unpack(Cell *cell)
{
    affine_free(&cell->input);
    affine_free(&cell->recurrent);
}

/* A member's columns of y (rows, panels * PANEL): x (rows, a->rows) W + b. */
static void multiply(const Layers *compute, const Affine *a, const Member *me, int rows, const float *x, float *y)
{
    const size_t width = (size_t)a->panels * PANEL;
    const int first = share(a->panels, me, 0), end = share(a->panels, me, 1);
    for (int row = 0; row < rows; row++)
        memcpy(y + row * width + first * PANEL, a->bias + 4 * first, (size_t)(end - first) * PANEL * 4);
    compute->add_product(a, first, end, rows, x, y);
}

typedef struct {
    const Layers *compute;
    const Affine *a;
    int rows;
    const float *x;
    float *y;
} Product;

static void multiply_share(const Member *me, void *job)
{
    const Product *p = job;
    multiply(p->compute, p->a, me, p->rows, p->x, p->y);
}

/* y (rows, panels * PANEL) = x (rows, a->rows) W + b. */
static inline void multiply_together(const Layers *compute, const Affine *a, int rows, const float *x, float *y)
{
    Product product = {compute, a, rows, x, y};
    together((double)rows * a->rows * a->columns, multiply_share, &product);
}

/* gates (batch, 4 units), of which a member's columns hold the input's part, and the state (batch, units) -> the next
 * state. */
static void cell_step(const Cell *cell, const Member *me, int batch, float *gates, float *c, float *h)
{
    const size_t units = (size_t)cell->units;
    const int panels = cell->recurrent.panels, end = share(batch, me, 1);
    cell->compute->add_product(&cell->recurrent, share(panels, me, 0), share(panels, me, 1), batch, h, gates);
    meet(me);
    for (int row = share(batch, me, 0); row < end; row++)
        cell->compute->lstm_update(cell->units, gates + row * 4 * units, c + row * units, h + row * units);
    meet(me);
}

#endif
