// xerces SCHEMAS: prints which of the files named on stdin are not valid; each is named after its type (JW301). One
// parser a type, with the grammar of its schema cached and no other read.
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>
#include <xercesc/validators/common/Grammar.hpp>

using namespace xercesc;

class Handler : public DefaultHandler {
public:
	bool valid;

	void error(const SAXParseException &) override { valid = false; }
	void fatalError(const SAXParseException &) override { valid = false; }
};

static SAX2XMLReader *new_reader(const std::string &schema, Handler *handler)
{
	SAX2XMLReader *reader = XMLReaderFactory::createXMLReader();

	reader->setFeature(XMLUni::fgSAX2CoreValidation, true);
	reader->setFeature(XMLUni::fgXercesSchema, true);
	reader->setErrorHandler(handler);
	if (reader->loadGrammar(schema.c_str(), Grammar::SchemaGrammarType, true) == nullptr) {
		std::cerr << schema << ": this is no schema\n";
		exit(3);
	}
	reader->setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
	reader->setFeature(XMLUni::fgXercesLoadSchema, false);
	return reader;
}

int main(int, char **argv)
{
	XMLPlatformUtils::Initialize();
	Handler handler;
	std::map<std::string, SAX2XMLReader *> readers;
	std::string name;

	while (std::getline(std::cin, name)) {
		std::string number = name.substr(name.size() - 7, 3);
		SAX2XMLReader *&reader = readers[number];

		if (reader == nullptr)
			reader = new_reader(std::string(argv[1]) + "/jw" + number + ".xsd", &handler);
		handler.valid = true;
		reader->parse(name.c_str());
		if (!handler.valid)
			std::cout << name << '\n';
	}
	return 0;
}
