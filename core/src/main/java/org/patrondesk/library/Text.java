package org.patrondesk.library;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text in one or more languages, by BCP 47 tag; the empty tag is the text for every language.
 *
 * <p>Immutable and safe for use by many threads.
 */
public record Text(Map<String, String> byTag) {
    public static final Text NONE = new Text(Map.of());

    public Text {
        byTag = Map.copyOf(byTag);
    }

    public static Text of(String text) {
        return text.isEmpty() ? NONE : new Text(Map.of("", text));
    }

    /** The text for a locale: exact tag, then language, then untagged, then English, then the first tag in order. */
    public String in(Locale locale) {
        for (String tag : new String[] {locale.toLanguageTag(), locale.getLanguage(), "", "en"}) {
            String text = byTag.get(tag);
            if (text != null) {
                return text;
            }
        }
        return byTag.isEmpty() ? "" : new TreeMap<>(byTag).firstEntry().getValue();
    }

    public boolean isEmpty() {
        return byTag.isEmpty();
    }
}
