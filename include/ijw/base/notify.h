/* What a service tells the program that started it (systemd's sd_notify protocol): a datagram of
 * lines KEY=VALUE to the socket that $NOTIFY_SOCKET names. Without one nothing is said. */
#ifndef IJW_BASE_NOTIFY_H
#define IJW_BASE_NOTIFY_H

#include <stdint.h>

/* Sends a text as it is. What cannot be delivered is not tried again: a service that is not
 * heard does its work. */
void notify(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Every so many ms it is to say WATCHDOG=1; 0 when nobody waits for that. Half of what
 * $WATCHDOG_USEC allows, unless $WATCHDOG_PID is another process. */
int64_t notify_interval(void);

#endif
