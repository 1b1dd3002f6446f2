/* Two threads that do the same work together, each its share of every part of it. */
#ifndef SKETCHPAD_TEAM_H
#define SKETCHPAD_TEAM_H

#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <unistd.h>

#define PATIENCE 4000 /* looks at whether the other has come, before one's turn on the processor is given away */

typedef struct {
    int size, arrived, round;
} Team;

typedef struct Member {
    Team *team;
    int index;
    void (*work)(const struct Member *me, void *job);
    void *job;
} Member;

static Team team_of_one = {1, 0, 0};
static const Member alone = {&team_of_one, 0, NULL, NULL};

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
        return;
    }
    for (int looks = 0; __atomic_load_n(&team->round, __ATOMIC_ACQUIRE) == round; looks++)
        if (looks > PATIENCE)
            sched_yield();
}

/* How far steps have come that stop once *cancel is set. */
typedef struct {
    const volatile int32_t *cancel;
    int goes_on, done;
} Progress;

/* Whether one more step is to be made, which all members find alike. */
static inline int step_begins(const Member *me, Progress *progress)
{
    if (me->index == 0) {
        progress->goes_on = !*progress->cancel;
        progress->done += progress->goes_on;
    }
    meet(me);
    return progress->goes_on;
}

static void *member_main(void *member)
{
    const Member *me = member;
    me->work(me, me->job);
    return NULL;
}

/* Do a job; with a second thread where it is worth one and there is a processor for it. */
static inline void together(int worth_it, void (*work)(const Member *me, void *job), void *job)
{
    Team team = {2, 0, 0};
    Member us[] = {{&team, 0, work, job}, {&team, 1, work, job}};
    pthread_t helper;
    if (!worth_it || sysconf(_SC_NPROCESSORS_ONLN) < 2 ||
        pthread_create(&helper, NULL, member_main, us + 1) != 0) {
        team.size = 1;
        work(us, job);
        return;
    }
    work(us, job);
    pthread_join(helper, NULL);
}

#endif
