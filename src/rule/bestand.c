/* The schema, and what keeps a file from being a message: rules of our own. */
#include "ijw/base/text.h"
#include "ijw/rule/catalogue.h"

static const struct rule rules[] = {
    {
	.code = "XSD",
	.severity = SEVERITY_ERROR,
	.text = N_("The message breaks the schema"),
	.remedy = N_("Ask the sender to correct the element and to send the message again."),
	.level = LEVEL_SCHEMA,
	.checks =
	    N_("The message is held against the schema of its type: which elements it has and "
	       "in what order, how often each may come, which values each may have. The rules "
	       "RS001 to RS048, CS015, CS025 and CS319 of the standard are checked here; the "
	       "finding names the element and what is wrong with it."),
    },
    {
	.code = "IJW001",
	.severity = SEVERITY_ERROR,
	.text = N_("The file is larger than 25 MB"),
	.remedy = N_("Ask the sender to split the message (OP179)."),
	.level = LEVEL_OWN,
	.fault = FAULT_TOO_LARGE,
	.checks = N_("A message of more than 25 MB is not read. The standard gives this size as "
		     "advice, the transport refuses what is larger."),
    },
    {
	.code = "IJW002",
	.severity = SEVERITY_ERROR,
	.text = N_("The file is empty"),
	.remedy = N_("Ask the sender for the message; nothing of it arrived."),
	.level = LEVEL_OWN,
	.fault = FAULT_EMPTY,
	.checks = N_("A file without bytes, or with nothing but white space, holds no message."),
    },
    {
	.code = "IJW003",
	.severity = SEVERITY_ERROR,
	.text = N_("The file is not written in UTF-8"),
	.remedy = N_("Ask the sender to send it again in UTF-8 (OP192)."),
	.level = LEVEL_OWN,
	.fault = FAULT_ENCODING,
	.checks = N_("The bytes are valid UTF-8 and the file does not declare another encoding."),
    },
    {
	.code = "IJW004",
	.severity = SEVERITY_ERROR,
	.text = N_("The file has a NUL byte"),
	.remedy = N_("The file was damaged or is still being written; ask for it again."),
	.level = LEVEL_OWN,
	.fault = FAULT_NUL,
	.checks =
	    N_("A NUL byte cannot stand in XML; it shows that a file was damaged or is not whole."),
    },
    {
	.code = "IJW005",
	.severity = SEVERITY_ERROR,
	.text = N_("The file has a DOCTYPE"),
	.remedy = N_("An iJw message never has one; ask the sender to leave it out."),
	.level = LEVEL_OWN,
	.fault = FAULT_DOCTYPE,
	.checks =
	    N_("A DOCTYPE can make a small file grow without end or read other files. None is "
	       "accepted."),
    },
    {
	.code = "IJW006",
	.severity = SEVERITY_ERROR,
	.text = N_("A tag is longer than 16 kB"),
	.remedy = N_("No iJw message has such a tag; ask the sender where the file comes from."),
	.level = LEVEL_OWN,
	.fault = FAULT_TAG,
	.checks = N_("One tag, with its attributes, takes at most 16 kB."),
    },
    {
	.code = "IJW007",
	.severity = SEVERITY_ERROR,
	.text = N_("The file has more than 1,000,000 elements"),
	.remedy = N_("Ask the sender to split the message."),
	.level = LEVEL_OWN,
	.fault = FAULT_ELEMENTS,
	.checks = N_("One message has at most 1,000,000 elements."),
    },
    {
	.code = "IJW008",
	.severity = SEVERITY_ERROR,
	.text = N_("Elements are nested more than 64 deep"),
	.remedy = N_("No iJw message is; ask the sender where the file comes from."),
	.level = LEVEL_OWN,
	.fault = FAULT_DEPTH,
	.checks = N_("Elements may be nested 64 deep; an iJw message needs far less."),
    },
    {
	.code = "IJW009",
	.severity = SEVERITY_ERROR,
	.text = N_("The file is not well-formed XML"),
	.remedy = N_("The file was damaged, cut off or made by hand; ask for it again."),
	.level = LEVEL_OWN,
	.fault = FAULT_SYNTAX,
	.checks =
	    N_("The file is one whole XML document: every element that is opened is closed, in "
	       "the right order."),
    },
    {
	.code = "IJW010",
	.severity = SEVERITY_ERROR,
	.text = N_("A comment, processing instruction or CDATA section stands inside a value"),
	.remedy = N_("Readers differ in what such a value is; ask the sender for plain text."),
	.level = LEVEL_OWN,
	.fault = FAULT_MARKUP,
	.checks = N_("A value is plain text. A comment, processing instruction or CDATA section "
		     "inside it can make two programs read two values."),
    },
    {
	.code = "IJW011",
	.severity = SEVERITY_WARNING,
	.text = N_("The file has a byte order mark"),
	.remedy = N_("OP192 wants none; tell the sender. The message is judged all the same."),
	.level = LEVEL_OWN,
	.checks = N_("The file does not begin with a byte order mark. The standard wants none; it "
		     "does no harm."),
    },
    {
	.code = "IJW012",
	.severity = SEVERITY_WARNING,
	.text = N_("The file has line ends other than CR LF"),
	.remedy = N_("OP192 wants CR LF; tell the sender. The message is judged all the same."),
	.level = LEVEL_OWN,
	.checks = N_("Every line ends with CR LF, as the standard wants. Published examples do not "
		     "always; it does no harm."),
    },
    {
	.code = "IJW013",
	.severity = SEVERITY_ERROR,
	.text = N_("The file is no iJw message"),
	.remedy = N_("It may belong to another standard or another application; take it out."),
	.level = LEVEL_OWN,
	.checks =
	    N_("The outermost element is Bericht, in the namespace of one of the 14 iJw messages."),
    },
    {
	.code = "IJW014",
	.severity = SEVERITY_ERROR,
	.text = N_("The message is of a release of iJw whose schemas are not given ([releases] in ijw.conf)"),
	.remedy = N_("Name the folder with the schemas of that release under [releases] in ijw.conf "
		     "(for 'ijw validate': --schemas), or ask the sender to send the message in "
		     "release 3.2."),
	.level = LEVEL_OWN,
	.checks = N_("The namespace, BerichtVersie and BerichtSubversie say of which release a "
		     "message is. Messages of a release are judged when there is a set of its "
		     "schemas; that of "
		     "3.2 is in the program."),
    },
    {
	.code = "IJW015",
	.severity = SEVERITY_ERROR,
	.text = N_("The archive is damaged, cut off or of an unknown kind"),
	.remedy = N_("Ask for it again, as zip, tar, tar.gz or gz."),
	.level = LEVEL_OWN,
	.fault = FAULT_ARCHIVE,
	.checks = N_("An archive is a zip, tar, tar.gz or gz that can be read to its end."),
    },
    {
	.code = "IJW016",
	.severity = SEVERITY_ERROR,
	.text =
	    N_("The archive holds more than it may: 10,000 files, 64 MB a file, 1 GB in all, 200 "
	       "times its size"),
	.remedy = N_("Ask the sender to split it; if it should be small, treat it as an attack."),
	.level = LEVEL_OWN,
	.fault = FAULT_LIMIT,
	.checks =
	    N_("An archive holds at most 10,000 files of at most 64 MB each and 1 GB together, "
	       "and grows at most 200 times when it is unpacked."),
    },
    {
	.code = "IJW017",
	.severity = SEVERITY_ERROR,
	.text = N_("An archive lies inside the archive"),
	.remedy = N_("Unpack the inner archive and drop its files."),
	.level = LEVEL_OWN,
	.fault = FAULT_NESTED,
	.checks = N_("A file inside an archive is a message, not an archive once more."),
    },
    {
	.code = "IJW018",
	.severity = SEVERITY_ERROR,
	.text = N_("A member of the archive is no regular file"),
	.remedy = N_("Ask the sender to pack the files themselves, without links."),
	.level = LEVEL_OWN,
	.fault = FAULT_MEMBER,
	.checks = N_("An archive holds regular files in folders. Links, devices and pipes are not "
		     "followed."),
    },
    {
	.code = "IJW019",
	.severity = SEVERITY_ERROR,
	.text = N_("A member of the archive has a password"),
	.remedy = N_("Ask the sender to pack it without a password (BRS29)."),
	.level = LEVEL_OWN,
	.fault = FAULT_ENCRYPTED,
	.checks = N_("No file in the archive is locked with a password."),
    },
    {
	.code = "IJW020",
	.severity = SEVERITY_ERROR,
	.text = N_("The envelope holds no iJw message that can be read"),
	.remedy = N_("Look in the envelope for one message in base64; ask the sender for it."),
	.level = LEVEL_OWN,
	.fault = FAULT_ENVELOPE,
	.checks = N_(
	    "An envelope of StUF-GGk or VECOZO holds exactly one iJw message, in base64; that of "
	    "VECOZO has it in a zip."),
    },
    {
	.code = "IJW021",
	.severity = SEVERITY_WARNING,
	.text = N_("Envelope and message name another type, release, sender or receiver"),
	.remedy = N_("The message is judged by its own words; ask the sender which is right."),
	.level = LEVEL_OWN,
	.checks =
	    N_("The type, release, sender and receiver on the envelope are those in the Header "
	       "of the message inside."),
    },
    {
	.code = "IJW022",
	.severity = SEVERITY_ERROR,
	.text = N_("The infrastructure refused a message: it was not delivered"),
	.remedy = N_("Find the message by its crossRefnummer, mend it and send it again."),
	.level = LEVEL_OWN,
	.fault = FAULT_FO01,
	.checks = N_("A Fo01 is no message but a notice: the infrastructure did not deliver the "
		     "message that it names."),
    },
    {
	.code = "IJW023",
	.severity = SEVERITY_ERROR,
	.text = N_("The file cannot be read, or is no regular file"),
	.remedy = N_("Give this user the right to read it, or drop the file itself, not a link."),
	.level = LEVEL_OWN,
	.fault = FAULT_FILE,
	.checks = N_("The file is a regular file that this user may read. Links are not followed."),
    },
    {
	.code = "IJW024",
	.severity = SEVERITY_ERROR,
	.text = N_("The archive holds no file"),
	.remedy = N_("Ask the sender for an archive with messages."),
	.level = LEVEL_OWN,
	.fault = FAULT_NO_MEMBER,
	.checks = N_("An archive holds at least one file."),
    },
    {
	.code = "IJW025",
	.severity = SEVERITY_ERROR,
	.text = N_("The file has more than 1 MB of different names"),
	.remedy = N_("No iJw message has; ask the sender where the file comes from."),
	.level = LEVEL_OWN,
	.fault = FAULT_NAMES,
	.checks = N_("All different names of elements and attributes together take at most 1 MB."),
    },
    {
	.code = "IJW026",
	.severity = SEVERITY_ERROR,
	.text = N_("The file broke the process that reads it three times"),
	.remedy = N_("Treat it as an attack and keep it apart. It can hold data of youths: send it "
		     "to nobody, and tell who maintains this program its kind, its size and what "
		     "'ijw --version' says."),
	.level = LEVEL_OWN,
	.fault = FAULT_BROKE,
	.checks =
	    N_("The process that opens and judges a file neither crashes over it nor runs out "
	       "of time or memory, nor says of it what cannot be; it is tried three times."),
    },
    {
	.code = "IJW029",
	.severity = SEVERITY_ERROR,
	.text = N_("More namespaces are declared than an element or a file may have"),
	.remedy = N_("No iJw message has so many; ask the sender where the file comes from."),
	.level = LEVEL_OWN,
	.fault = FAULT_NAMESPACES,
	.checks = N_("At most 64 declarations of namespaces hold at one element, and a file has at "
		     "most 500,000. An iJw message needs three."),
    },
    {
	.code = "IJW030",
	.severity = SEVERITY_ERROR,
	.text = N_("The archive takes more than 120 seconds of processor time: the rest of it is "
		   "not read"),
	.remedy = N_("The messages before are taken in. Bring the others in smaller archives."),
	.level = LEVEL_OWN,
	.fault = FAULT_TIME,
	.checks =
	    N_("Opening an archive and judging all in it takes at most 120 seconds of processor "
	       "time. A full one, 10,000 messages or a gigabyte, takes some 20."),
    },
    {
	.code = "IJW033",
	.severity = SEVERITY_ERROR,
	.text =
	    N_("The message names a sender who may not bring messages from where it came; nothing "
	       "of it is stored"),
	.remedy =
	    N_("Ask that sender whether the message is theirs. If it is, bring it as [afzenders] "
	       "of ijw.conf says, or add this place there."),
	.level = LEVEL_OWN,
	.fault = FAULT_ORIGIN,
	.checks =
	    N_("Where [afzenders] of ijw.conf names folders of inbox/ or users for the code of a "
	       "sender, a message of that sender lies in one of these folders, or its file is of "
	       "one of these users. What is given to 'ijw ingest' by name is not asked."),
    },
};

RULE_SET(bestand);
