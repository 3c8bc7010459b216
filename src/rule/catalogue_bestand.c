/* The schema, and what keeps a file from being a message: rules of our own. */
#include "catalogue_rows.h"

#include "ijw/base/text.h"

const struct rule_page catalogue_bestand[] = {
    {.rule = {"XSD", NULL, SEVERITY_ERROR, N_("The message breaks the schema"),
	      N_("Ask the sender to correct the element and to send the message again.")},
     .level = LEVEL_SCHEMA,
     .checks = N_("The message is held against the schema of its type: which elements it has and "
		  "in what order, how often each may come, which values each may have. The rules "
		  "RS001 to RS048, CS015, CS025 and CS319 of the standard are checked here; the "
		  "finding names the element and what is wrong with it."),
     .related = "IJW013 IJW014"},
    {.rule = {"IJW001", NULL, SEVERITY_ERROR, N_("The file is larger than 25 MB"),
	      N_("Ask the sender to split the message (OP179).")},
     .level = LEVEL_OWN,
     .checks = N_("A message of more than 25 MB is not read. The standard gives this size as "
		  "advice, the transport refuses what is larger."),
     .related = "IJW016"},
    {.rule = {"IJW002", NULL, SEVERITY_ERROR, N_("The file is empty"),
	      N_("Ask the sender for the message; nothing of it arrived.")},
     .level = LEVEL_OWN,
     .checks = N_("A file without bytes, or with nothing but white space, holds no message.")},
    {.rule = {"IJW003", NULL, SEVERITY_ERROR, N_("The file is not written in UTF-8"),
	      N_("Ask the sender to send it again in UTF-8 (OP192).")},
     .level = LEVEL_OWN,
     .checks = N_("The bytes are valid UTF-8 and the file does not declare another encoding."),
     .related = "IJW004 IJW011"},
    {.rule = {"IJW004", NULL, SEVERITY_ERROR, N_("The file has a NUL byte"),
	      N_("The file was damaged or is still being written; ask for it again.")},
     .level = LEVEL_OWN,
     .checks =
	 N_("A NUL byte cannot stand in XML; it shows that a file was damaged or is not whole."),
     .related = "IJW003 IJW009"},
    {.rule = {"IJW005", NULL, SEVERITY_ERROR, N_("The file has a DOCTYPE"),
	      N_("An iJw message never has one; ask the sender to leave it out.")},
     .level = LEVEL_OWN,
     .checks = N_("A DOCTYPE can make a small file grow without end or read other files. None is "
		  "accepted.")},
    {.rule = {"IJW006", NULL, SEVERITY_ERROR, N_("A tag is longer than 16 kB"),
	      N_("No iJw message has such a tag; ask the sender where the file comes from.")},
     .level = LEVEL_OWN,
     .checks = N_("One tag, with its attributes, takes at most 16 kB."),
     .related = "IJW007 IJW008"},
    {.rule = {"IJW007", NULL, SEVERITY_ERROR, N_("The file has more than 1,000,000 elements"),
	      N_("Ask the sender to split the message.")},
     .level = LEVEL_OWN,
     .checks = N_("One message has at most 1,000,000 elements."),
     .related = "IJW001"},
    {.rule = {"IJW008", NULL, SEVERITY_ERROR, N_("Elements are nested more than 64 deep"),
	      N_("No iJw message is; ask the sender where the file comes from.")},
     .level = LEVEL_OWN,
     .checks = N_("Elements may be nested 64 deep; an iJw message needs far less.")},
    {.rule = {"IJW009", NULL, SEVERITY_ERROR, N_("The file is not well-formed XML"),
	      N_("The file was damaged, cut off or made by hand; ask for it again.")},
     .level = LEVEL_OWN,
     .checks = N_("The file is one whole XML document: every element that is opened is closed, in "
		  "the right order."),
     .related = "IJW004"},
    {.rule = {"IJW010", NULL, SEVERITY_ERROR,
	      N_("A comment, processing instruction or CDATA section stands inside a value"),
	      N_("Readers differ in what such a value is; ask the sender for plain text.")},
     .level = LEVEL_OWN,
     .checks = N_("A value is plain text. A comment, processing instruction or CDATA section "
		  "inside it can make two programs read two values.")},
    {.rule = {"IJW011", NULL, SEVERITY_WARNING, N_("The file has a byte order mark"),
	      N_("OP192 wants none; tell the sender. The message is judged all the same.")},
     .level = LEVEL_OWN,
     .checks = N_("The file does not begin with a byte order mark. The standard wants none; it "
		  "does no harm."),
     .related = "IJW003 IJW012"},
    {.rule = {"IJW012", NULL, SEVERITY_WARNING, N_("The file has line ends other than CR LF"),
	      N_("OP192 wants CR LF; tell the sender. The message is judged all the same.")},
     .level = LEVEL_OWN,
     .checks = N_("Every line ends with CR LF, as the standard wants. Published examples do not "
		  "always; it does no harm."),
     .related = "IJW011"},
    {.rule = {"IJW013", NULL, SEVERITY_ERROR, N_("The file is no iJw message"),
	      N_("It may belong to another standard or another application; take it out.")},
     .level = LEVEL_OWN,
     .checks =
	 N_("The outermost element is Bericht, in the namespace of one of the 14 iJw messages."),
     .related = "IJW014 XSD"},
    {.rule = {"IJW014", NULL, SEVERITY_ERROR,
	      N_("The message is of a release of iJw that is not supported"),
	      N_("Only iJw 3.2 is in use; ask the sender to send it in release 3.2.")},
     .level = LEVEL_OWN,
     .checks = N_("The namespace, BerichtVersie and BerichtSubversie say of which release a "
		  "message is. Only release 3.2 is judged."),
     .related = "CS015 CS025 IJW013"},
    {.rule = {"IJW015", NULL, SEVERITY_ERROR,
	      N_("The archive is damaged, cut off or of an unknown kind"),
	      N_("Ask for it again, as zip, tar, tar.gz or gz.")},
     .level = LEVEL_OWN,
     .checks = N_("An archive is a zip, tar, tar.gz or gz that can be read to its end."),
     .related = "IJW016 IJW024"},
    {.rule = {"IJW016", NULL, SEVERITY_ERROR,
	      N_("The archive holds more than it may: 10,000 files, 64 MB a file, 1 GB in all, 200 "
		 "times its size"),
	      N_("Ask the sender to split it; if it should be small, treat it as an attack.")},
     .level = LEVEL_OWN,
     .checks = N_("An archive holds at most 10,000 files of at most 64 MB each and 1 GB together, "
		  "and grows at most 200 times when it is unpacked."),
     .related = "IJW001 IJW015"},
    {.rule = {"IJW017", NULL, SEVERITY_ERROR, N_("An archive lies inside the archive"),
	      N_("Unpack the inner archive and drop its files.")},
     .level = LEVEL_OWN,
     .checks = N_("A file inside an archive is a message, not an archive once more."),
     .related = "IJW015"},
    {.rule = {"IJW018", NULL, SEVERITY_ERROR, N_("A member of the archive is no regular file"),
	      N_("Ask the sender to pack the files themselves, without links.")},
     .level = LEVEL_OWN,
     .checks = N_(
	 "An archive holds regular files in folders. Links, devices and pipes are not followed."),
     .related = "IJW023"},
    {.rule = {"IJW019", NULL, SEVERITY_ERROR, N_("A member of the archive has a password"),
	      N_("Ask the sender to pack it without a password (BRS29).")},
     .level = LEVEL_OWN,
     .checks = N_("No file in the archive is locked with a password.")},
    {.rule = {"IJW020", NULL, SEVERITY_ERROR,
	      N_("The envelope holds no iJw message that can be read"),
	      N_("Look in the envelope for one message in base64; ask the sender for it.")},
     .level = LEVEL_OWN,
     .checks =
	 N_("An envelope of StUF-GGk or VECOZO holds exactly one iJw message, in base64; that of "
	    "VECOZO has it in a zip."),
     .related = "IJW021 IJW022"},
    {.rule = {"IJW021", NULL, SEVERITY_WARNING,
	      N_("Envelope and message name another type, release, sender or receiver"),
	      N_("The message is judged by its own words; ask the sender which is right.")},
     .level = LEVEL_OWN,
     .checks = N_("The type, release, sender and receiver on the envelope are those in the Header "
		  "of the message inside."),
     .related = "IJW020"},
    {.rule = {"IJW022", NULL, SEVERITY_ERROR,
	      N_("The infrastructure refused a message: it was not delivered"),
	      N_("Find the message by its crossRefnummer, mend it and send it again.")},
     .level = LEVEL_OWN,
     .checks = N_("A Fo01 is no message but a notice: the infrastructure did not deliver the "
		  "message that it names."),
     .related = "IJW020"},
    {.rule = {"IJW023", NULL, SEVERITY_ERROR, N_("The file cannot be read, or is no regular file"),
	      N_("Give this user the right to read it, or drop the file itself, not a link.")},
     .level = LEVEL_OWN,
     .checks = N_("The file is a regular file that this user may read. Links are not followed."),
     .related = "IJW018"},
    {.rule = {"IJW024", NULL, SEVERITY_ERROR, N_("The archive holds no file"),
	      N_("Ask the sender for an archive with messages.")},
     .level = LEVEL_OWN,
     .checks = N_("An archive holds at least one file."),
     .related = "IJW015"},
    {.rule = {"IJW025", NULL, SEVERITY_ERROR, N_("The file has more than 1 MB of different names"),
	      N_("No iJw message has; ask the sender where the file comes from.")},
     .level = LEVEL_OWN,
     .checks = N_("All different names of elements and attributes together take at most 1 MB."),
     .related = "IJW007"},
    {.rule = {"IJW026", NULL, SEVERITY_ERROR,
	      N_("The file broke the process that reads it three times"),
	      N_("Treat it as an attack, keep it apart, and send it to who maintains this "
		 "program.")},
     .level = LEVEL_OWN,
     .checks = N_("The process that opens and judges a file neither crashes over it nor runs out "
		  "of time or memory; it is tried three times."),
     .related = "IJW001 IJW016"},
    {.rule = {"IJW027", NULL, SEVERITY_WARNING,
	      N_("The year of a date lies before 1900 or after 2199"),
	      N_("Ask the sender for the right date; what it is of counts with the date as sent.")},
     .level = LEVEL_OWN,
     .berichten = "301 302 305 306 307 308 315 316 317 318 319 320 323 325",
     .elements = "Header/BerichtIdentificatie; Header/DagtekeningRetour [302 306 308 316 318 320]; "
		 "Header/DeclaratieIdentificatie [325]; Declaratie/DeclaratieDagtekening [323]; "
		 "Declaratie/DeclaratiePeriode [323]; Prestatie/ProductPeriode [323 325]; "
		 "Client/Geboortedatum [301 305 307 315]; Contact/Periode [301]; "
		 "ToegewezenProduct [301]; StartProduct [305]; StopProduct [307]; "
		 "AangevraagdProduct [315]; TeWijzigenProduct [317]; NieuwProduct [317]",
     .checks = N_("Every date of a message lies in the years 1900 to 2199. Others are kept as they "
		  "are, and no time is measured from them or to them."),
     .related = "IJW028 IJW218 IJW219"},
    {.rule = {"IJW028", NULL, SEVERITY_SIGNAAL, N_("The end is 9999-12-31: taken as no end"),
	      N_("Ask the sender to leave an end out that is not known.")},
     .level = LEVEL_OWN,
     .berichten = "301 315 317",
     .elements = "ToegewezenProduct/Einddatum [301]; Contact/Periode/Einddatum [301]; "
		 "AangevraagdProduct/ToewijzingEinddatum [315]; TeWijzigenProduct/Einddatum [317]; "
		 "NieuwProduct/Einddatum [317]",
     .checks = N_("What has no end has no end date. With 9999-12-31, as some write it, it counts "
		  "as without; rules within the message, such as CD075, take it as a date."),
     .related = "CD075 CD076 IJW027"},
    {.rule = {"IJW029", NULL, SEVERITY_ERROR,
	      N_("More namespaces are declared than an element or a file may have"),
	      N_("No iJw message has so many; ask the sender where the file comes from.")},
     .level = LEVEL_OWN,
     .checks = N_("At most 64 declarations of namespaces hold at one element, and a file has at "
		  "most 500,000. An iJw message needs three."),
     .related = "IJW006 IJW025"},
};

_Static_assert(sizeof(catalogue_bestand) / sizeof(*catalogue_bestand) == RULES_BESTAND_COUNT,
	       "one row a rule");
