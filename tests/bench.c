/* The two lower bounds of `make bench`, over the files named on stdin: `bench read` only reads
 * them, `bench sax` also parses them with libxml2's SAX parser, one context for all. */
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_BYTES = 32 * 1024 * 1024 };

static char bytes[FILE_BYTES];

static size_t read_file(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	size_t length = 0;
	ssize_t got;

	if (fd < 0) {
		perror(name);
		exit(3);
	}
	while ((got = read(fd, bytes + length, sizeof(bytes) - length)) > 0)
		length += (size_t)got;
	close(fd);
	return length;
}

int main(int argc, char **argv)
{
	xmlSAXHandler nobody = {.initialized = XML_SAX2_MAGIC};
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	int parse = argc > 1 && strcmp(argv[1], "sax") == 0;
	unsigned long long total = 0;
	char name[4096];

	if (parser == NULL || parser->sax == NULL)
		return 3;
	*parser->sax = nobody;
	while (fgets(name, sizeof(name), stdin) != NULL) {
		size_t length;

		name[strcspn(name, "\n")] = '\0';
		length = read_file(name);
		total += length;
		if (parse)
			xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL, XML_PARSE_NONET);
	}
	xmlFreeParserCtxt(parser);
	return total > 0 ? 0 : 1;
}
