/* The lines of the messages: which classes are events, and what of them an event keeps. */
#ifndef MESSAGE_LINE_H
#define MESSAGE_LINE_H

#include <stdint.h>

#include "ijw/message/event.h"
#include "ijw/message/message.h"

/* A class that is an event; `fill` writes its elements into the event. */
struct line_kind {
	const struct class *class;
	enum event_soort soort;
	void (*fill)(struct event *event, const struct record *record);
};

/* The row of a class; NULL when it is no event. */
const struct line_kind *line_kind_of(const struct class *class);

/* The day of a date element; DAY_NONE when it is absent. */
int32_t line_day(const struct field *field);

/* The CBS code of a gemeente; GEMEENTE_NONE for anything but one to four digits. */
int32_t line_gemeente(const struct field *field);

#endif
