/* Attention over the last outputs of a cell. */
#ifndef SKETCHPAD_ATTENTION_H
#define SKETCHPAD_ATTENTION_H

#include "affine.h"

typedef struct {
    int length;     /* slots of memory, 0 without attention */
    Affine input;   /* [input, attended] -> input */
    Affine query;   /* [c, h] -> units */
    Affine key;     /* a memory -> units */
    Affine output;  /* [h, attended] -> units */
    vfloat *vector; /* units: weighs tanh(key + query) */
} Attention;

#endif
