/* Stacked LSTMs that hear their own last class: the decoders of MusicVAE, and Polyphony RNN.
 *
 * A decoder's first layer takes [class one-hot, embedding]; the embedding's part is the same at every step and is
 * computed once. The readable twin is NumpyDecoder in numpy_cells.py.
 * Source: magenta.models.music_vae.lstm_models and magenta.models.shared.events_rnn_graph, Magenta 2.1.4. */
#include <pthread.h>

#include "cell.h"
#include "sampling.h"

#define MOST_LAYERS 8
#define NOTHING (-1)
#define ROWS_WORTH_A_THREAD 8 /* with fewer, two threads wait for the same weights as long as one */
#define WORTH_A_THREAD 2e8    /* products: some milliseconds, beside which the start of a thread is of no account */

typedef struct {
    int classes, embedding, layers, widest;
    Affine initial; /* an embedding -> what the first states are the tanh of; empty where those are zeros */
    Affine token;   /* a class -> the first layer's gates */
    Cell cells[MOST_LAYERS];
    Affine logits;
} Decoder;

/* Some rows being written together. */
typedef struct {
    const Decoder *decoder;
    int rows;
    float *c[MOST_LAYERS], *h[MOST_LAYERS]; /* rows, units */
    float *of_embedding;                    /* rows, 4 units: the embedding's part of the first gates */
    float *gates, *logits;
} Phrase;

EXPORT void decoder_free(Decoder *d)
{
    if (d == NULL)
        return;
    affine_free(&d->initial);
    affine_free(&d->token);
    affine_free(&d->logits);
    for (int layer = 0; layer < d->layers; layer++)
        cell_unpack(&d->cells[layer]);
    free(d);
}

/* A decoder without its matrices. NULL when memory ran out or sizes do not fit. */
EXPORT Decoder *decoder_new(int classes, int embedding, int layers)
{
    if (layers < 1 || layers > MOST_LAYERS || classes > MOST_CLASSES)
        return NULL;
    Decoder *d = calloc(1, sizeof *d);
    if (d != NULL) {
        d->classes = classes;
        d->embedding = embedding;
        d->layers = layers;
    }
    return d;
}

/* Pack a layer's kernel (inputs + units, 4 units) and bias. 0 when memory ran out. */
EXPORT int decoder_pack_layer(Decoder *d, int layer, int units, const float *kernel, const float *bias)
{
    int inputs = layer ? d->cells[layer - 1].units : d->embedding;
    d->widest = units > d->widest ? units : d->widest;
    if (layer == 0) {
        if (!affine_pack(&d->token, d->classes, 4 * units, kernel, NULL))
            return 0;
        kernel += (size_t)d->classes * 4 * units;
    }
    return cell_pack(&d->cells[layer], inputs, units, kernel, bias);
}

EXPORT int decoder_pack_logits(Decoder *d, const float *kernel, const float *bias)
{
    return affine_pack(&d->logits, d->cells[d->layers - 1].units, d->classes, kernel, bias);
}

EXPORT int decoder_pack_initial(Decoder *d, int columns, const float *kernel, const float *bias)
{
    return affine_pack(&d->initial, d->embedding, columns, kernel, bias);
}

/* Embeddings (rows, embedding) -> what their first states are the tanh of (rows, columns). 0 when memory ran out.
 *
 * A row comes out the same to the last bit whichever others are with it, which libraries of matrices do not promise. */
EXPORT int decoder_states(const Decoder *d, int rows, const float *embeddings, float *states)
{
    const size_t width = (size_t)d->initial.panels * PANEL, columns = (size_t)d->initial.columns;
    float *sums = vector_alloc((size_t)rows * width * 4);
    if (sums == NULL)
        return 0;
    for (int row = 0; row < rows; row++)
        memcpy(sums + row * width, d->initial.bias, width * 4);
    d->cells[0].compute->add_product(&d->initial, rows, embeddings, d->embedding, sums);
    for (int row = 0; row < rows; row++)
        memcpy(states + row * columns, sums + row * width, columns * 4);
    free(sums);
    return 1;
}

EXPORT void phrase_free(Phrase *p)
{
    if (p == NULL)
        return;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
        free(p->c[layer]);
        free(p->h[layer]);
    }
    free(p->of_embedding);
    free(p->gates);
    free(p->logits);
    free(p);
}

/* Room for some rows. NULL when memory ran out. */
static Phrase *phrase_alloc(const Decoder *d, int rows)
{
    Phrase *p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    p->decoder = d;
    p->rows = rows;
    int complete = 1;
    for (int layer = 0; layer < d->layers; layer++) {
        const size_t bytes = (size_t)rows * d->cells[layer].units * 4;
        complete &= (p->c[layer] = vector_alloc(bytes)) != NULL;
        complete &= (p->h[layer] = vector_alloc(bytes)) != NULL;
    }
    complete &= (p->of_embedding = vector_alloc((size_t)rows * d->cells[0].units * 16)) != NULL;
    complete &= (p->gates = vector_alloc((size_t)rows * d->widest * 16)) != NULL;
    complete &= (p->logits = vector_alloc((size_t)rows * d->logits.panels * PANEL * 4)) != NULL;
    if (!complete) {
        phrase_free(p);
        return NULL;
    }
    return p;
}

