#include "kind.h"

#include <string.h>

#include "ijw/message/container.h"
#include "tar.h"

struct magic {
	enum kind kind;
	size_t length;
	const char *bytes;
};

static const struct magic magics[] = {
    {KIND_ZIP, 4, "PK\3\4"},
    {KIND_ZIP, 4, "PK\5\6"},
    {KIND_ZIP, 4, "PK\7\10"},
    {KIND_GZIP, 2, "\x1F\x8B"},
    {KIND_FOREIGN, 6, "7z\xBC\xAF\x27\x1C"},
    {KIND_FOREIGN, 6, "Rar!\x1A\7"},
    {KIND_FOREIGN, 6,
     "\xFD"
     "7zXZ"},
    {KIND_FOREIGN, 4, "\x28\xB5\x2F\xFD"},
};

enum kind kind_of(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (length >= magics[i].length && bytes[0] == magics[i].bytes[0] &&
		    memcmp(bytes, magics[i].bytes, magics[i].length) == 0)
			return magics[i].kind;
	/* bzip2: "BZh", the size of a block, and the first block or the end of the stream. */
	if (length >= 10 && memcmp(bytes, "BZh", 3) == 0 &&
	    (memcmp(bytes + 4, "1AY&SY", 6) == 0 || memcmp(bytes + 4, "\x17rE8P\x90", 6) == 0))
		return KIND_FOREIGN;
	return tar_begins(bytes, length) ? KIND_TAR : KIND_NONE;
}

bool container_is(const char *bytes, size_t length)
{
	return kind_of(bytes, length) != KIND_NONE;
}

bool container_tells_whole(const char *bytes, size_t length)
{
	return kind_of(bytes, length) != KIND_TAR;
}

bool container_is_zip(const char *bytes, size_t length)
{
	return kind_of(bytes, length) == KIND_ZIP;
}
