/* An archive to its members: whatever the bytes, it ends, within its limits, and says the same
 * twice. What was called whole is not whole any more with a byte less or more. */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "ijw/base/limits.h"
#include "ijw/base/random.h"
#include "ijw/message/container.h"

/* What came out: numbers, and a digest over names, faults and bytes. */
struct walked {
	int result;
	enum fault fault;
	uint32_t members;
	uint64_t bytes;
	uint32_t digest;
	uint32_t stop; /* the member at which the walk is ended; 0 for none */
};

enum { STOPPED = 7 };

static int fd = -1;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	WANT(random_init() == 0);
	container_prepare();
	fd = memfd_create("archive", MFD_CLOEXEC);
	WANT(fd >= 0);
	return 0;
}

static bool is_member_fault(enum fault fault)
{
	return fault == FAULT_NONE || fault == FAULT_ENCRYPTED || fault == FAULT_NESTED ||
	       fault == FAULT_MEMBER || fault == FAULT_TOO_LARGE;
}

static int on_member(void *context, const char *name, enum fault fault, const char *bytes,
		     size_t length)
{
	struct walked *walked = context;

	WANT(name != NULL && is_member_fault(fault));
	WANT((fault == FAULT_NONE) == (bytes != NULL));
	WANT(bytes != NULL || length == 0);
	WANT(length <= LIMIT_ENVELOPE_BYTES);
	WANT(++walked->members <= LIMIT_ARCHIVE_MEMBERS);
	walked->bytes += length;
	walked->digest =
	    walked->digest * 31 + fuzz_dice((const uint8_t *)name, strlen(name)) + (uint32_t)fault;
	if (bytes != NULL) {
		WANT(!container_is(bytes, length));
		walked->digest = walked->digest * 31 + fuzz_dice((const uint8_t *)bytes, length);
	}
	return walked->members == walked->stop ? STOPPED : 0;
}

static struct walked walk(const uint8_t *data, size_t size, const char *more, uint32_t stop)
{
	struct walked walked = {.stop = stop};
	size_t behind = strlen(more);

	WANT(ftruncate(fd, 0) == 0);
	WANT(pwrite(fd, data, size, 0) == (ssize_t)size);
	WANT(pwrite(fd, more, behind, (off_t)size) == (ssize_t)behind);
	WANT(lseek(fd, 0, SEEK_SET) == 0);
	walked.result = container_each(fd, on_member, &walked, &walked.fault);
	return walked;
}

/* A byte less; of zeros at the end, of which a tar may have any number, all. */
static size_t cut(const uint8_t *data, size_t size)
{
	size_t filled = size;

	while (filled > 0 && data[filled - 1] == 0)
		filled--;
	return filled < size ? filled : size - 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct walked first = walk(data, size, "", 0), again;

	WANT(first.result == 0);
	WANT(first.fault == FAULT_NONE || first.fault == FAULT_ARCHIVE ||
	     first.fault == FAULT_LIMIT || first.fault == FAULT_NO_MEMBER);
	WANT(first.bytes <= LIMIT_RATIO_FREE_BYTES + (uint64_t)size * LIMIT_ARCHIVE_RATIO);
	WANT(first.fault != FAULT_NONE || first.members > 0);
	WANT(first.fault == FAULT_ARCHIVE || container_is((const char *)data, size));
	again = walk(data, size, "", 0);
	WANT(again.result == 0 && again.fault == first.fault && again.members == first.members &&
	     again.bytes == first.bytes && again.digest == first.digest);
	if (first.members > 0) {
		again = walk(data, size, "", first.members);
		WANT(again.result == STOPPED && again.digest == first.digest);
	}
	if (first.fault == FAULT_NONE) {
		WANT(walk(data, size, "x", 0).fault != FAULT_NONE);
		WANT(walk(data, cut(data, size), "", 0).fault != FAULT_NONE);
	}
	return 0;
}
