/* Why bytes are not one plain, bounded XML document, or a file not a source of them. */
#ifndef IJW_MESSAGE_FAULT_H
#define IJW_MESSAGE_FAULT_H

enum fault {
	FAULT_NONE,
	/* of a document */
	FAULT_TOO_LARGE, /* more bytes than LIMIT_MESSAGE_BYTES (envelope: LIMIT_ENVELOPE_BYTES) */
	FAULT_EMPTY,     /* no bytes, or only white space */
	FAULT_ENCODING,  /* not UTF-8, by its bytes or by its own declaration (OP192) */
	FAULT_NUL,       /* a NUL byte */
	FAULT_DOCTYPE,
	FAULT_TAG,        /* a tag larger than LIMIT_TAG_BYTES */
	FAULT_ELEMENTS,   /* more than LIMIT_ELEMENTS */
	FAULT_DEPTH,      /* deeper than LIMIT_DEPTH */
	FAULT_NAMESPACES, /* more declarations of namespaces than LIMIT_NAMESPACES(_IN_SCOPE) */
	FAULT_NAMES,      /* more different names than LIMIT_NAMES_BYTES holds */
	FAULT_SYNTAX,     /* not well-formed */
	FAULT_MARKUP,     /* a comment, processing instruction or CDATA section inside a value */
	/* of a file or an archive */
	FAULT_FILE,      /* cannot be read, or is no regular file */
	FAULT_ARCHIVE,   /* damaged, cut off, or of a kind that is not supported */
	FAULT_LIMIT,     /* passes a limit: members, inflated bytes, ratio */
	FAULT_NESTED,    /* an archive inside an archive */
	FAULT_MEMBER,    /* a member that is no regular file: link, device, FIFO */
	FAULT_ENCRYPTED, /* a member that needs a password */
	FAULT_NO_MEMBER, /* an archive without a single file */
	FAULT_LITTER,    /* a member that is passed over by its name: nobody sent it */
	FAULT_BROKE,     /* who read it crashed or ran out of time or memory, again and again */
	FAULT_TIME,      /* an archive that takes more processor time than one may */
	/* of a message in the inbox */
	FAULT_ORIGIN, /* its sender may not bring messages from where it came ([afzenders]) */
	/* of an envelope */
	FAULT_ENVELOPE, /* an envelope without exactly one iJw message in readable base64 */
	FAULT_FO01 /* a refusal by the infrastructure: the message it names was not delivered */
};

#endif
