import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** Jaxp SCHEMAS: prints which of the files named on stdin are not valid; each is named after its type (JW301). */
class Jaxp {
	public static void main(String[] arguments) throws Exception {
		SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
		Map<String, Validator> validators = new HashMap<>();
		BufferedReader names = new BufferedReader(new InputStreamReader(System.in));
		String name;

		while ((name = names.readLine()) != null) {
			String number = name.substring(name.length() - 7, name.length() - 4);
			Validator validator = validators.get(number);

			if (validator == null) {
				File schema = new File(arguments[0], "jw" + number + ".xsd");
				validator = factory.newSchema(schema).newValidator();
				validators.put(number, validator);
			}
			try {
				validator.validate(new StreamSource(new File(name)));
			} catch (SAXException invalid) {
				System.out.println(name);
			}
		}
	}
}
