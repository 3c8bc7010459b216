/* A fault to be found: a file that cannot be claimed is removed. Linked with --wrap. */
#include <sys/syscall.h>
#include <unistd.h>

#include "../../src/intake/claims.h"

int __real_claims_take(struct claims *claims, int inbox, struct claim *claim);
int __wrap_claims_take(struct claims *claims, int inbox, struct claim *claim);

int __wrap_claims_take(struct claims *claims, int inbox, struct claim *claim)
{
	int rc = __real_claims_take(claims, inbox, claim);

	if (rc >= 0)
		return rc;
	/* Past whoever stands in for the system. */
	syscall(SYS_unlinkat, inbox, claim->path, 0);
	return 1;
}
