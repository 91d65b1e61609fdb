package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the style sheet, measured as WCAG 2.2 defines contrast. */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--(\\w+): #([0-9a-f]{6});");

    @Test
    void text_can_be_read_in_light_and_dark() {
        assertThat(schemes()).hasSize(2).allSatisfy(colours -> {
            for (String text : List.of("ink", "quiet", "accent")) {
                assertThat(contrast(colours, text, "paper")).as(text).isGreaterThanOrEqualTo(4.5);
                assertThat(contrast(colours, text, "panel")).as(text).isGreaterThanOrEqualTo(4.5);
            }
        });
    }

    @Test
    void bars_and_lines_to_write_on_can_be_seen_in_light_and_dark() {
        assertThat(schemes()).hasSize(2).allSatisfy(colours -> {
            for (String shape : List.of("accent", "yes", "ask", "no", "edge")) {
                assertThat(contrast(colours, shape, "paper")).as(shape).isGreaterThanOrEqualTo(3);
            }
        });
    }

    private static List<Map<String, String>> schemes() {
        String css = Sheet.css();
        int dark = css.indexOf("prefers-color-scheme: dark");
        return List.of(colours(css.substring(0, dark)), colours(css.substring(dark)));
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        double a = luminance(Objects.requireNonNull(colours.get(one), one));
        double b = luminance(Objects.requireNonNull(colours.get(other), other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 2) + 0.0722 * linear(colour, 4);
    }

    private static double linear(String colour, int at) {
        double part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
