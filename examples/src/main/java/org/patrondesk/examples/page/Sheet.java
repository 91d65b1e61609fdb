package org.patrondesk.examples.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The frame of every page: one file that asks nothing of the network and runs nothing. */
final class Sheet {
    private static final String NOTHING_FROM_OUTSIDE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private Sheet() {}

    /** A whole document around the content of its {@code main} element. */
    static String of(String title, List<? extends Html> content) {
        Html document = Html.element(
                        "html",
                        head(title),
                        Html.element("body", Html.element("main").containing(content)))
                .with("lang", "en")
                .with("xmlns", "http://www.w3.org/1999/xhtml");
        StringBuilder out = new StringBuilder(32_768).append("<!DOCTYPE html>\n");
        document.writeTo(out);
        return out.append('\n').toString();
    }

    private static Html head(String title) {
        return Html.element(
                "head",
                Html.element("meta").with("charset", "utf-8"),
                Html.element("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", NOTHING_FROM_OUTSIDE),
                meta("viewport", "width=device-width, initial-scale=1"),
                meta("color-scheme", "light dark"),
                meta("referrer", "no-referrer"),
                Html.element("title", title),
                new Html.Style(css()));
    }

    private static Html meta(String name, String content) {
        return Html.element("meta").with("name", name).with("content", content);
    }

    static String css() {
        try (InputStream in = Objects.requireNonNull(Sheet.class.getResourceAsStream("page.css"), "page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
