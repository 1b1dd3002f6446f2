/* Products of many rows at once with a packed matrix, shared by two threads where that is sooner done. */
#ifndef SKETCHPAD_PRODUCT_H
#define SKETCHPAD_PRODUCT_H

#include "pack.h"
#include "team.h"

#define EXPORT __attribute__((visibility("default")))

/* How much work it is to multiply some rows with so many weights, in products that it takes as long as. */
static double work_of(double weights, int rows)
{
    return weights * (rows < 4 ? 4 : rows); /* few rows wait for the weights as long as four take */
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
    together(work_of((double)a->rows * a->columns, rows), multiply_share, &product);
}

#endif
