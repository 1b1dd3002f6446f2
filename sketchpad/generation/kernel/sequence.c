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

/* A layer of kernel (inputs + units, 4 units) and bias (4 units); units must be a multiple of 16. NULL without memory. */
EXPORT Cell *layer_new(int inputs, int units, const float *kernel, const float *bias)
{
    Cell *cell = calloc(1, sizeof *cell);
    if (cell != NULL && !cell_pack(cell, inputs, units, kernel, bias)) {
        layer_free(cell);
        return NULL;
    }
    return cell;
}

/* x (steps, batch, inputs) and a state (batch, units), which it changes -> outputs (steps, batch, units).
 *
 * Stops before a step once *cancel is set. Returns the number of steps made, or -1 when memory ran out. */
EXPORT int layer_run(const Cell *cell, int steps, int batch, const float *x, float *c, float *h,
                     const volatile int32_t *cancel, float *outputs)
{
    const size_t units = (size_t)cell->units, row = (size_t)batch * units;
    float *gates = vector_alloc((size_t)steps * row * 16), *state = vector_alloc(row * 8);
    int step = -1;
    if (gates != NULL && state != NULL) {
        memcpy(state, c, row * 4);
        memcpy(state + row, h, row * 4);
        cell_project(cell, steps * batch, x, gates);
        for (step = 0; step < steps && !*cancel; step++) {
            cell_step(cell, batch, gates + (size_t)step * row * 4, state, state + row);
            memcpy(outputs + step * row, state + row, row * 4);
        }
        memcpy(c, state, row * 4);
        memcpy(h, state + row, row * 4);
    }
    free(gates);
    free(state);
    return step;
}
