/* Lookback RNN and Attention RNN: stacked LSTMs, attention over past outputs on the first one, sampling.
 *
 * The readable twins are lookback_rnn.py and attention_rnn.py. A Run holds one melody; its memory is its own, so runs of
 * one Network may be used from several threads, each from one at a time.
 * Source of the cells: magenta.contrib.rnn and magenta.models.shared.events_rnn_graph, Magenta 2.1.4. */
#include "pack.h"
#include "melody_codec.h"
#include "sampling.h"

#define EXPORT __attribute__((visibility("default")))
#define MOST_LAYERS 8

typedef struct {
    const Layers *compute;
    CodecKind codec;
    int inputs, layers, units[MOST_LAYERS], widest;
    Affine lstm[MOST_LAYERS];
    Affine logits;
    Attention attention;
} Network;

typedef struct {
    const Network *network;
    MelodyEncoder encoder;
    int pending, has_pending;       /* the last event, which the network has not seen yet */
    int waited;                     /* steps since a note began */
    float *state[MOST_LAYERS];      /* c then h, units each */
    float *attended, *memory, *keys; /* units; length * units; length * units */
    int oldest;
    float *x, *gates, *out, *logits; /* scratch */
} Run;

static void lstm_step(const Network *net, int layer, Run *run, int inputs)
{
    const int units = net->units[layer];
    float *c = run->state[layer], *h = c + units;
    memcpy(run->x + inputs, h, (size_t)units * 4);
    net->compute->affine(&net->lstm[layer], run->x, run->gates);
    net->compute->lstm_update(units, run->gates, c, h);
}

/* The attention wrapper around the first LSTM: run->x holds the input, afterwards the output. */
static void attention_step(const Network *net, Run *run)
{
    const Attention *a = &net->attention;
    const int units = net->units[0];
    memcpy(run->x + net->inputs, run->attended, (size_t)units * 4);
    net->compute->affine(&a->input, run->x, run->out);
    memcpy(run->x, run->out, (size_t)net->inputs * 4);
    lstm_step(net, 0, run, net->inputs);
    net->compute->affine(&a->query, run->state[0], run->gates);
    net->compute->attend(a, units, run->gates, run->memory, run->keys, run->attended);
    memcpy(run->x, run->state[0] + units, (size_t)units * 4);
    memcpy(run->x + units, run->attended, (size_t)units * 4);
    net->compute->affine(&a->output, run->x, run->out);
    memcpy(run->memory + run->oldest * units, run->out, (size_t)units * 4);
    net->compute->affine(&a->key, run->out, run->gates);
    memcpy(run->keys + run->oldest * units, run->gates, (size_t)units * 4);
    run->oldest = (run->oldest + 1) % a->length;
    memcpy(run->x, run->out, (size_t)units * 4);
}

/* Show `event` to the network; its output is then in run->x. 0 when memory ran out. */
static int advance(Run *run, int event)
{
    const Network *net = run->network;
    if (!encoder_push(&run->encoder, event, run->x))
        return 0;
    int inputs = net->inputs;
    for (int layer = 0; layer < net->layers; layer++) {
        if (layer == 0 && net->attention.length) {
            attention_step(net, run);
        } else {
            lstm_step(net, layer, run, inputs);
            memcpy(run->x, run->state[layer] + net->units[layer], (size_t)net->units[layer] * 4);
        }
        inputs = net->units[layer];
    }
    return 1;
}

/* ---- what Python calls ---- */

EXPORT void network_free(Network *net)
{
    if (net == NULL)
        return;
    for (int layer = 0; layer < net->layers; layer++)
        affine_free(&net->lstm[layer]);
    affine_free(&net->logits);
    affine_free(&net->attention.input);
    affine_free(&net->attention.query);
    affine_free(&net->attention.key);
    affine_free(&net->attention.output);
    free(net->attention.vector);
    free(net);
}

