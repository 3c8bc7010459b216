/* The only room that asks the system what time it is. Everything else is told. */
#ifndef IJW_BASE_CLOCK_H
#define IJW_BASE_CLOCK_H

#include <stdint.h>
#include <sys/types.h>

/* Bytes of a time stamp with its NUL: 2026-11-23T03:45:00Z. */
#define CLOCK_TEXT 24

/* Seconds since 1970 (UTC). When the environment has IJW_NOW (YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ)
 * that moment is returned at every call: reruns and tests have their own today. */
int64_t clock_now(void);

/* The day it is in the Netherlands (Europe/Amsterdam) at `now`. */
int32_t clock_day(int64_t now);

/* The second of that day: 0 to 86399. */
int32_t clock_second(int64_t now);

/* The moment, in seconds since 1970, at which the day after clock_day(now) begins there. */
int64_t clock_next_day(int64_t now);

/* Writes `now` as 2026-11-23T03:45:00Z into `text` (CLOCK_TEXT bytes) and returns it. */
char *clock_format(int64_t now, char *text);

/* Milliseconds that only ever grow, for pauses and rates; without relation to the calendar. */
int64_t clock_ticks(void);

/* The same clock in microseconds. */
int64_t clock_micros(void);

/* Milliseconds of processor time that a process has used, also one that ended and was not waited
 * for; 0 when there is none. */
int64_t clock_of_process(pid_t pid);

#endif
