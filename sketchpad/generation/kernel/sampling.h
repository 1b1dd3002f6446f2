/* Drawing a class, and the time. */
#ifndef SKETCHPAD_SAMPLING_H
#define SKETCHPAD_SAMPLING_H

#include <time.h>

/* numpy.random.choice: the inverse of the cumulative sum in double precision. */
static int draw(int count, const float *probabilities, double uniform)
{
    double sum = 0, reached = 0;
    int index = 0;
    for (int k = 0; k < count; k++)
        sum += (double)probabilities[k];
    while (index < count - 1 && (reached += (double)probabilities[index]) / sum <= uniform)
        index++;
    return index;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#endif
