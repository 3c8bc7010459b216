"""lxml_validate.py SCHEMAS: prints which of the files named on stdin are not valid; each is named after its type (JW301)."""
import re
import sys

from lxml import etree

schemas = {}
for line in sys.stdin:
    name = line.rstrip("\n")
    number = re.search(r"JW(\d+)\.xml$", name).group(1)
    if number not in schemas:
        schemas[number] = etree.XMLSchema(etree.parse(f"{sys.argv[1]}/jw{number}.xsd"))
    try:
        valid = schemas[number].validate(etree.parse(name))
    except etree.XMLSyntaxError:
        valid = False
    if not valid:
        print(name)
