/* Stacked LSTMs that hear their own last class: the decoders of MusicVAE, and Polyphony RNN.
 *
 * A decoder's first layer takes [class one-hot, embedding]; the embedding's part is the same at every step and is
 * computed once. The readable twin is NumpyDecoder in numpy_cells.py.
 *
 * Nothing here looks at whether it is called as it should be; cells.py does. Layers are packed from the first to the
 * last, then the logits, and only then are there phrases, each of which one thread uses at a time. What is heard is a
 * class, or NOTHING; uniforms are in [0, 1).
 * Source: magenta.models.music_vae.lstm_models and magenta.models.shared.events_rnn_graph, Magenta 2.1.4. */
#include "cell.h"
#include "sampling.h"

#define MOST_LAYERS 8
#define NOTHING (-1)

typedef struct {
    int classes, embedding, layers, widest;
    Affine token; /* a class -> the first layer's gates */
    Cell cells[MOST_LAYERS];
    Affine logits;
} Decoder;

/* Some rows being written together. */
typedef struct {
    const Decoder *decoder;
    int rows;
    float *c[MOST_LAYERS], *h[MOST_LAYERS], *next[MOST_LAYERS]; /* rows, units; `next` becomes h after a step */
    float *of_embedding;                    /* rows, 4 units: the embedding's part of the first gates */
    float *gates, *logits;
} Phrase;

/* Whether this processor has the instructions for fixed point; where it has not, `fixed` changes nothing. */
EXPORT int has_fixed_point(void)
{
    return best_layers()->fixed;
}

