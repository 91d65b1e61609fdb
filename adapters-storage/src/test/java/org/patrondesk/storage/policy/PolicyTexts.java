package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The policies beside these tests, and texts as trees. */
final class PolicyTexts {
    private PolicyTexts() {}

    static String read(String file) throws IOException {
        try (InputStream in = PolicyTexts.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    static PolicyTree yaml(String text) {
        return PolicyTree.read(YamlTokens.of("p.yaml", Utf8Text.of("p.yaml", text.getBytes(UTF_8))));
    }

    static PolicyTree json(String text) {
        try (JsonTokens tokens = JsonTokens.of("p.json", Utf8Text.of("p.json", text.getBytes(UTF_8)))) {
            return PolicyTree.read(tokens);
        }
    }
}
