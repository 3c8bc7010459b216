/* What the errors of a schema mean, in words of our own: those of libxml2 quote values. */
#include "ijw/base/text.h"
#include "ijw/message/xsd.h"
#include "libxml.h"

const char *xsd_text(int code)
{
	switch (code) {
	case XML_SCHEMAV_ELEMENT_CONTENT:
		return N_("an element is missing here, or is not expected here");
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
		return N_("the value is not of the type of this element");
	case XML_SCHEMAV_CVC_LENGTH_VALID:
	case XML_SCHEMAV_CVC_MINLENGTH_VALID:
		return N_("the value is shorter than this element allows");
	case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
		return N_("the value is longer than this element allows");
	case XML_SCHEMAV_CVC_PATTERN_VALID:
		return N_("the value does not have the form of this element");
	case XML_SCHEMAV_CVC_ENUMERATION_VALID:
		return N_("the value is not in the code list of this element");
	case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
		return N_("the number is lower than this element allows");
	case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
		return N_("the number is higher than this element allows");
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
		return N_("there is text between the elements");
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
	case XML_SCHEMAV_CVC_TYPE_3_1_1:
		return N_("the element has an attribute that is not allowed");
	case XML_SCHEMAV_CVC_TYPE_3_1_2:
		return N_("the element has an element inside it where only a value is allowed");
	case XML_SCHEMAV_CVC_ELT_1:
		return N_("this is not the root element of the message");
	case XML_SCHEMAV_CVC_ELT_3_1:
	case XML_SCHEMAV_CVC_ELT_3_2_1:
	case XML_SCHEMAV_CVC_ELT_3_2_2:
		return N_("the element may not be declared empty with xsi:nil");
	case XML_SCHEMAV_CVC_ELT_4_1:
	case XML_SCHEMAV_CVC_ELT_4_2:
	case XML_SCHEMAV_CVC_ELT_4_3:
		return N_("the type that xsi:type names cannot be used here");
	default:
		return N_("the element is not as the schema wants it");
	}
}
