/* A fault to be found: a folder that cannot be looked through is taken for one in which nothing is.
 * Linked with
 * --wrap. */
#include <stddef.h>

#include "ijw/base/walk.h"

int __real_walk_folder(int folder, const struct walk_events *events, void *context);
int __wrap_walk_folder(int folder, const struct walk_events *events, void *context);

int __wrap_walk_folder(int folder, const struct walk_events *events, void *context)
{
	struct walk_events blind = *events;

	blind.shut = NULL;
	return __real_walk_folder(folder, &blind, context);
}
