/* A step of a Melody RNN: stacked LSTMs, attention over past outputs on the first one.
 *
 * Each function's work is a member's share of it.
 * Source of the cells: magenta.contrib.rnn and magenta.models.shared.events_rnn_graph, Magenta 2.1.4. */
#ifndef SKETCHPAD_MELODY_STEP_H
#define SKETCHPAD_MELODY_STEP_H

#include "melody_codec.h"
#include "product.h"

#define MOST_LAYERS 8

typedef struct {
    const Layers *compute;
    CodecKind codec;
    int layers, inputs[MOST_LAYERS], units[MOST_LAYERS], widest;
    double weights; /* how many are multiplied in a step */
    Affine lstm[MOST_LAYERS];
    Affine logits;
    Attention attention;
} Network;

typedef struct {
    const Network *network;
    MelodyEncoder encoder;
    int pending, has_pending;        /* the last event, which the network has not seen yet */
    int waited;                      /* steps since a note began */
    float *x[MOST_LAYERS];           /* what a layer hears: its inputs, then its own last output */
    float *next[MOST_LAYERS];        /* the same for the next step */
    float *state[MOST_LAYERS];       /* c then h, units each */
    float *output;                   /* of the last layer */
    float *seen;                     /* attention: the encoder's input, then what was attended to last */
    float *joined;                   /* attention: h, then attended */
    float *attended, *memory, *keys; /* units; length * units; length * units */
    int oldest;
    float *gates, *sums, *scores, *logits; /* scratch */
} Run;

/* A member's columns of y = x W + b. */
static void own_columns(const Network *net, const Affine *a, const Member *me, const float *x, float *y)
{
    net->compute->affine(a, share(a->panels, me, 0), share(a->panels, me, 1), x, y);
}

/* Copy a member's columns. */
static void put_columns(const Affine *a, const Member *me, const float *from, float *to)
{
    const int first = share(a->panels, me, 0) * PANEL, end = share(a->panels, me, 1) * PANEL;
    const int last = end < a->columns ? end : a->columns;
    memcpy(to + first, from + first, (size_t)(last - first) * 4);
}

/* Copy a member's units. */
static void put_units(int units, const Member *me, const float *from, float *to)
{
    const int first = share(units / LANES, me, 0) * LANES, end = share(units / LANES, me, 1) * LANES;
    memcpy(to + first, from + first, (size_t)(end - first) * 4);
}

/* Where a layer's input comes from the one before it, or what it says goes. */
static float *heard_by(Run *run, int layer)
{
    return layer < run->network->layers ? run->x[layer] : run->output;
}

/* A layer hears its x; its output goes `to` where it is wanted, and where it hears it itself in the next step. */
static void lstm_step(Run *run, const Member *me, int layer, float *to)
{
    const Network *net = run->network;
    const int units = net->units[layer], panels = net->lstm[layer].panels;
    float *c = run->state[layer], *h = c + units;
    own_columns(net, &net->lstm[layer], me, run->x[layer], run->gates);
    net->compute->lstm_update(share(panels, me, 0), share(panels, me, 1), run->gates, c, h);
    put_units(units, me, h, run->next[layer] + net->inputs[layer]);
    put_units(units, me, h, to);
    meet(me);
}

/* The first LSTM with the attention wrapped around it. */
static void attention_step(Run *run, const Member *me)
{
    const Network *net = run->network;
    const Attention *a = &net->attention;
    const int units = net->units[0], parts = units / LANES;
    float *memory = run->memory + run->oldest * units, *key = run->keys + run->oldest * units;
    own_columns(net, &a->input, me, run->seen, run->sums);
    put_columns(&a->input, me, run->sums, run->x[0]);
    meet(me);
    lstm_step(run, me, 0, run->joined);
    own_columns(net, &a->query, me, run->state[0], run->sums);
    meet(me);
    net->compute->score(a, units, share(a->length, me, 0), share(a->length, me, 1), run->sums, run->keys, run->scores);
    meet(me);
    net->compute->attend(a, units, share(parts, me, 0), share(parts, me, 1), run->scores, run->memory, run->attended);
    put_units(units, me, run->attended, run->seen + input_size(net->codec));
    put_units(units, me, run->attended, run->joined + units);
    meet(me);
    own_columns(net, &a->output, me, run->joined, run->sums);
    put_columns(&a->output, me, run->sums, memory);
    put_columns(&a->output, me, run->sums, heard_by(run, 1));
    meet(me);
    own_columns(net, &a->key, me, memory, run->sums);
    put_columns(&a->key, me, run->sums, key);
}

/* The network hears what was noted down; what it says is then in run->output. */
static void advance(const Member *me, void *job)
{
    Run *run = job;
    const Network *net = run->network;
    const int attends = net->attention.length != 0;
    if (attends)
        attention_step(run, me);
    for (int layer = attends; layer < net->layers; layer++)
        lstm_step(run, me, layer, heard_by(run, layer + 1));
}

/* The network hears an event, for which there is room. */
static void hear_event(Run *run, int event)
{
    const Network *net = run->network;
    encoder_push(&run->encoder, event, net->attention.length ? run->seen : run->x[0]);
    together(work_of(net->weights, 1), advance, run);
    if (net->attention.length)
        run->oldest = (run->oldest + 1) % net->attention.length;
    for (int layer = 0; layer < net->layers; layer++)
        swap(&run->x[layer], &run->next[layer]);
}

/* What comes next, in run->logits. */
static void foresee(Run *run)
{
    const Affine *a = &run->network->logits;
    run->network->compute->affine(a, 0, a->panels, run->output, run->logits);
}

#endif
