/* Two threads that do the same step together, each its share of every part of it. */
#ifndef SKETCHPAD_TEAM_H
#define SKETCHPAD_TEAM_H

#define CACHE_LINE 128 /* so far apart, what two threads write does not slow the other down */

typedef struct {
    int size;
    int arrived __attribute__((aligned(CACHE_LINE)));
    int round __attribute__((aligned(CACHE_LINE)));
} Team;

typedef struct {
    Team *team;
    int index;
} Member;

typedef void (*Step)(const Member *me, void *job);

/* Who works by himself. */
extern const Member alone;

/* Do a step that takes so many products; with the helper where that is worth it, there is a processor for it, nobody
 * else has it, and it is awake or will be soon enough. */
void together(double products, Step step, void *job);

/* Wait until a number is not `value` any more. */
void wait_while(const int *number, int value);

/* Where the share of `count` parts begins that is a member's; it ends where the next one's begins. */
static inline int share(int count, const Member *me, int next)
{
    return count * (me->index + next) / me->team->size;
}

/* Wait until all are here. */
static inline void meet(const Member *me)
{
    Team *team = me->team;
    if (team->size == 1)
        return;
    const int round = __atomic_load_n(&team->round, __ATOMIC_ACQUIRE);
    if (__atomic_add_fetch(&team->arrived, 1, __ATOMIC_ACQ_REL) == team->size) {
        team->arrived = 0;
        __atomic_store_n(&team->round, round + 1, __ATOMIC_RELEASE);
    } else {
        wait_while(&team->round, round);
    }
}

#endif