/* Rows that have not begun: embeddings (rows, embedding), and states, c and h of each layer in turn (rows, width) or
 * NULL for zeros. NULL when memory ran out. */
EXPORT Phrase *phrase_new(const Decoder *d, int rows, const float *embeddings, const float *states)
{
    Phrase *p = phrase_alloc(d, rows);
    if (p == NULL)
        return NULL;
    const size_t first = (size_t)d->cells[0].units * 4;
    if (d->embedding) {
        cell_project(&d->cells[0], rows, embeddings, p->of_embedding);
    } else {
        for (int row = 0; row < rows; row++)
            memcpy(p->of_embedding + row * first, d->cells[0].input.bias, first * 4);
    }
    for (int row = 0; states != NULL && row < rows; row++) {
        for (int layer = 0; layer < d->layers; layer++) {
            const size_t units = (size_t)d->cells[layer].units;
            memcpy(p->c[layer] + row * units, states, units * 4);
            memcpy(p->h[layer] + row * units, states + units, units * 4);
            states += 2 * units;
        }
    }
    return p;
}

/* The rows `which` (rows) of a phrase, as far as they have come. NULL when memory ran out. */
EXPORT Phrase *phrase_of_rows(const Phrase *from, int rows, const int32_t *which)
{
    const Decoder *d = from->decoder;
    const size_t first = (size_t)d->cells[0].units * 4;
    Phrase *p = phrase_alloc(d, rows);
    for (int row = 0; p != NULL && row < rows; row++) {
        const size_t source = (size_t)which[row];
        memcpy(p->of_embedding + row * first, from->of_embedding + source * first, first * 4);
        for (int layer = 0; layer < d->layers; layer++) {
            const size_t units = (size_t)d->cells[layer].units;
            memcpy(p->c[layer] + row * units, from->c[layer] + source * units, units * 4);
            memcpy(p->h[layer] + row * units, from->h[layer] + source * units, units * 4);
        }
    }
    return p;
}

/* Let each row hear a class (or nothing). */
static void advance(Phrase *p, const int32_t *heard)
{
    const Decoder *d = p->decoder;
    const size_t first = (size_t)d->cells[0].units * 4;
    memcpy(p->gates, p->of_embedding, p->rows * first * 4);
    for (int row = 0; row < p->rows; row++)
        if (heard[row] != NOTHING)
            d->cells[0].compute->add_row(&d->token, heard[row], p->gates + row * first);
    for (int layer = 0; layer < d->layers; layer++) {
        if (layer)
            cell_project(&d->cells[layer], p->rows, p->h[layer - 1], p->gates);
        cell_step(&d->cells[layer], p->rows, p->gates, p->c[layer], p->h[layer]);
    }
}

/* Logits of what comes next, rows of panels * 64. */
static void foresee(Phrase *p)
{
    const Decoder *d = p->decoder;
    const Cell *last = &d->cells[d->layers - 1];
    const size_t width = (size_t)d->logits.panels * PANEL;
    for (int row = 0; row < p->rows; row++)
        memcpy(p->logits + row * width, d->logits.bias, width * 4);
    last->compute->add_product(&d->logits, p->rows, p->h[d->layers - 1], last->units, p->logits);
}

/* A class of a row, `bias` (classes, or NULL) added to its logits. */
static int drawn(const Phrase *p, int row, double uniform, const Sampling *sampling, const float *bias)
{
    const Decoder *d = p->decoder;
    float probabilities[MOST_CLASSES];
    float *logits = p->logits + (size_t)row * d->logits.panels * PANEL;
    forecast(d->cells[0].compute, sampling, bias, d->classes, logits, probabilities);
    return draw(d->classes, probabilities, uniform);
}

/* Rows that are being written, and by how many steps they have been. */
typedef struct {
    Phrase part;
    int steps, done;
    const int32_t *heard, *waited;
    const double *uniforms;
    const Sampling *sampling;
    const volatile int32_t *cancel;
    int32_t *classes;
} Writing;

/* What `all` says of rows [first, end). */
static Writing writing_of(const Writing *all, int first, int end)
{
    Writing w = *all;
    Phrase *p = &w.part;
    const Decoder *d = p->decoder;
    p->rows = end - first;
    for (int layer = 0; layer < d->layers; layer++) {
        p->c[layer] += (size_t)first * d->cells[layer].units;
        p->h[layer] += (size_t)first * d->cells[layer].units;
    }
    p->of_embedding += (size_t)first * d->cells[0].units * 4;
    p->gates += (size_t)first * d->widest * 4;
    p->logits += (size_t)first * d->logits.panels * PANEL;
    w.heard += first;
    w.waited += first;
    w.uniforms += (size_t)first * w.steps;
    w.classes += (size_t)first * w.steps;
    return w;
}

