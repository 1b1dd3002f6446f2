/* y = x W + b, with W packed for streaming.
 *
 * W is cut into panels of 64 columns, and these into stripes of as many columns as a product keeps sums of in registers:
 * 64, or 16 where registers are few and short. A stripe is stored row after row, so that its weights stream by once.
 * Weights that bfloat16 holds without loss are stored as such, two in a word, which halves the memory that a step has to
 * read.
 *
 * Fixed point is for |x| <= 1: whole numbers, of which one instruction multiplies and adds more, exactly, so that sums
 * are the same in any order.
 *
 * In 16 bits it is for large W, which it rounds. x is rounded to multiples of 1 / `one`, and a column's weights are
 * scaled to be as large as they can without a sum that overflows 32 bits, whatever x is.
 *
 * In 8 bits it is for W that loses nothing by it: of which each column is a power of two times whole numbers up to 127.
 * x is rounded to 24 bits, as good as float32, and multiplied as three digits of 8 bits, after 1 was added so that none
 * is negative; `offset` takes that back. */
#ifndef SKETCHPAD_AFFINE_H
#define SKETCHPAD_AFFINE_H

#include <math.h>

#include "vector.h"

#define PANEL 64
#define DIGITS 3
#define DIGITS_ONE (1 << 23) /* what stands for an x of 1, before 1 was added */

typedef enum {
    FLOATS, /* float32 */
    HALVES, /* pairs of bfloat16: one column low, the one a register further high */
    FIXED,  /* pairs of int16: row k low and row k + 1 high */
    BYTES,  /* fours of int8: rows k to k + 3 */
} Form;

typedef struct {
    int rows, columns, panels;
    Form form;
    vuint *weights; /* panels * rows * bytes_of(form) vectors */
    vfloat *bias;   /* panels * 4 vectors */
    float one;      /* FIXED: what stands for an x of 1 */
    vfloat *unit;   /* panels * 4 vectors: FIXED, BYTES: what a sum's 1 stands for */
    vint *offset;   /* panels * 4 vectors: BYTES: 128 times the sum of a column, to be taken from its highest digit's */
} Affine;

static int bytes_of(Form form)
{
    return form == FLOATS ? 4 : form == BYTES ? 1 : 2;
}

static void affine_free(Affine *a)
{
    free(a->offset);
    free(a->weights);
    free(a->bias);
    free(a->unit);
}

#endif
