/* Between the command and what it prints for people. */
#ifndef CMD_STATUS_H
#define CMD_STATUS_H

#include "ijw/intake/status.h"

/* Prints on stdout; the senders are in another order afterwards. */
void status_print(const struct status *status, const struct home *home,
		  const struct lijsten *lijsten);

#endif
