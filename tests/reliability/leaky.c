/* A fault to be found: names are shown as they are, with the BSN in them. Linked with --wrap. */
#include <stdio.h>

#include "ijw/base/label.h"

char *__wrap_label_show(const char *name, char *text, size_t size);

char *__wrap_label_show(const char *name, char *text, size_t size)
{
	snprintf(text, size, "%s", name);
	return text;
}
