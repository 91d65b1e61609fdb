package org.patrondesk.storage.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The published schema of policy files, as a validator and as the keys that it names. */
final class PolicySchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode tree;
    private final Schema schema;

    private PolicySchema(JsonNode tree) {
        this.tree = tree;
        this.schema = REGISTRY.getSchema(tree);
    }

    static PolicySchema published() {
        try {
            return new PolicySchema(
                    new ObjectMapper().readTree(Files.readString(root().resolve("docs/policy.schema.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with the examples and the documentation. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/policy.schema.json"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "docs/policy.schema.json is missing");
        }
        return folder;
    }

    JsonNode tree() {
        return tree;
    }

    boolean takes(String json) {
        return schema.validate(json, InputFormat.JSON).isEmpty();
    }

    /** Whether the schema is one by the rules for schemas. */
    boolean isSchema() {
        return REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(tree)
                .isEmpty();
    }

    /** The keys of each closed object: of the policy itself, and of each definition by its name. */
    Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new TreeMap<>();
        keys.put("policy", keys(tree));
        tree.get("$defs").properties().forEach(definition -> {
            if (definition.getValue().has("properties")) {
                keys.put(definition.getKey(), keys(definition.getValue()));
            }
        });
        return keys;
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
