/* Making everything anew that follows from the stored messages. */
#ifndef IJW_INTAKE_REBUILD_H
#define IJW_INTAKE_REBUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/store/archive.h"
#include "ijw/store/home.h"

struct rebuilt {
	uint64_t messages;
	uint64_t otherwise; /* of them would be judged otherwise today: the stored verdict stands */
	uint64_t erased;    /* of them are what is left of one: that verdict is of what came */
	struct difference differences[DIFFERENCES]; /* between what was stored and what is made */
	bool changed; /* what cannot be made anew is not as ijw left it, which was logged (custody.h) */
	int64_t load;    /* the first message of a load that was to be derived yet; 0: there was none */
	int64_t waiting; /* youths with very many events whose stored rows were to be derived yet */
};

/* Judges every stored original again, and makes events, void marks and the rows of all tables anew,
 * in one transaction. The rows are compared as of the day they were stored for, then made those of
 * today. With `check` nothing is kept of it. 0; -1 after a failure was logged: nothing was changed
 * then. The memory has a bound, however many messages there are. */
int rebuild_run(const struct home *home, bool check, struct rebuilt *out);

#endif
