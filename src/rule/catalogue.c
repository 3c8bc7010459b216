#include "ijw/rule/catalogue.h"

#include <string.h>

#define REJECT "0001"

static const struct rule rules[RULE_COUNT] = {
    [RULE_XSD] = {"XSD", NULL, SEVERITY_ERROR, "The message breaks the schema",
		  "Ask the sender to correct the element and to send the message again."},
    [RULE_IJW001] = {"IJW001", NULL, SEVERITY_ERROR, "The file is larger than 25 MB",
		     "Ask the sender to split the message (OP179)."},
    [RULE_IJW002] = {"IJW002", NULL, SEVERITY_ERROR, "The file is empty",
		     "Ask the sender for the message; nothing of it arrived."},
    [RULE_IJW003] = {"IJW003", NULL, SEVERITY_ERROR, "The file is not written in UTF-8",
		     "Ask the sender to send it again in UTF-8 (OP192)."},
    [RULE_IJW004] = {"IJW004", NULL, SEVERITY_ERROR, "The file has a NUL byte",
		     "The file was damaged or is still being written; ask for it again."},
    [RULE_IJW005] = {"IJW005", NULL, SEVERITY_ERROR, "The file has a DOCTYPE",
		     "An iJw message never has one; ask the sender to leave it out."},
    [RULE_IJW006] = {"IJW006", NULL, SEVERITY_ERROR, "A tag is longer than 16 kB",
		     "No iJw message has such a tag; ask the sender where the file comes from."},
    [RULE_IJW007] = {"IJW007", NULL, SEVERITY_ERROR, "The file has more than 1,000,000 elements",
		     "Ask the sender to split the message."},
    [RULE_IJW008] = {"IJW008", NULL, SEVERITY_ERROR,
		     "Elements are nested more than 64 deep",
		     "No iJw message is; ask the sender where the file comes from."},
    [RULE_IJW009] = {"IJW009", NULL, SEVERITY_ERROR, "The file is not well-formed XML",
		     "The file was damaged, cut off or made by hand; ask for it again."},
    [RULE_IJW010] = {"IJW010", NULL, SEVERITY_ERROR,
		     "A comment, processing instruction or CDATA section stands inside a value",
		     "Readers differ in what such a value is; ask the sender for plain text."},
    [RULE_IJW011] = {"IJW011", NULL, SEVERITY_WARNING, "The file has a byte order mark",
		     "OP192 wants none; tell the sender. The message is judged all the same."},
    [RULE_IJW012] = {"IJW012", NULL, SEVERITY_WARNING,
		     "The file has line ends other than CR LF",
		     "OP192 wants CR LF; tell the sender. The message is judged all the same."},
    [RULE_IJW013] = {"IJW013", NULL, SEVERITY_ERROR, "The file is no iJw message",
		     "It may belong to another standard or another application; take it out."},
    [RULE_IJW014] = {"IJW014", NULL, SEVERITY_ERROR,
		     "The message is of a release of iJw that is not supported",
		     "Only iJw 3.2 is in use; ask the sender to send it in release 3.2."},
    [RULE_IJW015] = {"IJW015", NULL, SEVERITY_ERROR,
		     "The archive is damaged, cut off or of an unknown kind",
		     "Ask for it again, as zip, tar, tar.gz or gz."},
    [RULE_IJW016] = {"IJW016", NULL, SEVERITY_ERROR,
		     "The archive holds more than it may: 10,000 files, 64 MB a file, 1 GB in all, "
		     "200 times its size",
		     "Ask the sender to split it; if it should be small, treat it as an attack."},
    [RULE_IJW017] = {"IJW017", NULL, SEVERITY_ERROR, "An archive lies inside the archive",
		     "Unpack the inner archive and drop its files."},
    [RULE_IJW018] = {"IJW018", NULL, SEVERITY_ERROR,
		     "A member of the archive is no regular file",
		     "Ask the sender to pack the files themselves, without links."},
    [RULE_IJW019] = {"IJW019", NULL, SEVERITY_ERROR, "A member of the archive has a password",
		     "Ask the sender to pack it without a password (BRS29)."},
    [RULE_IJW020] = {"IJW020", NULL, SEVERITY_ERROR,
		     "The envelope holds no iJw message that can be read",
		     "Look in the envelope for one message in base64; ask the sender for it."},
    [RULE_IJW021] = {"IJW021", NULL, SEVERITY_WARNING,
		     "Envelope and message name another type, release, sender or receiver",
		     "The message is judged by its own words; ask the sender which is right."},
    [RULE_IJW022] = {"IJW022", NULL, SEVERITY_ERROR,
		     "The infrastructure refused a message: it was not delivered",
		     "Find the message by its crossRefnummer, mend it and send it again."},
    [RULE_IJW023] = {"IJW023", NULL, SEVERITY_ERROR,
		     "The file cannot be read, or is no regular file",
		     "Give this user the right to read it, or drop the file itself, not a link."},
    [RULE_IJW024] = {"IJW024", NULL, SEVERITY_ERROR, "The archive holds no file",
		     "Ask the sender for an archive with messages."},
    [RULE_IJW025] = {"IJW025", NULL, SEVERITY_ERROR,
		     "The file has more than 1 MB of different names",
		     "No iJw message has; ask the sender where the file comes from."},
    [RULE_CS002] = {"CS002", REJECT, SEVERITY_ERROR, "Bsn does not pass the 11-test",
		    "Ask the sender to look up the number; a digit is wrong."},
    [RULE_CS003] = {"CS003", REJECT, SEVERITY_ERROR, "The end date lies before the start date",
		    "Ask the sender which of the two dates is right."},
    [RULE_TR018] = {"TR018", REJECT, SEVERITY_ERROR, "Einddatum lies before Begindatum",
		    "Ask the sender which of the two dates is right."},
};

const struct rule *rule_get(enum rule_id id)
{
	return &rules[id];
}

const struct rule *rule_find(const char *code)
{
	for (int id = 0; id < RULE_COUNT; id++)
		if (strcmp(rules[id].code, code) == 0)
			return &rules[id];
	return NULL;
}
