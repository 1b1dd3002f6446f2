/* Lookback RNN and Attention RNN: their matrices, melodies that go on, and sampling.
 *
 * The readable twin is numpy_network.py. A Run holds one melody; its memory is its own, so runs of one Network may be
 * used from several threads, each from one at a time.
 *
 * Nothing here looks at whether it is called as it should be; melody_rnn.py does. All matrices are packed before the
 * first run. A run is either fed, at least one event, and then sampled and fed in any order; or asked for logits, and
 * nothing else. Events are NO_EVENT, NOTE_OFF, or pitches of the codec. */
#include "melody_step.h"
#include "sampling.h"

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
    net->layers = layers;
    net->attention.length = attention_length;
    for (int layer = 0; layer < layers; layer++) {
        net->inputs[layer] = layer ? units[layer - 1] : input_size(net->codec);
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
EXPORT int network_pack(Network *net, int which, int rows, int columns, Matrix weights, const float *bias)
{
    net->weights += (double)rows * columns;
    return affine_pack(network_matrix(net, which), net->compute, rows, columns,
                       which < LOGITS ? net->units[which - LSTM] : AS_THEY_ARE, weights, bias, FOR_ANY_X);
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
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
        free(run->x[layer]);
        free(run->next[layer]);
        free(run->state[layer]);
    }
    float *const others[] = {run->output, run->seen, run->joined, run->attended, run->memory, run->keys,
                             run->gates,  run->sums, run->scores, run->logits};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        free(others[k]);
    free(run->encoder.events);
    free(run);
}

/* Room for so many floats, in whole panels. */
static int make_room(float **to, size_t count)
{
    return (*to = vector_alloc((count + PANEL) * 4)) != NULL;
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
    const size_t units = (size_t)net->units[0], length = (size_t)net->attention.length, widest = (size_t)net->widest;
    int complete = make_room(&run->output, widest) && make_room(&run->seen, input_size(net->codec) + units) &&
                   make_room(&run->joined, 2 * units) && make_room(&run->attended, units) &&
                   make_room(&run->memory, length * units) && make_room(&run->keys, length * units) &&
                   make_room(&run->gates, 4 * widest) && make_room(&run->sums, widest + LONGEST_INPUT) &&
                   make_room(&run->scores, length) && make_room(&run->logits, CLASSES);
    for (int layer = 0; layer < net->layers; layer++)
        complete = complete && make_room(&run->x[layer], (size_t)net->inputs[layer] + net->units[layer]) &&
                   make_room(&run->next[layer], (size_t)net->inputs[layer] + net->units[layer]) &&
                   make_room(&run->state[layer], 2 * (size_t)net->units[layer]);
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
    for (int layer = 0; layer < net->layers; layer++) {
        memcpy(run->x[layer], from->x[layer], ((size_t)net->inputs[layer] + net->units[layer]) * 4);
        memcpy(run->state[layer], from->state[layer], (size_t)net->units[layer] * 8);
    }
    memcpy(run->seen, from->seen, (input_size(net->codec) + units) * 4);
    memcpy(run->memory, from->memory, length * units * 4);
    memcpy(run->keys, from->keys, length * units * 4);
    return run;
}

static void take_event(Run *run, int event)
{
    run->pending = event;
    run->has_pending = 1;
    run->waited = event >= 0 ? 0 : run->waited + 1;
}

/* Make `events` the next ones of the melody; the last stays pending. Stops before a step once *cancel is set.
 *
 * Returns the number of events taken, or -1 when memory ran out. */
EXPORT int run_feed(Run *run, int count, const int32_t *events, const volatile int32_t *cancel)
{
    if (!encoder_reserve(&run->encoder, count))
        return -1;
    for (int k = 0; k < count; k++) {
        if (*cancel)
            return k;
        if (run->has_pending)
            hear_event(run, run->pending);
        take_event(run, events[k]);
    }
    return count;
}

/* Logits (count, 40) after each of `events`, which become the next ones of a melody that was not fed. 0 when memory ran out. */
EXPORT int run_logits(Run *run, int count, const int32_t *events, float *logits)
{
    if (!encoder_reserve(&run->encoder, count))
        return 0;
    for (int k = 0; k < count; k++) {
        hear_event(run, events[k]);
        foresee(run);
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

/* Draw `count` events, one uniform in [0, 1) each, of a run that was fed; stops before a step once *cancel is set.
 *
 * Returns the number of steps made, or -1 when memory ran out. */
EXPORT int run_sample(Run *run, int count, const double *uniforms, const Sampling *sampling,
                      const volatile int32_t *cancel, int32_t *events, int32_t *classes, float *probabilities,
                      double *seconds)
{
    float bias[CLASSES];
    if (!encoder_reserve(&run->encoder, count))
        return -1;
    for (int k = 0; k < count; k++) {
        if (*cancel)
            return k;
        const double begun = now();
        hear_event(run, run->pending);
        foresee(run);
        float *p = probabilities + (size_t)k * CLASSES;
        forecast(run->network->compute, sampling, step_bias(run, sampling, bias), CLASSES, run->logits, p);
        classes[k] = draw(CLASSES, p, uniforms[k]);
        events[k] = class_event(&run->encoder, classes[k]);
        take_event(run, events[k]);
        seconds[k] = now() - begun;
    }
    return count;
}
