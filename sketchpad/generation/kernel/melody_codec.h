/* The codecs of both Melody RNNs; the readable twins are lookback_codec.py and key_melody_codec.py. */
#ifndef SKETCHPAD_MELODY_CODEC_H
#define SKETCHPAD_MELODY_CODEC_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NO_EVENT = -2, NOTE_OFF = -1, LOWEST_PITCH = 48, PITCHES = 36, STEPS_PER_BAR = 16 };
enum { CLASSES = 40, REPEAT_ONE_BAR = 38, REPEAT_TWO_BARS = 39 };
enum { LOOKBACK_INPUT = 121, KEY_MELODY_INPUT = 74, LONGEST_INPUT = 121 };

typedef enum { LOOKBACK_CODEC = 0, KEY_MELODY_CODEC = 1 } CodecKind;

typedef struct {
    CodecKind kind;
    int32_t *events;
    int count, capacity;
    /* what the key-melody codec keeps of the melody so far */
    int sounding; /* a pitch, or NOTE_OFF */
    int attack;
    float direction;
    int recent[3], recent_count;
    int pitch_classes[12];
} MelodyEncoder;

static int input_size(CodecKind kind)
{
    return kind == LOOKBACK_CODEC ? LOOKBACK_INPUT : KEY_MELODY_INPUT;
}

static int event_at(const MelodyEncoder *e, int index)
{
    return index < 0 ? NO_EVENT : e->events[index];
}

static int repeats(const MelodyEncoder *e, int distance)
{
    return e->count > distance && e->events[e->count - 1] == e->events[e->count - 1 - distance];
}

static void write_counter(float *x, int bits, int following)
{
    for (int i = 0; i < bits; i++)
        x[i] = following >> i & 1 ? 1.0f : -1.0f;
}

static int lookback_class(int event)
{
    return event < 0 ? event + 2 : event - LOWEST_PITCH + 2;
}

static void write_lookback_input(const MelodyEncoder *e, float *x)
{
    enum { PLAIN = 38 };
    const int following = e->count;
    x[lookback_class(e->events[following - 1])] = 1.0f;
    x[PLAIN + lookback_class(event_at(e, following - STEPS_PER_BAR))] = 1.0f;
    x[2 * PLAIN + lookback_class(event_at(e, following - 2 * STEPS_PER_BAR))] = 1.0f;
    write_counter(x + 3 * PLAIN, 5, following);
    x[119] = (float)repeats(e, STEPS_PER_BAR);
    x[120] = (float)repeats(e, 2 * STEPS_PER_BAR);
}

static void write_likely_keys(const int *pitch_classes, float *x)
{
    static const int major[7] = {0, 2, 4, 5, 7, 9, 11};
    int counts[12] = {0}, best = 0;
    for (int key = 0; key < 12; key++) {
        for (int i = 0; i < 7; i++)
            counts[key] += pitch_classes[(key + major[i]) % 12];
        best = counts[key] > best ? counts[key] : best;
    }
    for (int key = 0; key < 12; key++)
        x[key] = counts[key] == best ? 1.0f : 0.0f;
}

static void write_key_melody_input(const MelodyEncoder *e, float *x)
{
    int recent[12] = {0};
    if (e->sounding >= 0)
        x[e->sounding - LOWEST_PITCH] = x[PITCHES] = 1.0f;
    else
        x[PITCHES + 1] = 1.0f;
    x[38] = (float)e->attack;
    x[39] = e->direction;
    x[40] = (float)repeats(e, STEPS_PER_BAR);
    x[41] = (float)repeats(e, 2 * STEPS_PER_BAR);
    write_counter(x + 42, 7, e->count);
    x[49] = e->count % STEPS_PER_BAR == 0 ? 1.0f : 0.0f;
    write_likely_keys(e->pitch_classes, x + 50);
    for (int i = 0; i < e->recent_count; i++)
        recent[e->recent[i] % 12]++;
    write_likely_keys(recent, x + 62);
}

/* The last three distinct pitches, a repeated one moved to the end. */
static void remember_pitch(MelodyEncoder *e, int pitch)
{
    int kept = 0;
    for (int i = 0; i < e->recent_count; i++)
        if (e->recent[i] != pitch)
            e->recent[kept++] = e->recent[i];
    if (kept == 3) {
        e->recent[0] = e->recent[1];
        e->recent[1] = e->recent[2];
        kept = 2;
    }
    e->recent[kept++] = pitch;
    e->recent_count = kept;
}

static void hear(MelodyEncoder *e, int event)
{
    if (event == NO_EVENT) {
        e->attack = 0;
    } else if (event == NOTE_OFF) {
        e->sounding = NOTE_OFF;
    } else {
        const int last = e->recent_count ? e->recent[e->recent_count - 1] : event;
        if (event != last)
            e->direction = event > last ? 1.0f : -1.0f;
        e->attack = 1;
        e->sounding = event;
        e->pitch_classes[event % 12]++;
        remember_pitch(e, event);
    }
}

/* Make room for so many more events. 0 when memory ran out. */
static int encoder_reserve(MelodyEncoder *e, int more)
{
    int capacity = e->capacity ? e->capacity : 1024;
    while (capacity < e->count + more)
        capacity *= 2;
    int32_t *events = capacity == e->capacity ? e->events : realloc(e->events, (size_t)capacity * sizeof *events);
    if (events == NULL)
        return 0;
    e->events = events;
    e->capacity = capacity;
    return 1;
}

/* Append an event, for which there is room, and write the network input of its position. */
static void encoder_push(MelodyEncoder *e, int event, float *x)
{
    e->events[e->count++] = event;
    memset(x, 0, (size_t)input_size(e->kind) * sizeof *x);
    if (e->kind == LOOKBACK_CODEC) {
        write_lookback_input(e, x);
    } else {
        hear(e, event);
        write_key_melody_input(e, x);
    }
}

/* The class of an event that repeats nothing. */
static int plain_class(const MelodyEncoder *e, int event)
{
    if (e->kind == LOOKBACK_CODEC)
        return lookback_class(event);
    return event >= 0 ? event - LOWEST_PITCH : PITCHES + event - NO_EVENT;
}

/* The event that a class means, `pending` being the last event and not yet pushed. */
static int class_event(const MelodyEncoder *e, int index)
{
    if (index >= REPEAT_ONE_BAR) {
        const int distance = index == REPEAT_ONE_BAR ? STEPS_PER_BAR : 2 * STEPS_PER_BAR;
        return event_at(e, e->count - distance);
    }
    if (e->kind == LOOKBACK_CODEC)
        return index < 2 ? index - 2 : index - 2 + LOWEST_PITCH;
    return index < PITCHES ? index + LOWEST_PITCH : index - PITCHES - 2;
}

#endif
