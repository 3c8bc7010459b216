/* What a service tells the program that started it (systemd's sd_notify protocol): a datagram of
 * lines KEY=VALUE to the socket that $NOTIFY_SOCKET names. Without one nothing is said. */
#ifndef IJW_BASE_NOTIFY_H
#define IJW_BASE_NOTIFY_H

#include <stdint.h>

/* Sends a text as it is. What cannot be delivered is not tried again: a service that is not
 * heard does its work. */
void notify(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* READY=1: it is started, or its settings are read again. */
void notify_ready(void);

/* WATCHDOG=1: it lives. Until it is ready it asks for another minute, too: an old database may be
 * brought up to date first. */
void notify_life(void);

/* Every so many ms it is to say WATCHDOG=1; 0 when nobody waits for that. Half of what
 * $WATCHDOG_USEC allows, unless $WATCHDOG_PID is another process. */
int64_t notify_interval(void);

#endif
