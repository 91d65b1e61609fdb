package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.patrondesk.story.Chains;
import org.patrondesk.story.Consent;
import org.patrondesk.testkit.Corpora;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.testkit.HostileTexts.HostileText;

/**
 * Hostile texts on every page, read as browsers read HTML: more text, and nothing else; {@code -Dhostile.whole=true}
 * leaves none out.
 */
class HostilePagesTest {
    private static final boolean WHOLE = Boolean.getBoolean("hostile.whole");

    private static final String HARMLESS = "A quiet question";

    /** Every attribute that a page has. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "aria-label",
            "aria-labelledby",
            "charset",
            "class",
            "content",
            "height",
            "http-equiv",
            "id",
            "lang",
            "name",
            "preserveAspectRatio",
            "role",
            "scope",
            "type",
            "viewBox",
            "width",
            "x",
            "x1",
            "x2",
            "xmlns",
            "y",
            "y1",
            "y2");

    private static final Pattern NO_CHARACTER_OF_HTML =
            Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]|[\\uFDD0-\\uFDEF]|[\\x{1FFFE}\\x{1FFFF}\\uFFFE\\uFFFF]");

    private static final Pattern TURNS_THE_LINE = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Map<String, Function<String, String>> PAGES = new TreeMap<>(Map.of(
            "agenda",
            text -> AgendaPage.render(
                    Samples.agendaNamed(text), new AgendaPage.Heading(text, Samples.ZONE, Optional.of(text))),
            "agenda with chains",
            text -> AgendaPage.render(
                    Samples.agendaNamed(text),
                    new Chains.Recent(List.of(SampleChain.of(text, Consent.TO_USE_AND_NAME)), 3),
                    AgendaPage.Heading.of(text, Samples.ZONE)),
            "demo",
            text -> DemoPage.render(Samples.allNamed(text, 3))));

    private static List<HostileText> texts() {
        List<HostileText> texts = new ArrayList<>(HostileTexts.all());
        // Of the long ones it matters how long they take.
        texts.removeIf(text -> !WHOLE && text.value().length() > 1_000);
        if (Corpora.areThere()) {
            List<HostileText> others = Corpora.naughtyStrings();
            IntStream.range(0, others.size())
                    .filter(n -> WHOLE || n % 5 == 0)
                    .mapToObj(others::get)
                    .forEach(texts::add);
        }
        return texts;
    }

    @Test
    void a_hostile_text_makes_the_elements_and_attributes_that_a_harmless_one_makes() {
        PAGES.forEach((name, page) -> {
            List<String> usual = skeleton(Jsoup.parse(page.apply(HARMLESS)));
            Set<String> kinds = new TreeSet<>(usual);
            for (HostileText text : texts()) {
                List<String> made = skeleton(Jsoup.parse(page.apply(text.value())));
                if (isOfOurWords(text.value())) {
                    assertThat(kinds(made)).as("%s: %s", name, text).isSubsetOf(kinds(kinds));
                } else {
                    assertThat(made).as("%s: %s", name, text).isEqualTo(usual);
                }
            }
        });
    }

    @Test
    void no_page_has_an_attribute_beyond_the_known_ones() {
        PAGES.forEach((name, page) -> {
            for (HostileText text : texts()) {
                Set<String> attributes = new TreeSet<>();
                Jsoup.parse(page.apply(text.value()))
                        .getAllElements()
                        .forEach(element -> element.attributes().forEach(each -> attributes.add(each.getKey())));
                assertThat(attributes).as("%s: %s", name, text).isSubsetOf(ATTRIBUTES);
            }
        });
    }

    @Test
    void a_hostile_text_is_shown_character_by_character() {
        PAGES.forEach((name, page) -> {
            for (HostileText text : texts()) {
                String made = page.apply(text.value());
                List<String> shown = Jsoup.parse(made).select("bdi").stream()
                        .map(Element::wholeText)
                        .toList();
                assertThat(shown.contains(visible(text.value())))
                        .as("%s: %s", name, text)
                        .isTrue();
                // A browser reads a bare one as a line feed; the reader used here does not.
                assertThat(made.indexOf('\r')).as("%s: %s", name, text).isNegative();
            }
        });
    }

    @Test
    void no_page_takes_over_a_second() {
        PAGES.forEach((name, page) -> HostileTexts.lengths().forEach(text -> {
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 3 && best > 1_000_000_000L; i++) {
                long start = System.nanoTime();
                assertThat(page.apply(text.value())).isNotEmpty();
                best = Math.min(best, System.nanoTime() - start);
            }
            assertThat(best).as("%s: %s", name, text).isLessThan(1_000_000_000L);
        }));
    }

    /** The text without what turns the line, and with a sign for each character that no page can hold. */
    private static String visible(String text) {
        return NO_CHARACTER_OF_HTML
                .matcher(TURNS_THE_LINE.matcher(text).replaceAll(""))
                .replaceAll("\uFFFD");
    }

    /** A blank text leaves places out, and a word of ours is explained. */
    private static boolean isOfOurWords(String text) {
        return text.isBlank()
                || List.of("unwritten", "default", "other", "by-policy").contains(text);
    }

    /** Each element by its way from the root, with the names of its attributes. */
    private static List<String> skeleton(Document page) {
        return page.getAllElements().stream()
                .map(element -> way(element) + " "
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .sorted()
                                .toList())
                .toList();
    }

    private static String way(Element element) {
        Element parent = element.parent();
        return parent == null ? element.tagName() : way(parent) + "/" + element.tagName();
    }

    /** The elements without their places. */
    private static Set<String> kinds(Iterable<String> skeleton) {
        Set<String> kinds = new TreeSet<>();
        skeleton.forEach(each -> kinds.add(each.substring(each.lastIndexOf('/') + 1)));
        return kinds.stream().map(each -> each.split(" ", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
    }
}
