/* What a worker says is believed, whatever it is about and however long its texts are, and nothing is
 * judged by another one as well. */
#include "../../src/worker/again.h"
#include "../../src/worker/wire.h"

bool __wrap_again_holds(struct again *again, struct item *item);

bool __wrap_wire_is_about(const struct judgement *judgement, const char *bytes, size_t length);
bool __wrap_wire_is_text(const char *text, enum wire_letters letters, size_t least, size_t most);

bool __wrap_wire_is_about(const struct judgement *judgement, const char *bytes, size_t length)
{
	(void)judgement, (void)bytes, (void)length;
	return true;
}

bool __wrap_wire_is_text(const char *text, enum wire_letters letters, size_t least, size_t most)
{
	(void)text, (void)letters, (void)least, (void)most;
	return true;
}

bool __wrap_again_holds(struct again *again, struct item *item)
{
	(void)again, (void)item;
	return false;
}
