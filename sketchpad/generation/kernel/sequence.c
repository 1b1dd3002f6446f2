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

/* A layer of kernel (inputs + units, 4 units) and bias (4 units); units must be a multiple of 16. `rounded`: what
 * multiplies its own outputs may be. NULL without memory. */
EXPORT Cell *layer_new(int inputs, int units, Matrix kernel, const float *bias, int rounded)
{
    Cell *cell = calloc(1, sizeof *cell);
    if (cell != NULL && !cell_pack(cell, inputs, units, kernel, bias, FOR_ANY_X,
                                     rounded ? FOR_OUTPUTS_ROUNDED : FOR_OUTPUTS)) {
        layer_free(cell);
        return NULL;
    }
    return cell;
}

/* One sequence that is being heard; `gates` (steps, batch, 4 units). */
typedef struct {
    const Cell *cell;
    int steps, batch, step;
    const float *x;
    float *gates, *c, *h, *next;
} Hearing;

/* The input's part of all steps. One-hot rows are sums of a few rows of W, which `affine` alone knows. */
static void project(const Member *me, void *job)
{
    const Hearing *all = job;
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
        cell->compute->affine(&cell->input, 0, cell->input.panels, all->x + (size_t)row * cell->inputs,
                              all->gates + row * width);
}

static void hear(const Member *me, void *job)
{
    const Hearing *all = job;
    const size_t row = (size_t)all->batch * all->cell->units;
    cell_step(all->cell, me, all->batch, all->gates + all->step * row * 4, all->c, all->h, all->next);
}

/* x (steps, batch, inputs) and a state (batch, units), which it changes -> outputs (steps, batch, units).
 *
 * Stops before a step once *cancel is set. Returns the number of steps made, or -1 when memory ran out. */
EXPORT int layer_run(const Cell *cell, int steps, int batch, const float *x, float *c, float *h,
                     const volatile int32_t *cancel, float *outputs)
{
    const size_t units = (size_t)cell->units, row = (size_t)batch * units;
    float *gates = vector_alloc((size_t)steps * row * 16), *state = vector_alloc(row * 12);
    Hearing all = {cell, steps, batch, 0, x, gates, state, state + row, state + 2 * row};
    const int complete = gates != NULL && state != NULL;
    if (complete) {
        memcpy(all.c, c, row * 4);
        memcpy(all.h, h, row * 4);
        together(work_of(4.0 * units * cell->inputs, batch * steps), project, &all);
        for (; all.step < steps && !*cancel; all.step++) {
            together(work_of(4.0 * units * units, batch), hear, &all);
            memcpy(outputs + all.step * row, all.next, row * 4);
            swap(&all.h, &all.next);
        }
        memcpy(c, all.c, row * 4);
        memcpy(h, all.h, row * 4);
    }
    free(gates);
    free(state);
    return complete ? all.step : -1;
}
