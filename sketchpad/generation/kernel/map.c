/* An affine map by itself: between latents and states.
 *
 * A row comes out the same to the last bit whichever others are with it, which libraries of matrices do not promise. */
#include "product.h"

typedef struct {
    const Layers *compute;
    Affine affine;
} Map;

EXPORT void map_free(Map *map)
{
    if (map != NULL)
        affine_free(&map->affine);
    free(map);
}

/* kernel (rows, columns) and bias (columns). NULL when memory ran out. */
EXPORT Map *map_new(int rows, int columns, Matrix kernel, const float *bias)
{
    Map *map = calloc(1, sizeof *map);
    if (map == NULL)
        return NULL;
    map->compute = best_layers();
    if (!affine_pack(&map->affine, map->compute, rows, columns, AS_THEY_ARE, kernel, bias, FOR_ANY_X)) {
        map_free(map);
        return NULL;
    }
    return map;
}

/* y (count, columns) = x (count, rows) kernel + bias. 0 when memory ran out. */
EXPORT int map_run(const Map *map, int count, const float *x, float *y)
{
    const size_t width = (size_t)map->affine.panels * PANEL, columns = (size_t)map->affine.columns;
    float *sums = vector_alloc(count * width * 4);
    if (sums == NULL)
        return 0;
    multiply_together(map->compute, &map->affine, count, x, sums);
    for (int row = 0; row < count; row++)
        memcpy(y + row * columns, sums + row * width, columns * 4);
    free(sums);
    return 1;
}