/* Write a Writing's rows; as a thread runs it. */
static void *write_rows(void *writing)
{
    Writing *w = writing;
    Phrase *p = &w->part;
    const Sampling *s = w->sampling;
    int32_t last[p->rows], waited[p->rows];
    memcpy(last, w->heard, sizeof last);
    memcpy(waited, w->waited, sizeof waited);
    for (w->done = 0; w->done < w->steps && !*w->cancel; w->done++) {
        advance(p, last);
        foresee(p);
        for (int row = 0; row < p->rows; row++) {
            const size_t at = (size_t)row * w->steps + w->done;
            const int must_begin = s->begin != NULL && waited[row] >= s->longest_wait;
            w->classes[at] = last[row] = drawn(p, row, w->uniforms[at], s, must_begin ? s->begin : s->bias);
            waited[row] = s->begin != NULL && s->begin[last[row]] > NEVER ? 0 : waited[row] + 1;
        }
    }
    return NULL;
}

/* Whether so much is to be computed that two threads are sooner done. */
static int worth_a_thread(const Decoder *d, int rows, int steps)
{
    double products = (double)d->logits.rows * d->logits.columns;
    for (int layer = 0; layer < d->layers; layer++) {
        const Cell *cell = &d->cells[layer];
        products += ((double)cell->units + (layer ? cell->inputs : 0)) * cell->units * 4;
    }
    return rows >= ROWS_WORTH_A_THREAD && products * rows * steps > WORTH_A_THREAD;
}

/* Write `steps` classes of each row, one uniform each (rows, steps), after hearing `heard` (rows) and `waited` (rows)
 * steps in which no note began; classes (rows, steps).
 *
 * No row depends on another, so where there is much to do, a second thread does half of them.
 * Stops before a step once *cancel is set. Returns the number of steps made. */
EXPORT int phrase_write(Phrase *p, int steps, const int32_t *heard, const int32_t *waited, const double *uniforms,
                        const Sampling *sampling, const volatile int32_t *cancel, int32_t *classes)
{
    Writing all = {*p, steps, 0, heard, waited, uniforms, sampling, cancel, classes};
    pthread_t helper;
    const int half = p->rows / 2;
    Writing theirs = writing_of(&all, 0, half), ours = writing_of(&all, half, p->rows);
    if (!worth_a_thread(p->decoder, p->rows, steps) || pthread_create(&helper, NULL, write_rows, &theirs) != 0) {
        write_rows(&all);
        return all.done;
    }
    write_rows(&ours);
    pthread_join(helper, NULL);
    return theirs.done < ours.done ? theirs.done : ours.done;
}

/* Hear `heard` (rows, steps) -> logits (rows, steps, classes) of what comes after each. */
EXPORT void phrase_logits(Phrase *p, int steps, const int32_t *heard, float *logits)
{
    const Decoder *d = p->decoder;
    int32_t now_heard[p->rows];
    for (int step = 0; step < steps; step++) {
        for (int row = 0; row < p->rows; row++)
            now_heard[row] = heard[(size_t)row * steps + step];
        advance(p, now_heard);
        foresee(p);
        for (int row = 0; row < p->rows; row++)
            memcpy(logits + ((size_t)row * steps + step) * d->classes,
                   p->logits + (size_t)row * d->logits.panels * PANEL, (size_t)d->classes * 4);
    }
}

/* Hear `heard` (count), all but the last of which only change the state; one row. Stops once *cancel is set.
 *
 * Returns the number of classes heard. */
EXPORT int phrase_hear(Phrase *p, int count, const int32_t *heard, const volatile int32_t *cancel)
{
    for (int k = 0; k < count; k++) {
        if (*cancel)
            return k;
        advance(p, heard + k);
    }
    return count;
}

/* Draw one row's classes until `stop` is drawn, or `most` are; where `must_begin`, the first begins a note. The row has
 * heard all but `pending`. What a positive bias asks for is asked for until it is drawn.
 *
 * Returns how many were drawn; fewer than that and not ending with `stop` when *cancel was set. */
EXPORT int phrase_write_until(Phrase *p, int stop, int must_begin, int most, int32_t pending, const double *uniforms,
                              const Sampling *sampling, const volatile int32_t *cancel, int32_t *classes)
{
    float bias[MOST_CLASSES];
    if (sampling->bias != NULL)
        memcpy(bias, sampling->bias, (size_t)p->decoder->classes * 4);
    for (int k = 0; k < most; k++) {
        if (*cancel)
            return k;
        advance(p, &pending);
        foresee(p);
        const float *added = must_begin && k == 0 ? sampling->begin : sampling->bias != NULL ? bias : NULL;
        classes[k] = pending = drawn(p, 0, uniforms[k], sampling, added);
        if (pending == stop)
            return k + 1;
        if (sampling->bias != NULL && bias[pending] > 0)
            bias[pending] = 0;
    }
    return most;
}
