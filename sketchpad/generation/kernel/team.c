/* The helper: a second thread that is kept from step to step, because to start one takes as long as many steps.
 *
 * It waits for the next step awake for a while, and then asleep. Who asks for it while it sleeps wakes it, and does a
 * short step alone. Where there is no processor for each of the two, to wait for each other is slower than to work
 * alone; that is measured, and then the helper is left alone for a while. */
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "team.h"

#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#define WORTH_SHARING 5e5      /* products: five microseconds, beside which it is little to wait for the other */
#define WORTH_WAKING 5e6       /* products: fifty microseconds, as long as it takes to wake somebody */
#define PATIENCE 8000          /* looks, a tenth of a millisecond, before one gives up one's turn, or goes to sleep */
#define UNCOUNTED 500          /* looks that are no waiting worth the name */
#define TRIAL 2000000          /* nanoseconds of work together, after which it is seen whether that paid */
#define SHORTEST_REST 20000000 /* nanoseconds without the helper after it did not; twice as many each time, */
#define LONGEST_REST 640000000 /* up to so many */

/* Nanoseconds. */
static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static inline void look_away(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/* Whether a number becomes another within so many looks. */
static int changes(const int *number, int value, int most)
{
    for (int looks = 0; looks < most; looks++) {
        if (__atomic_load_n(number, __ATOMIC_ACQUIRE) != value)
            return 1;
        look_away();
    }
    return 0;
}

static __thread int64_t waited; /* nanoseconds, in this step */

void wait_while(const int *number, int value)
{
    if (changes(number, value, UNCOUNTED))
        return;
    const int64_t begun = now();
    if (!changes(number, value, PATIENCE))
        while (__atomic_load_n(number, __ATOMIC_ACQUIRE) == value)
            sched_yield();
    waited += now() - begun;
}

static Team team_of_one = {.size = 1}, pair = {.size = 2};
static const Member members[] = {{&pair, 0}, {&pair, 1}};
const Member alone = {&team_of_one, 0};

enum { ASLEEP, AWAKE, BUSY };

static pthread_mutex_t taken = PTHREAD_MUTEX_INITIALIZER; /* by whom the helper works for; with it, what follows */
static pthread_t helper;
static pthread_mutex_t bed = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t called = PTHREAD_COND_INITIALIZER;
static int started;
static int64_t worked, lost, rest = SHORTEST_REST, rests_until; /* of the two, nanoseconds; the last one of now() */
static int state;           /* of the helper */
static Step next_step;
static void *next_job;

static int becomes(int from, int to)
{
    return __atomic_compare_exchange_n(&state, &from, to, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static void sleep_till_called(void)
{
    pthread_mutex_lock(&bed);
    while (__atomic_load_n(&state, __ATOMIC_SEQ_CST) == ASLEEP)
        pthread_cond_wait(&called, &bed);
    pthread_mutex_unlock(&bed);
}

static void wake(int to)
{
    pthread_mutex_lock(&bed);
    __atomic_store_n(&state, to, __ATOMIC_SEQ_CST);
    pthread_cond_signal(&called);
    pthread_mutex_unlock(&bed);
}

static void *help(void *nothing)
{
#ifdef __linux__
    pthread_setname_np(pthread_self(), "kernel"); /* not as the thread that started it */
#endif
    for (;;) {
        if (!changes(&state, AWAKE, PATIENCE) && becomes(AWAKE, ASLEEP))
            sleep_till_called();
        if (__atomic_load_n(&state, __ATOMIC_ACQUIRE) != BUSY)
            continue;
        next_step(members + 1, next_job);
        __atomic_store_n(&state, AWAKE, __ATOMIC_SEQ_CST); /* to whom passes the meeting, the next step can be given */
        meet(members + 1);
    }
    return nothing;
}

/* A child of a fork has no helper, whatever its parent had. */
static void forget(void)
{
    started = 0;
    pair = (Team){.size = 2};
    pthread_mutex_init(&taken, NULL);
    pthread_mutex_init(&bed, NULL);
    pthread_cond_init(&called, NULL);
}

#ifdef __linux__
static cpu_set_t processors; /* those that this process may run on */
static int avoided;          /* where the helper must not run */

static int count_processors(void)
{
    return sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors) : 1;
}

/* Keep the helper off the processor that its caller is on: who is woken often stays with whom he was woken by. */
static void keep_apart(void)
{
    const int here = sched_getcpu();
    if (here == avoided || here < 0)
        return;
    cpu_set_t others = processors;
    CPU_CLR(here, &others);
    if (pthread_setaffinity_np(helper, sizeof others, &others) == 0)
        avoided = here;
}
#else
static int count_processors(void)
{
    return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

static void keep_apart(void)
{
}
#endif

static int start(void)
{
    static int watched, found;
    if (!found)
        found = count_processors();
    if (started || found < 2)
        return started;
    if (!watched)
        watched = pthread_atfork(NULL, NULL, forget) == 0;
    state = AWAKE;
    started = watched && pthread_create(&helper, NULL, help, NULL) == 0;
    if (started) {
        pthread_detach(helper);
#ifdef __linux__
        avoided = -1;
#endif
    }
    return started;
}

/* Give the helper a step. 0 when it cannot take it. */
static int give(double products, Step step, void *job)
{
    if (!start() || now() < rests_until)
        return 0;
    keep_apart();
    next_step = step;
    next_job = job;
    if (becomes(AWAKE, BUSY))
        return 1;
    wake(products > WORTH_WAKING ? BUSY : AWAKE);
    return products > WORTH_WAKING;
}

/* A step was done together. Where more than half of the time was waiting, one alone would have been done sooner. */
static void count(int64_t begun, int64_t ended)
{
    worked += ended - begun;
    lost += waited;
    if (worked < TRIAL)
        return;
    if (2 * lost > worked) {
        rests_until = ended + rest;
        rest = rest < LONGEST_REST ? 2 * rest : rest;
    } else {
        rest = SHORTEST_REST;
    }
    worked = lost = 0;
}

void together(double products, Step step, void *job)
{
    if (products < WORTH_SHARING || pthread_mutex_trylock(&taken) != 0) {
        step(&alone, job);
        return;
    }
    if (give(products, step, job)) {
        const int64_t begun = now();
        waited = 0;
        step(members, job);
        meet(members);
        count(begun, now());
    } else {
        step(&alone, job);
    }
    pthread_mutex_unlock(&taken);
}
