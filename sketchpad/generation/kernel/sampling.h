/* Drawing a class, and the time; the readable twin is sampling.py. */
#ifndef SKETCHPAD_SAMPLING_H
#define SKETCHPAD_SAMPLING_H

#include <time.h>

#include "levels.h"

#define NEVER (-1e30f)
#define ROUNDING 1e-6 /* a nucleus may lack so much of its probability */

/* How classes are drawn. */
typedef struct {
    float temperature, top_p, repetition;
    int32_t longest_wait;
    const float *bias;  /* (classes) added to the logits, or NULL */
    const float *begin; /* the same where a note must begin, or NULL where that is never asked */
} Sampling;

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

/* Make all but the likeliest classes impossible, which together have a probability of `top_p`.
 *
 * Classes below (1 - top_p) / count have less than 1 - top_p together, so none of them belongs to the likeliest. */
static void keep_nucleus(const Layers *compute, int count, float *logits, float top_p, float *probabilities)
{
    int likely[MOST_CLASSES], candidates = 0;
    float lowest = logits[0];
    double reached = 0;
    compute->softmax(count, logits, 1.0f, probabilities);
    for (int k = 0; k < count; k++)
        if (probabilities[k] >= (1.0f - top_p) / (float)count)
            likely[candidates++] = k;
    for (int k = 0; k < candidates && reached < (double)top_p - ROUNDING; k++) {
        int best = k;
        for (int other = k + 1; other < candidates; other++)
            if (logits[likely[other]] > logits[likely[best]])
                best = other;
        const int chosen = likely[best];
        likely[best] = likely[k];
        lowest = logits[chosen];
        reached += (double)probabilities[chosen];
    }
    for (int k = 0; k < count; k++)
        if (logits[k] < lowest)
            logits[k] = NEVER;
}

/* Probabilities of logits, which are changed by `bias` (count) or, if it is NULL, are not. */
static void forecast(const Layers *compute, const Sampling *s, const float *bias, int count, float *logits,
                     float *probabilities)
{
    for (int k = 0; bias != NULL && k < count; k++)
        logits[k] += bias[k];
    if (s->top_p < 1.0f)
        keep_nucleus(compute, count, logits, s->top_p, probabilities);
    compute->softmax(count, logits, s->temperature, probabilities);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#endif
