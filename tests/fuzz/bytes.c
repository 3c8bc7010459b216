/* Changes of bytes without libFuzzer, the same in every run. */
#include "bytes.h"

#include <string.h>

#include "fuzz.h"

static uint32_t state = 1;

uint32_t bytes_dice(uint32_t sides)
{
	state = (uint32_t)(state * UINT64_C(1664525) + 1013904223);
	return (state >> 8) % sides;
}

/* In the place of libFuzzer's: a byte becomes another, comes in, or goes. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most)
{
	static const char bytes[] = "0123456789-<>/&;:. \tAZaz\"'\r\n\xC3\xA9";
	uint32_t kind = bytes_dice(3);
	size_t at = bytes_dice((uint32_t)size + 1);

	if (kind == 0 && at < size) {
		memmove(data + at, data + at + 1, size - at - 1);
		return size - 1;
	}
	if (kind == 1 && size < most) {
		memmove(data + at + 1, data + at, size - at);
		size++;
	}
	if (at < size)
		data[at] = (uint8_t)bytes[bytes_dice(sizeof(bytes) - 1)];
	return size;
}
