/* y = x W + b, with W packed for streaming.
 *
 * W is cut into panels of 64 columns, and these into stripes of as many columns as a product keeps sums of in registers:
 * 64, or 16 where registers are few and short. A stripe is stored row after row, so that its weights stream by once.
 * Weights that bfloat16 holds without loss are stored as such, two in a word, which halves the memory that a step has to
 * read.
 *
 * Fixed point is for large W and |x| <= 1: whole numbers of 16 bits, of which one instruction multiplies and adds twice
 * as many. x is rounded to multiples of 1 / `one`. A column's weights are scaled to be as large as they can without a sum
 * that overflows 32 bits, whatever x is; so sums are exact, and the same in any order. */
#ifndef SKETCHPAD_AFFINE_H
#define SKETCHPAD_AFFINE_H

#include <math.h>

#include "vector.h"

#define PANEL 64

typedef enum {
    FLOATS, /* float32 */
    HALVES, /* pairs of bfloat16: one column low, the one a register further high */
    FIXED,  /* pairs of int16: row k low and row k + 1 high */
} Form;

typedef struct {
    int rows, columns, panels;
    Form form;
    vuint *weights; /* panels * rows * (form == FLOATS ? 4 : 2) vectors */
    vfloat *bias;   /* panels * 4 vectors */
    float one;      /* FIXED: what stands for an x of 1 */
    vfloat *unit;   /* panels * 4 vectors: FIXED: what a sum's 1 stands for */
} Affine;

static void affine_free(Affine *a)
{
    free(a->weights);
    free(a->bias);
    free(a->unit);
}

#endif
