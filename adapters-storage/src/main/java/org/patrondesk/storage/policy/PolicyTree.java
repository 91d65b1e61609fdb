package org.patrondesk.storage.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

/** The object that a policy file holds, as the core reads it, and where its keys and values stand. One thread. */
final class PolicyTree {
    private static final String ATTRIBUTE_ORDER = "attributeOrder";

    private final Tokens tokens;
    private final Map<String, Spot> values = new HashMap<>();
    private final Map<String, Spot> keys = new HashMap<>();
    private Map<String, Object> written = Map.of();
    private int depth;

    private PolicyTree(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads the whole file.
     *
     * @throws PolicyProblem placed in the file, at the first thing that is wrong
     */
    static PolicyTree read(Tokens tokens) {
        PolicyTree tree = new PolicyTree(tokens);
        tree.readRoot();
        return tree;
    }

    /**
     * The policy that the object is.
     *
     * @throws PolicyProblem placed in the file
     */
    PolicySet policy() {
        return placed(PolicyReader::read);
    }

    /**
     * The policy that the object is, whatever its examples say.
     *
     * @throws PolicyProblem placed in the file
     */
    PolicySet unproved() {
        return placed(PolicyReader::readUnproved);
    }

    private PolicySet placed(Function<StoredObject, PolicySet> reading) {
        try {
            return reading.apply(ordered());
        } catch (PolicyProblem problem) {
            String pointer = problem.place();
            throw new PolicyProblem(problem.isAboutKey() ? keyPlace(pointer) : place(pointer), problem.sentence());
        }
    }

    StoredObject root() {
        return StoredObject.ofMap(written);
    }

    /** The object with the order in which its attributes are written, which it does not keep by itself. */
    StoredObject ordered() {
        List<String> order = keys("/attributes");
        StoredObject root = root();
        return order.isEmpty() || root.has(ATTRIBUTE_ORDER) ? root : root.with(ATTRIBUTE_ORDER, order);
    }

    /** The keys of the object with this JSON Pointer, as written; none when there is no object. */
    List<String> keys(String pointer) {
        Object value = written;
        for (String step : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            value = step(value, step.replace("~1", "/").replace("~0", "~"));
        }
        return value instanceof Map<?, ?> object
                ? object.keySet().stream().map(String.class::cast).toList()
                : List.of();
    }

    private static Object step(Object value, String step) {
        if (value instanceof Map<?, ?> object && object.containsKey(step)) {
            return object.get(step);
        }
        boolean item = value instanceof List<?> list
                && step.matches("0|[1-9][0-9]{0,8}")
                && Integer.parseInt(step) < list.size();
        return item ? ((List<?>) value).get(Integer.parseInt(step)) : "";
    }

    /** The place of the value with this JSON Pointer, or of the nearest one around it that the file has. */
    String place(String pointer) {
        String nearest = pointer;
        @Nullable Spot spot = values.get(nearest);
        while (spot == null && !nearest.isEmpty()) {
            nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
            spot = values.get(nearest);
        }
        return tokens.place(spot == null ? Spot.START : spot);
    }

    /** The place of the key under which the value with this JSON Pointer stands; where it has none, of the value. */
    String keyPlace(String pointer) {
        Spot spot = keys.get(pointer);
        return spot == null ? place(pointer) : tokens.place(spot);
    }

    private void readRoot() {
        Tokens.Kind kind = tokens.first();
        if (kind == Tokens.Kind.END) {
            throw new PolicyProblem(tokens.place(Spot.START), "The file is empty; a policy is " + tokens.shape() + ".");
        }
        if (kind != Tokens.Kind.OBJECT) {
            throw problem("The file holds something else than an object; a policy is " + tokens.shape() + ".");
        }
        written = object("");
        tokens.finish();
    }

    private Map<String, Object> object(String path) {
        enter(path);
        Map<String, Object> members = new LinkedHashMap<>();
        for (String key = tokens.key(); key != null; key = tokens.key()) {
            if (!FileTexts.isWhole(key)) {
                throw problem(FileLimits.HALF_CHARACTER);
            }
            if (members.containsKey(key)) {
                throw problem(FileTexts.shown(key) + " stands twice in this object; remove one.");
            }
            String inner = path + "/" + key.replace("~", "~0").replace("/", "~1");
            keys.put(inner, tokens.spot());
            members.put(key, value(tokens.next(), inner));
        }
        depth--;
        return members;
    }

    private List<Object> list(String path) {
        enter(path);
        List<Object> items = new ArrayList<>();
        for (Tokens.Kind kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            items.add(value(kind, path + "/" + items.size()));
        }
        depth--;
        return items;
    }

    private void enter(String path) {
        if (++depth > FileLimits.DEEPEST) {
            throw problem("This is nested deeper than " + FileLimits.DEEPEST + " levels; a policy is flatter.");
        }
        values.put(path, tokens.spot());
    }

    private Object value(Tokens.Kind kind, String path) {
        return switch (kind) {
            case OBJECT -> object(path);
            case LIST -> list(path);
            case SCALAR -> scalar(path);
            case END -> throw problem("Expected a value here.");
        };
    }

    private Object scalar(String path) {
        values.put(path, tokens.spot());
        Object scalar = tokens.scalar();
        if (scalar instanceof String text && !FileTexts.isWhole(text)) {
            throw problem(FileLimits.HALF_CHARACTER);
        }
        return scalar;
    }

    private PolicyProblem problem(String sentence) {
        return new PolicyProblem(tokens.place(tokens.spot()), sentence);
    }
}