/* A network without its matrices; units must be multiples of 16. NULL when memory ran out or sizes do not fit. */
EXPORT Network *network_new(int codec, int layers, const int *units, int attention_length)
{
    if (layers < 1 || layers > MOST_LAYERS)
        return NULL;
    Network *net = calloc(1, sizeof *net);
    if (net == NULL)
        return NULL;
    net->compute = best_layers();
    net->codec = (CodecKind)codec;
    net->inputs = net->widest = input_size(net->codec);
    net->layers = layers;
    net->attention.length = attention_length;
    for (int layer = 0; layer < layers; layer++) {
        net->units[layer] = units[layer];
        net->widest = units[layer] > net->widest ? units[layer] : net->widest;
    }
    return net;
}

enum { LSTM = 0, LOGITS = MOST_LAYERS, ATTENTION_INPUT, ATTENTION_QUERY, ATTENTION_KEY, ATTENTION_OUTPUT };

static Affine *network_matrix(Network *net, int which)
{
    switch (which) {
    case LOGITS:
        return &net->logits;
    case ATTENTION_INPUT:
        return &net->attention.input;
    case ATTENTION_QUERY:
        return &net->attention.query;
    case ATTENTION_KEY:
        return &net->attention.key;
    case ATTENTION_OUTPUT:
        return &net->attention.output;
    default:
        return &net->lstm[which - LSTM];
    }
}

/* Pack one matrix (rows, columns) and bias (columns, or NULL). 0 when memory ran out. */
EXPORT int network_pack(Network *net, int which, int rows, int columns, const float *weights, const float *bias)
{
    return affine_pack(network_matrix(net, which), net->compute, rows, columns, weights, bias, 0);
}

EXPORT int network_attention_vector(Network *net, const float *vector)
{
    const size_t bytes = (size_t)net->units[0] * 4;
    net->attention.vector = vector_alloc(bytes);
    if (net->attention.vector != NULL)
        memcpy(net->attention.vector, vector, bytes);
    return net->attention.vector != NULL;
}

EXPORT void run_free(Run *run)
{
    if (run == NULL)
        return;
    for (int layer = 0; layer < MOST_LAYERS; layer++)
        free(run->state[layer]);
    free(run->encoder.events);
    free(run->attended);
    free(run->memory);
    free(run->keys);
    free(run->x);
    free(run->gates);
    free(run->out);
    free(run->logits);
    free(run);
}

/* A melody that has not begun. NULL when memory ran out. */
EXPORT Run *run_new(const Network *net)
{
    Run *run = calloc(1, sizeof *run);
    if (run == NULL)
        return NULL;
    run->network = net;
    run->encoder.kind = net->codec;
    run->encoder.sounding = NOTE_OFF;
    const size_t units = (size_t)net->units[0], length = (size_t)net->attention.length;
    int complete = 1;
    for (int layer = 0; layer < net->layers; layer++)
        complete &= (run->state[layer] = vector_alloc((size_t)net->units[layer] * 8)) != NULL;
    complete &= (run->attended = vector_alloc(units * 4)) != NULL;
    complete &= (run->memory = vector_alloc(length * units * 4)) != NULL;
    complete &= (run->keys = vector_alloc(length * units * 4)) != NULL;
    complete &= (run->x = vector_alloc((size_t)net->widest * 8)) != NULL;
    complete &= (run->gates = vector_alloc((size_t)net->widest * 16 + PANEL * 4)) != NULL;
    complete &= (run->out = vector_alloc((size_t)net->widest * 4 + PANEL * 4)) != NULL;
    complete &= (run->logits = vector_alloc(2 * PANEL * 4)) != NULL;
    if (!complete) {
        run_free(run);
        return NULL;
    }
    return run;
}

/* Another melody that has come as far. NULL when memory ran out. */
EXPORT Run *run_copy(const Run *from)
{
    const Network *net = from->network;
    const size_t units = (size_t)net->units[0], length = (size_t)net->attention.length;
    Run *run = run_new(net);
    if (run == NULL)
        return NULL;
    run->encoder = from->encoder;
    run->encoder.events = malloc((size_t)from->encoder.capacity * sizeof *run->encoder.events);
    if (from->encoder.capacity && run->encoder.events == NULL) {
        run_free(run);
        return NULL;
    }
    if (from->encoder.count)
        memcpy(run->encoder.events, from->encoder.events, (size_t)from->encoder.count * sizeof *run->encoder.events);
    run->pending = from->pending;
    run->has_pending = from->has_pending;
    run->waited = from->waited;
    run->oldest = from->oldest;
    for (int layer = 0; layer < net->layers; layer++)
        memcpy(run->state[layer], from->state[layer], (size_t)net->units[layer] * 8);
    memcpy(run->attended, from->attended, units * 4);
    memcpy(run->memory, from->memory, length * units * 4);
    memcpy(run->keys, from->keys, length * units * 4);
    return run;
}

