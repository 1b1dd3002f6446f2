/* An LSTM over many rows at once: what each step adds to the input's part, and the new state.
 *
 * A matrix is read once a step for all rows, which is why sixteen bars cost little more than one. */
#ifndef SKETCHPAD_CELL_H
#define SKETCHPAD_CELL_H

#include "product.h"

typedef struct {
    const Layers *compute;
    int inputs, units;
    Affine input;     /* inputs -> 4 units, with the bias */
    Affine recurrent; /* units -> 4 units */
} Cell;

/* `input` and `recurrent`: what may be done to the matrix of each. */
static int cell_pack(Cell *cell, int inputs, int units, Matrix kernel, const float *bias, Use input, Use recurrent)
{
    cell->compute = best_layers();
    cell->inputs = inputs;
    cell->units = units;
    return affine_pack(&cell->input, cell->compute, inputs, 4 * units, units, kernel, bias, input) &&
           affine_pack(&cell->recurrent, cell->compute, units, 4 * units, units,
                       matrix_after(kernel, inputs), NULL, recurrent);
}

static void cell_unpack(Cell *cell)
{
    affine_free(&cell->input);
    affine_free(&cell->recurrent);
}

/* gates (batch, panels), of which a member's hold the input's part, and the state (batch, units) -> c and the next h,
 * of the same panels. */
static void cell_step(const Cell *cell, const Member *me, int batch, float *gates, float *c, const float *h,
                      float *next)
{
    const size_t units = (size_t)cell->units;
    const int first = share(cell->recurrent.panels, me, 0), end = share(cell->recurrent.panels, me, 1);
    cell->compute->add_product(&cell->recurrent, first, end, batch, h, gates);
    for (int row = 0; row < batch; row++)
        cell->compute->lstm_update(first, end, gates + row * 4 * units, c + row * units, next + row * units);
}

#endif
