package org.patrondesk.examples.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A page as a plain XML parser without a DTD reads it; reading fails on anything that is not well-formed. */
record ParsedPage(Document document) {
    static ParsedPage of(String page) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void fatalError(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            return new ParsedPage(builder.parse(new InputSource(new StringReader(page))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    List<Node> all(String xpath) {
        return all(xpath, document);
    }

    static List<Node> all(String xpath, Node from) {
        try {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, from, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
        } catch (XPathExpressionException e) {
            throw new AssertionError(xpath, e);
        }
    }

    List<String> texts(String xpath) {
        return texts(xpath, document);
    }

    static List<String> texts(String xpath, Node from) {
        return all(xpath, from).stream()
                .map(node -> node.getTextContent().strip())
                .toList();
    }

    String text() {
        return String.join(" ", texts("//body"));
    }
}
