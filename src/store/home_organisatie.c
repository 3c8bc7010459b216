/* [organisatie] of ijw.conf: for whom the home acts, and what it does about return messages. */
#include <stdlib.h>
#include <string.h>

#include "home_parts.h"
#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"

/* "GM0153, 99010017"; empty for nobody. */
const char *home_take_codes(void *target, const char *value)
{
	struct buf codes = BUF_INIT(0);
	char *list = xstrdup(value), *rest = NULL;
	bool wrong = false;

	for (char *word = strtok_r(list, ", ", &rest); word != NULL && !wrong;
	     word = strtok_r(NULL, ", ", &rest)) {
		const char *digits = home_code_digits(word);

		wrong = digits == NULL;
		if (!wrong)
			buf_printf(&codes, "%s,", digits);
	}
	free(list);
	if (wrong) {
		buf_free(&codes);
		return N_("codes with commas between them: a gemeente (GM0153) or an AGB code of eight "
			  "digits");
	}
	free(*(char **)target);
	*(char **)target = codes.length > 0 ? xstrdup(codes.data) : NULL;
	buf_free(&codes);
	return NULL;
}

const char *home_take_retour(void *target, const char *value)
{
	const bool proef = strcmp(value, "proef") == 0;

	if (!proef && strcmp(value, "nee") != 0)
		return N_("nee or proef; this version of ijw sends no return messages");
	*(enum retour_stand *)target = proef ? RETOUR_PROEF : RETOUR_NEE;
	return NULL;
}

bool home_acts_for(const struct home *home, const char *code)
{
	const size_t length = strlen(code);

	for (const char *at = home->organisatie.codes; at != NULL && *at != '\0';
	     at = strchr(at, ',') + 1)
		if (strncmp(at, code, length) == 0 && at[length] == ',')
			return true;
	return false;
}
