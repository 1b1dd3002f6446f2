/* One LSTM layer over whole sequences: what MusicVAE's encoder and conductor are made of.
 *
 * The readable twin is NumpyLayer in numpy_cells.py. */
#include "cell.h"

EXPORT void layer_free(Cell *cell)
{
    if (cell != NULL)
        cell_unpack(cell);
    free(cell);
}

/* A layer of kernel (inputs + units, 4 units) and bias (4 units); units must be a multiple of 16. `fixed`: what multiplies
 * its own outputs may be in fixed point. NULL without memory. */
EXPORT Cell *layer_new(int inputs, int units, const float *kernel, const float *bias, int fixed)
{
    Cell *cell = calloc(1, sizeof *cell);
    if (cell != NULL && !cell_pack(cell, inputs, units, kernel, bias, fixed ? RECURRENT_FIXED : NOTHING_FIXED)) {
        layer_free(cell);
        return NULL;
    }
    return cell;
}

/* One sequence that is being heard; `gates` (steps, batch, 4 units). */
typedef struct {
    const Cell *cell;
    int steps, batch;
    const float *x;
    float *gates, *c, *h;
    float *outputs;
    Progress progress;
} Hearing;

/* The input's part of all steps. One-hot rows are sums of a few rows of W, which `affine` alone knows. */
static void project(const Hearing *all, const Member *me)
{
    const Cell *cell = all->cell;
    const int rows = all->steps * all->batch, end = share(rows, me, 1);
    const size_t width = 4 * (size_t)cell->units, numbers = (size_t)rows * cell->inputs;
    size_t active = 0;
    for (size_t k = 0; k < numbers; k++)
        active += all->x[k] != 0.0f;
    if (active * 16 >= numbers && cell->inputs >= LANES) {
        multiply(cell->compute, &cell->input, me, rows, all->x, all->gates);
        return;
    }
    for (int row = share(rows, me, 0); row < end; row++)
        cell->compute->affine(&cell->input, all->x + (size_t)row * cell->inputs, all->gates + row * width);
}

static void hear(const Member *me, void *job)
{
    Hearing *all = job;
    const size_t row = (size_t)all->batch * all->cell->units;
    project(all, me);
    for (int step = 0; step < all->steps && step_begins(me, &all->progress); step++) {
        cell_step(all->cell, me, all->batch, all->gates + step * row * 4, all->c, all->h);
        if (me->index == 0)
            memcpy(all->outputs + step * row, all->h, row * 4);
    }
}

/* x (steps, batch, inputs) and a state (batch, units), which it changes -> outputs (steps, batch, units).
 *
 * Stops before a step once *cancel is set. Returns the number of steps made, or -1 when memory ran out. */
EXPORT int layer_run(const Cell *cell, int steps, int batch, const float *x, float *c, float *h,
                     const volatile int32_t *cancel, float *outputs)
{
    const size_t units = (size_t)cell->units, row = (size_t)batch * units;
    float *gates = vector_alloc((size_t)steps * row * 16), *state = vector_alloc(row * 8);
    Hearing all = {cell, steps, batch, x, gates, state, state + row, outputs, {cancel, 0, -1}};
    if (gates != NULL && state != NULL) {
        all.progress.done = 0;
        memcpy(all.c, c, row * 4);
        memcpy(all.h, h, row * 4);
        together(worth_two(4.0 * units * (units + cell->inputs), batch, steps), hear, &all);
        memcpy(c, all.c, row * 4);
        memcpy(h, all.h, row * 4);
    }
    free(gates);
    free(state);
    return all.progress.done;
}