EXPORT void decoder_free(Decoder *d)
{
    if (d == NULL)
        return;
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

/* Pack a layer's kernel (inputs + units, 4 units) and bias; `rounded`: what multiplies outputs of LSTMs may be. 0 when
 * memory ran out. */
EXPORT int decoder_pack_layer(Decoder *d, int layer, int units, Matrix kernel, const float *bias, int rounded)
{
    int inputs = layer ? d->cells[layer - 1].units : d->embedding;
    d->widest = units > d->widest ? units : d->widest;
    if (layer == 0) {
        if (!affine_pack(&d->token, best_layers(), d->classes, 4 * units, units, kernel, NULL, FOR_ANY_X))
            return 0;
        kernel = matrix_after(kernel, d->classes);
    }
    const Use of_outputs = rounded ? FOR_OUTPUTS_ROUNDED : FOR_OUTPUTS;
    return cell_pack(&d->cells[layer], inputs, units, kernel, bias, layer ? of_outputs : FOR_ANY_X, of_outputs);
}

EXPORT int decoder_pack_logits(Decoder *d, Matrix kernel, const float *bias)
{
    return affine_pack(&d->logits, best_layers(), d->cells[d->layers - 1].units, d->classes, AS_THEY_ARE,
                       kernel, bias, FOR_OUTPUTS);
}

EXPORT void phrase_free(Phrase *p)
{
    if (p == NULL)
        return;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
        free(p->c[layer]);
        free(p->h[layer]);
        free(p->next[layer]);
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
        complete &= (p->next[layer] = vector_alloc(bytes)) != NULL;
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
    multiply_together(d->cells[0].compute, &d->cells[0].input, rows, embeddings, p->of_embedding);
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

/* Let a row have come as far as one of another phrase of the same decoder. */
static void row_put(Phrase *p, size_t row, const Phrase *from, size_t source)
{
    const Decoder *d = p->decoder;
    const size_t first = (size_t)d->cells[0].units * 4;
    memcpy(p->of_embedding + row * first, from->of_embedding + source * first, first * 4);
    for (int layer = 0; layer < d->layers; layer++) {
        const size_t units = (size_t)d->cells[layer].units;
        memcpy(p->c[layer] + row * units, from->c[layer] + source * units, units * 4);
        memcpy(p->h[layer] + row * units, from->h[layer] + source * units, units * 4);
    }
}

/* The rows `which` (rows, each one of its own) of a phrase, as far as they have come. NULL when memory ran out. */
EXPORT Phrase *phrase_of_rows(const Phrase *from, int rows, const int32_t *which)
{
    Phrase *p = phrase_alloc(from->decoder, rows);
    for (int row = 0; p != NULL && row < rows; row++)
        row_put(p, row, from, (size_t)which[row]);
    return p;
}

/* Let the rows `which` (rows) of a phrase have come as far as those of another one, of the same decoder. */
EXPORT void phrase_put(Phrase *p, int rows, const int32_t *which, const Phrase *from)
{
    for (int row = 0; row < rows; row++)
        row_put(p, (size_t)which[row], from, row);
}

/* Let each row hear a class (or nothing); its last output is then in `next`. */
static void advance(Phrase *p, const Member *me, const int32_t *heard)
{
    const Decoder *d = p->decoder;
    const Layers *compute = d->cells[0].compute;
    const size_t width = (size_t)d->cells[0].units * 4;
    const int first = share(d->token.panels, me, 0), end = share(d->token.panels, me, 1);
    for (int row = 0; row < p->rows; row++) {
        const size_t at = row * width + first * PANEL;
        memcpy(p->gates + at, p->of_embedding + at, (size_t)(end - first) * PANEL * 4);
        if (heard[row] != NOTHING)
            compute->add_row(&d->token, first, end, heard[row], p->gates + row * width);
    }
    for (int layer = 0; layer < d->layers; layer++) {
        if (layer)
            multiply(compute, &d->cells[layer].input, me, p->rows, p->next[layer - 1], p->gates);
        cell_step(&d->cells[layer], me, p->rows, p->gates, p->c[layer], p->h[layer], p->next[layer]);
        meet(me);
    }
}

/* Logits of what comes next, rows of panels * 64. */
static void foresee(Phrase *p, const Member *me)
{
    const Decoder *d = p->decoder;
    multiply(d->cells[0].compute, &d->logits, me, p->rows, p->next[d->layers - 1], p->logits);
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

/* So many are multiplied in each step. */
static double weights_of(const Decoder *d)
{
    double count = (double)d->logits.rows * d->logits.columns;
    for (int layer = 0; layer < d->layers; layer++) {
        const Cell *cell = &d->cells[layer];
        count += ((double)cell->units + (layer ? cell->inputs : 0)) * cell->units * 4;
    }
    return count;
}

/* Do a step in which all rows hear something. */
static void make_step(Phrase *p, Step step, void *job)
{
    together(work_of(weights_of(p->decoder), p->rows), step, job);
    for (int layer = 0; layer < p->decoder->layers; layer++)
        swap(&p->h[layer], &p->next[layer]);
}

/* Rows that are being written; `last` (rows) is what each has written last, `waited` how long none began there. */
typedef struct {
    Phrase *phrase;
    int steps, step;
    const double *uniforms;
    const Sampling *sampling;
    int32_t *last, *waited, *classes;
} Writing;

static void write_step(const Member *me, void *job)
{
    const Writing *all = job;
    Phrase *p = all->phrase;
    const Sampling *s = all->sampling;
    const int first = share(p->rows, me, 0), end = share(p->rows, me, 1);
    advance(p, me, all->last);
    foresee(p, me);
    meet(me);
    for (int row = first; row < end; row++) {
        const size_t at = (size_t)row * all->steps + all->step;
        const int must_begin = s->begin != NULL && all->waited[row] >= s->longest_wait;
        const int class = drawn(p, row, all->uniforms[at], s, must_begin ? s->begin : s->bias);
        all->classes[at] = all->last[row] = class;
        all->waited[row] = s->begin != NULL && s->begin[class] > NEVER ? 0 : all->waited[row] + 1;
    }
}

/* Write `steps` classes of each row, one uniform each (rows, steps), after hearing `heard` (rows) and `waited` (rows)
 * steps in which no note began; classes (rows, steps).
 *
 * Stops before a step once *cancel is set. Returns the number of steps made. */
EXPORT int phrase_write(Phrase *p, int steps, const int32_t *heard, const int32_t *waited, const double *uniforms,
                        const Sampling *sampling, const volatile int32_t *cancel, int32_t *classes)
{
    int32_t last[p->rows], waits[p->rows];
    memcpy(last, heard, sizeof last);
    memcpy(waits, waited, sizeof waits);
    Writing all = {p, steps, 0, uniforms, sampling, last, waits, classes};
    for (; all.step < steps && !*cancel; all.step++)
        make_step(p, write_step, &all);
    return all.step;
}

/* What rows hear next, for which they may foresee what follows. */
typedef struct {
    Phrase *phrase;
    const int32_t *heard;
    int foresees;
} Hearing;

static void hear_step(const Member *me, void *job)
{
    const Hearing *all = job;
    advance(all->phrase, me, all->heard);
    if (all->foresees)
        foresee(all->phrase, me);
}

/* Let each row hear a class (or nothing); with the logits of what comes next, if that is asked for. */
static void hear_next(Phrase *p, const int32_t *heard, int foresees)
{
    Hearing all = {p, heard, foresees};
    make_step(p, hear_step, &all);
}

/* Hear `heard` (rows, steps) -> logits (rows, steps, classes) of what comes after each. */
EXPORT void phrase_logits(Phrase *p, int steps, const int32_t *heard, float *logits)
{
    const Decoder *d = p->decoder;
    int32_t now_heard[p->rows];
    for (int step = 0; step < steps; step++) {
        for (int row = 0; row < p->rows; row++)
            now_heard[row] = heard[(size_t)row * steps + step];
        hear_next(p, now_heard, 1);
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
        hear_next(p, heard + k, 0);
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
        hear_next(p, &pending, 1);
        const float *added = must_begin && k == 0 ? sampling->begin : sampling->bias != NULL ? bias : NULL;
        classes[k] = pending = drawn(p, 0, uniforms[k], sampling, added);
        if (pending == stop)
            return k + 1;
        if (sampling->bias != NULL && bias[pending] > 0)
            bias[pending] = 0;
    }
    return most;
}
