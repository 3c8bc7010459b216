/* Lists as bytes, for another process of the same program. */
#include <string.h>

#include "lijst.h"

/* Before the name and the bytes of a list. */
struct head {
	uint32_t lijst;
	uint32_t own; /* that of the program: no bytes follow */
	uint32_t name;
	uint32_t bytes;
};

void lijsten_pack(const struct lijsten *lijsten, struct buf *out)
{
	for (uint32_t lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct tabel *tabel = &lijsten->tabel[lijst];
		struct head head = {.lijst = lijst, .own = tabel->stand.own};

		if (!tabel->stand.given)
			continue;
		if (!tabel->stand.own) {
			head.name = (uint32_t)strlen(tabel->stand.file) + 1;
			head.bytes = (uint32_t)tabel->given.length;
		}
		buf_add(out, &head, sizeof(head));
		if (head.name > 0)
			buf_add(out, tabel->stand.file, head.name);
		if (head.bytes > 0)
			buf_add(out, tabel->given.data, head.bytes);
	}
}

static int unpack_one(struct lijsten *lijsten, const struct head *head, const char *body)
{
	struct buf complaints = BUF_INIT(0);
	int rc = head->own ? lijsten_read_own(lijsten, &complaints)
			   : lijsten_read(lijsten, (enum lijst)head->lijst, body, body + head->name,
					  head->bytes, &complaints);

	buf_free(&complaints);
	return rc;
}

struct lijsten *lijsten_unpack(const char *bytes, size_t length)
{
	struct lijsten *lijsten = lijsten_new();
	struct head head;

	for (; length > 0; bytes += head.name + head.bytes, length -= head.name + head.bytes) {
		if (length < sizeof(head))
			goto failed;
		memcpy(&head, bytes, sizeof(head));
		bytes += sizeof(head);
		length -= sizeof(head);
		if (head.lijst >= LIJSTEN || head.name > length ||
		    head.bytes > length - head.name ||
		    (!head.own && memchr(bytes, '\0', head.name) == NULL) ||
		    unpack_one(lijsten, &head, bytes) != 0)
			goto failed;
	}
	return lijsten;
failed:
	lijsten_free(lijsten);
	return NULL;
}
