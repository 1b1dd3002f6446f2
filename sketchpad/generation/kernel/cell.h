/* An LSTM over many rows at once: what each step adds to the input's part, and the new state.
 *
 * A matrix is read once a step for all rows, which is why sixteen bars cost little more than one. */
#ifndef SKETCHPAD_CELL_H
#define SKETCHPAD_CELL_H

#include "levels.h"

#define EXPORT __attribute__((visibility("default")))

typedef struct {
    const Layers *compute;
    int inputs, units;
    Affine input;     /* inputs -> 4 units, with the bias */
    Affine recurrent; /* units -> 4 units */
} Cell;

static int cell_pack(Cell *cell, int inputs, int units, const float *kernel, const float *bias)
{
    cell->compute = best_layers();
    cell->inputs = inputs;
    cell->units = units;
    return affine_pack(&cell->input, inputs, 4 * units, kernel, bias) &&
           affine_pack(&cell->recurrent, units, 4 * units, kernel + (size_t)inputs * 4 * units, NULL);
}

static void cell_unpack(Cell *cell)
{
    affine_free(&cell->input);
    affine_free(&cell->recurrent);
}

/* gates (batch, 4 units), which hold the input's part, and the state (batch, units) -> the next state. */
static void cell_step(const Cell *cell, int batch, float *gates, float *c, float *h)
{
    const size_t units = (size_t)cell->units;
    cell->compute->add_product(&cell->recurrent, batch, h, cell->units, gates);
    for (int row = 0; row < batch; row++)
        cell->compute->lstm_update(cell->units, gates + row * 4 * units, c + row * units, h + row * units);
}

/* The input's part of x (rows, inputs) -> gates (rows, 4 units). */
static void cell_project(const Cell *cell, int rows, const float *x, float *gates)
{
    const size_t width = 4 * (size_t)cell->units;
    size_t active = 0;
    for (size_t k = 0; k < (size_t)rows * cell->inputs; k++)
        active += x[k] != 0.0f;
    if (active * 16 < (size_t)rows * cell->inputs || cell->inputs < LANES) {
        for (int row = 0; row < rows; row++)
            cell->compute->affine(&cell->input, x + (size_t)row * cell->inputs, gates + row * width);
        return;
    }
    for (int row = 0; row < rows; row++)
        memcpy(gates + row * width, cell->input.bias, width * 4);
    cell->compute->add_product(&cell->input, rows, x, cell->inputs, gates);
}

#endif
