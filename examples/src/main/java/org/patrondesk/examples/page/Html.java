package org.patrondesk.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A piece of a page, as a value: text stays text and elements nest, so that every page is well-formed HTML and XML. */
sealed interface Html {
    /** The elements that HTML writes without an end tag. */
    Set<String> VOID = Set.of("meta", "input", "br", "hr");

    void writeTo(StringBuilder out);

    /** Text from anywhere; nothing in it is markup. */
    record Words(String text) implements Html {
        @Override
        public void writeTo(StringBuilder out) {
            Escaper.escape(text, out);
        }
    }

    /** Our own style sheet, which needs no escaping and is refused if it would. */
    record Style(String css) implements Html {
        public Style {
            if (css.contains("<") || css.contains("&")) {
                throw new IllegalArgumentException("A style sheet inside a page holds neither '<' nor '&'.");
            }
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append("<style>\n").append(css).append("</style>");
        }
    }

    /** An element; names of elements and attributes are ours, values and children are anybody's. */
    record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
        public Element {
            attributes = new TreeMap<>(attributes);
            children = List.copyOf(children);
        }

        Element with(String attribute, String value) {
            Map<String, String> more = new TreeMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, children);
        }

        Element with(String attribute, long value) {
            return with(attribute, Long.toString(value));
        }

        Element styled(String cssClass) {
            return with("class", cssClass);
        }

        Element containing(List<? extends Html> more) {
            List<Html> all = new ArrayList<>(children);
            all.addAll(more);
            return new Element(name, attributes, all);
        }

        Element containing(Html... more) {
            return containing(List.of(more));
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append('<').append(name);
            attributes.forEach((attribute, value) -> {
                out.append(' ').append(attribute).append("=\"");
                Escaper.escape(value, out);
                out.append('"');
            });
            if (VOID.contains(name)) {
                out.append("/>");
            } else {
                out.append('>');
                children.forEach(child -> child.writeTo(out));
                out.append("</").append(name).append('>');
            }
        }
    }

    static Html words(String text) {
        return new Words(text);
    }

    static Element element(String name, Html... children) {
        return new Element(name, Map.of(), List.of(children));
    }

    static Element element(String name, String text) {
        return element(name, words(text));
    }

    /** Text that came from data, in a direction of its own. */
    static Element data(String text) {
        return element("bdi", text);
    }
}