/* Make `events` the next ones of the melody; the last stays pending. Stops before a step once *cancel is set.
 *
 * Returns the number of events taken, or -1 when memory ran out. */
EXPORT int run_feed(Run *run, int count, const int32_t *events, const volatile int32_t *cancel)
{
    for (int k = 0; k < count; k++) {
        if (*cancel)
            return k;
        if (run->has_pending && !advance(run, run->pending))
            return -1;
        run->pending = events[k];
        run->has_pending = 1;
        run->waited = events[k] >= 0 ? 0 : run->waited + 1;
    }
    return count;
}

/* Logits (count, 40) after each of `events`, which become the next ones of the melody. 0 when memory ran out. */
EXPORT int run_logits(Run *run, int count, const int32_t *events, float *logits)
{
    for (int k = 0; k < count; k++) {
        if (!advance(run, events[k]))
            return 0;
        run->network->compute->affine(&run->network->logits, run->x, run->logits);
        memcpy(logits + (size_t)k * CLASSES, run->logits, CLASSES * 4);
    }
    return 1;
}

/* What is added to the logits of the event one bar before. Silence is not kept away from, or there would be ever more
 * notes; and a bar in which nothing began is not repeated, or there might be nothing for ever. */
static float repetition_now(const Run *run, const Sampling *s)
{
    const MelodyEncoder *e = &run->encoder;
    if (s->repetition < 0.0f)
        return class_event(e, REPEAT_ONE_BAR) >= 0 ? s->repetition : 0.0f;
    return e->count >= STEPS_PER_BAR && run->waited < STEPS_PER_BAR ? s->repetition : 0.0f;
}

/* What is to be added to the logits of the next event, in `bias` (40); NULL for nothing.
 *
 * A sampling's biases are by plain class; one that repeats the past has that of the event it repeats. */
static const float *step_bias(const Run *run, const Sampling *s, float *bias)
{
    const MelodyEncoder *e = &run->encoder;
    const float *plain = s->begin != NULL && run->waited >= s->longest_wait ? s->begin : s->bias;
    const float repetition = repetition_now(run, s);
    if (plain == NULL && repetition == 0.0f)
        return NULL;
    const int before = plain_class(e, class_event(e, REPEAT_ONE_BAR));
    for (int k = 0; k < CLASSES; k++) {
        const int meant = k < REPEAT_ONE_BAR ? k : plain_class(e, class_event(e, k));
        bias[k] = (plain != NULL ? plain[meant] : 0.0f) + (meant == before ? repetition : 0.0f);
    }
    return bias;
}

/* Draw `count` events, one uniform each; stops before a step once *cancel is set.
 *
 * Returns the number of steps made, or -1 when memory ran out. */
EXPORT int run_sample(Run *run, int count, const double *uniforms, const Sampling *sampling,
                      const volatile int32_t *cancel, int32_t *events, int32_t *classes, float *probabilities,
                      double *seconds)
{
    const Layers *compute = run->network->compute;
    float bias[CLASSES];
    for (int k = 0; k < count; k++) {
        if (*cancel)
            return k;
        const double begun = now();
        if (!advance(run, run->pending))
            return -1;
        compute->affine(&run->network->logits, run->x, run->logits);
        float *p = probabilities + (size_t)k * CLASSES;
        forecast(compute, sampling, step_bias(run, sampling, bias), CLASSES, run->logits, p);
        classes[k] = draw(CLASSES, p, uniforms[k]);
        events[k] = run->pending = class_event(&run->encoder, classes[k]);
        run->waited = events[k] >= 0 ? 0 : run->waited + 1;
        seconds[k] = now() - begun;
    }
    return count;
}
