package org.patrondesk.storage.policy;

import java.nio.CharBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.PolicyProblem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * The tokens of a YAML text, of which only {@code true}, {@code false} and plain whole numbers are no text.
 *
 * <p>The parser is asked for events, never for values: what a word means is decided here, from the word and whether it
 * stands in quotes.
 */
final class YamlTokens implements Tokens {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)");

    private final YamlText text;
    private final ParserImpl parser;
    private Event event;
    private Object scalar = "";
    private boolean behindKey;

    private YamlTokens(YamlText text, ParserImpl parser) {
        this.text = text;
        this.parser = parser;
        this.event = advance();
    }

    static YamlTokens of(String name, CharBuffer content) {
        YamlText text = YamlText.of(name, content);
        LoaderOptions options = new LoaderOptions();
        // Larger files were refused before, by their bytes.
        options.setCodePointLimit(Integer.MAX_VALUE);
        return new YamlTokens(text, new ParserImpl(text.scanner(), options));
    }

    @Override
    public Kind first() {
        if (advance().is(Event.ID.StreamEnd)) {
            return Kind.END;
        }
        if (text.at(spot()) == '%') {
            throw problem("A policy has no directives; remove the line that begins with a percent sign.");
        }
        // A document that is only begun is as empty as no document.
        return isNothing(advance()) ? Kind.END : kind();
    }

    @Override
    public Kind next() {
        advance();
        if (isNothing(event) && !behindKey) {
            throw problem("This item of the list is empty; write a value, or remove it.");
        }
        return kind();
    }

    private Kind kind() {
        boolean member = behindKey;
        behindKey = false;
        refuseReferences();
        if (event instanceof ScalarEvent word) {
            scalar = isNothing(word) && member ? (Object) true : value(word);
            return Kind.SCALAR;
        }
        if (event instanceof CollectionStartEvent) {
            return event.is(Event.ID.MappingStart) ? Kind.OBJECT : Kind.LIST;
        }
        return Kind.END;
    }

    @Override
    public @Nullable String key() {
        if (advance().is(Event.ID.MappingEnd)) {
            return null;
        }
        refuseReferences();
        if (!(event instanceof ScalarEvent word)) {
            throw problem("A key is a word; a list or an object cannot be one.");
        }
        behindKey = true;
        return word.isPlain() ? plainKey(word.getValue()) : bounded(word.getValue(), FileLimits.LONGEST_NAME);
    }

    private String plainKey(String key) {
        if (key.equals("<<")) {
            throw problem("A policy has no merge key; write the keys out.");
        }
        if (key.isEmpty() || isNull(key)) {
            throw problem("A key is a word; write one, in quotes when it is ~ or null.");
        }
        return bounded(key, FileLimits.LONGEST_NAME);
    }

    private Object value(ScalarEvent word) {
        String value = bounded(word.getValue(), FileLimits.LONGEST_TEXT);
        if (!word.isPlain()) {
            return value;
        }
        if (isNull(value)) {
            throw problem(FileLimits.NULL);
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        return WHOLE_NUMBER.matcher(value).matches() ? wholeNumber(value) : value;
    }

    private Object wholeNumber(String digits) {
        if (digits.length() > FileLimits.LONGEST_NUMBER || !FileLimits.isExact(Long.parseLong(digits))) {
            throw problem("The number is too large; whole numbers lie within ±(2^53 − 1), and a text of digits stands"
                    + " in quotes.");
        }
        return Long.valueOf(digits);
    }

    private String bounded(String value, int longest) {
        if (value.length() > longest) {
            throw problem(FileLimits.TOO_LONG);
        }
        return value;
    }

    private static boolean isNull(String plain) {
        return plain.equals("null") || plain.equals("~");
    }

    private static boolean isNothing(Event event) {
        return event instanceof ScalarEvent word
                && word.isPlain()
                && word.getValue().isEmpty()
                && word.getTag() == null
                && word.getAnchor() == null;
    }

    private void refuseReferences() {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
            throw problem(YamlTroubles.REFERENCE);
        }
        boolean tagged = (event instanceof ScalarEvent word && word.getTag() != null)
                || (event instanceof CollectionStartEvent collection && collection.getTag() != null);
        if (tagged) {
            throw problem(YamlTroubles.TAG);
        }
    }

    @Override
    public void finish() {
        advance();
        if (!advance().is(Event.ID.StreamEnd)) {
            throw problem("A second document begins here; a policy is " + shape() + ".");
        }
    }

    @Override
    public Object scalar() {
        return scalar;
    }

    @Override
    public Spot spot() {
        return YamlTroubles.spot(event.getStartMark());
    }

    @Override
    public String place(Spot spot) {
        return text.place(spot);
    }

    @Override
    public String shape() {
        return "one object of keys and values";
    }

    private PolicyProblem problem(String sentence) {
        return text.problem(spot(), sentence);
    }

    private Event advance() {
        try {
            event = parser.getEvent();
            return event;
        } catch (MarkedYAMLException e) {
            throw YamlTroubles.of(text, e);
        } catch (YAMLException e) {
            // Thrown without a place, when what was read before cannot go on like this.
            throw text.problem(spot(), YamlTroubles.NOT_YAML);
        }
    }
}
