package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Pattern REGION = Pattern.compile("(?s)// tag::([a-z-]+)\\n(.*?)\\n *// end::\\1\\n");
    private static final Pattern SNIPPET = Pattern.compile("(?s)<!-- snippet: ([a-z-]+) -->\\n```java\\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("@[A-Z]+@");
    private static final Pattern CODE = Pattern.compile("public String code\\(\\) \\{\\s+return \"([a-z-]+)\";");

    private static Map<String, String> regions() {
        Map<String, String> regions = new HashMap<>();
        for (String folder : List.of("docs/src/test/java", "examples/src/main/java")) {
            for (Path file : Pages.below(folder, ".java")) {
                Matcher region = REGION.matcher(Pages.text(file));
                while (region.find()) {
                    regions.put(region.group(1), region.group(2).stripIndent().strip());
                }
            }
        }
        return regions;
    }

    @Test
    void every_snippet_on_a_page_is_a_region_that_a_test_runs() {
        Map<String, String> regions = regions();
        Set<String> shown = new TreeSet<>();
        for (Path page : Pages.all()) {
            Matcher snippet = SNIPPET.matcher(Pages.text(page));
            while (snippet.find()) {
                assertThat(snippet.group(2).strip())
                        .as(page.getFileName() + ", snippet " + snippet.group(1))
                        .isEqualTo(regions.get(snippet.group(1)));
                shown.add(snippet.group(1));
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(regions.keySet());
    }

    @Test
    void every_java_block_on_a_page_is_a_snippet() {
        for (Path page : Pages.all()) {
            String text = Pages.text(page);
            long blocks = text.lines().filter("```java"::equals).count();
            long snippets = SNIPPET.matcher(text).results().count();
            assertThat(snippets).as(page.toString()).isEqualTo(blocks);
        }
    }

    @Test
    void every_link_between_pages_leads_somewhere() {
        for (Path page : Pages.all()) {
            Matcher link = LINK.matcher(Pages.text(page));
            while (link.find()) {
                if (!link.group(1).contains("://")) {
                    assertThat(page.resolveSibling(link.group(1)))
                            .as("link on " + page.getFileName())
                            .exists();
                }
            }
        }
    }

    @Test
    void no_page_has_a_place_left_to_be_filled_in() {
        assertThat(PLACEHOLDER.matcher("Measured: @TABLE@.").find()).isTrue();
        assertThat(Pages.all()).contains(Pages.root().resolve("benchmarks/README.md"));
        for (Path page : Pages.all()) {
            assertThat(PLACEHOLDER.matcher(Pages.text(page)).results().map(MatchResult::group))
                    .as("left over on " + page)
                    .isEmpty();
        }
    }

    @Test
    void every_error_code_stands_on_its_page() {
        String page = Pages.text(Pages.root().resolve("docs/errors.md"));
        Set<String> codes = new TreeSet<>();
        Stream.of("core", "adapters-storage", "adapters-ils", "adapters-messaging")
                .flatMap(module -> Pages.below(module + "/src/main/java", ".java").stream())
                .map(Pages::text)
                .filter(text -> text.contains("Exception {"))
                .forEach(text -> CODE.matcher(text).results().forEach(found -> codes.add(found.group(1))));
        assertThat(codes)
                .hasSizeGreaterThan(4)
                .allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
    }

    @Test
    void pages_keep_their_length() {
        assertThat(Pages.text(Pages.root().resolve("README.md")).lines().count())
                .as("lines of the README")
                .isLessThanOrEqualTo(150);
        Pages.text(Pages.root().resolve("CHANGELOG.md"))
                .lines()
                .filter(line -> line.startsWith("- "))
                .forEach(entry -> assertThat(words(entry)).as(entry).isLessThanOrEqualTo(21));
        List<Path> records = Pages.below("docs/decisions", ".md");
        assertThat(records).isNotEmpty();
        for (Path record : records) {
            String text = Pages.text(record);
            assertThat(words(text)).as(record.toString()).isLessThanOrEqualTo(300);
            assertThat(text).contains("## Status", "## Context", "## Decision", "## Consequences");
        }
    }

    private static int words(String text) {
        return text.strip().split("\\s+").length;
    }

    @Test
    void the_pages_are_found() {
        assertThat(Files.exists(Pages.root().resolve("docs/start.md"))).isTrue();
        assertThat(Pages.all()).hasSizeGreaterThan(10);
    }
}
