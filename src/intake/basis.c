/* What a judgement depends on besides the message. */
#include "ijw/intake/worker.h"

void worker_basis(const struct xsd *xsd, const struct lijsten *lijsten, struct buf *out)
{
	for (size_t i = 0; i < releases_count; i++)
		buf_printf(out, "%s%s", i > 0 ? " " : "", xsd_hash(xsd, releases[i]));
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *stand = lijsten_stand(lijsten, lijst);
		char hex[SHA256_TEXT];

		buf_printf(out, " %s",
			   stand->given ? digest_hex(stand->sha256, SHA256_BYTES, hex) : "-");
	}
}
