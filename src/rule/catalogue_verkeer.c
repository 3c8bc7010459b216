/* Rules on messages of many types, against other messages or what lies outside the traffic. */
#include "catalogue_rows.h"

#include "ijw/base/text.h"

const struct rule_page catalogue_verkeer[] = {
    {.rule = {"TR056", "9056", SEVERITY_ERROR,
	      N_("The sender used this Identificatie for this message type before"),
	      N_("Ask the sender to send it again with an Identificatie of its own.")},
     .level = LEVEL_CROSS_MESSAGE,
     .berichten = "301 305 307 315 317 319 323 325",
     .elements = "Header/BerichtIdentificatie/Identificatie; "
		 "Header/DeclaratieIdentificatie/Identificatie [325]",
     .class = "Header",
     .checks =
	 N_("Every message of one type has an Identificatie that its sender did not use for that "
	    "type before, in any release. On a JW325 it also means that a JW323 is answered once."),
     .related = "TR333 TR347"},
    {.rule =
	 {"TR135", "8848", SEVERITY_ERROR, N_("Dagtekening lies after the day of receipt"),
	  N_("Ask the sender for the right Dagtekening; look at the clock of this machine too.")},
     .level = LEVEL_EXTERNAL,
     .berichten = "301 305 307 315 317 319 323 325",
     .elements = "Header/BerichtIdentificatie/Dagtekening; "
		 "Header/DeclaratieIdentificatie/Dagtekening [325]",
     .class = "Header",
     .checks = N_("Dagtekening is not later than the day on which the message was received."),
     .related = "TR134"},
    {.rule = {"TR304", "8187", SEVERITY_ERROR,
	      N_("The client is unknown in the traffic this message belongs to"),
	      N_("Look up the Bsn and whether the gemeente has assigned this client to the "
		 "aanbieder.")},
     .level = LEVEL_CROSS_MESSAGE,
     .berichten = "317 323 325",
     .elements = "Client/Bsn",
     .class = "Client",
     .checks =
	 N_("A request for change and a claim are about a client whom this gemeente has assigned "
	    "to this aanbieder. The answer to a claim is about a client in that claim."),
     .related = "CS002 TR338 TR349"},
    {.rule = {"TR378", "S300", SEVERITY_ERROR,
	      N_("The code of the gemeente is not in the list of municipalities"),
	      N_("Ask the sender for the code that is valid now; after a merger that of the new "
		 "gemeente.")},
     .level = LEVEL_EXTERNAL,
     .berichten = "301 305 307 315 317 319 323 325",
     .elements = "Header/Afzender [301 319 325]; Header/Ontvanger [305 307 315 317 323]; "
		 "Woonplaatsbeginsel/Gemeente [319]",
     .class = "Header, Woonplaatsbeginsel",
     .checks = N_(
	 "The code of a gemeente is in the list of municipalities (CBS) on Dagtekening. In a JW301 "
	 "and a JW315 it may also have been in it on the first day of a line, as after a merger."),
     .related = "RS035"},
    {.rule = {"TR381", "S329", SEVERITY_ERROR,
	      N_("The product code does not belong to the product category"),
	      N_("Look the product up in the list that was agreed on, and ask the sender to "
		 "correct the pair.")},
     .level = LEVEL_EXTERNAL,
     .berichten = "301 305 307 315 317 323",
     .elements = "ToegewezenProduct/Product/Code [301]; StartProduct/Product/Code [305]; "
		 "StopProduct/Product/Code [307]; AangevraagdProduct/Product/Code [315]; "
		 "NieuwProduct/Product/Code [317]; Prestatie/ProductCode [323]",
     .class = "ToegewezenProduct, StartProduct, StopProduct, AangevraagdProduct, NieuwProduct, "
	      "Prestatie",
     .checks = N_("The product code belongs to the product category on the first day of its line, "
		  "according to the list of products that is in use. That list is national or "
		  "municipal and comes from outside."),
     .related = "TR339 TR340"},
};

_Static_assert(sizeof(catalogue_verkeer) / sizeof(*catalogue_verkeer) == RULES_VERKEER_COUNT,
	       "one row a rule");
