package org.patrondesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StoredObjectProperties {
    private static final long LARGEST = 9_007_199_254_740_991L;

    private static final List<String> WRONG = List.of(
            "",
            "[]",
            "1",
            "{",
            "{}{}",
            "{}x",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{,}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":null}",
            "{\"a\":1.5}",
            "{\"a\":1e3}",
            "{\"a\":-}",
            "{\"a\":+1}",
            "{\"a\":01}",
            "{\"a\":-01}",
            "{\"a\":\u0661}",
            "{\"a\":tru}",
            "{\"a\":True}",
            "{\"a\":[1,]}",
            "{\"a\":[,]}",
            "{\"a\":'x'}",
            "{\"a\":\"x}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\u+123\"}",
            "{\"a\":\"\\u-001\"}",
            "{\"a\":\"line\nbreak\"}",
            "{\"a\":\"\u0000\"}",
            "{\"a\":\"\\n\t\"}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,\"\\u0061\":2}",
            "{a:1}",
            "\ufeff{}",
            "{\"a\":1}//",
            "{\"a\":9007199254740992}",
            "{\"a\":99999999999999999999}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000));

    @Property
    void what_is_written_is_read_back_with_the_same_hash(@ForAll("objects") StoredObject object) {
        StoredObject again = StoredObject.parse(object.canonical());

        assertThat(again).isEqualTo(object);
        assertThat(again.canonical()).isEqualTo(object.canonical());
        assertThat(again.hash()).isEqualTo(object.hash());
    }

    @Property
    void the_order_of_writing_does_not_matter(@ForAll("members") Map<String, Object> members) {
        StoredObject inOrder = StoredObject.ofMap(members);
        StoredObject reversed = StoredObject.empty();
        for (Map.Entry<String, Object> member :
                new TreeMap<>(members).descendingMap().entrySet()) {
            reversed = reversed.with(member.getKey(), member.getValue());
        }

        assertThat(reversed.canonical()).isEqualTo(inOrder.canonical());
    }

    @Property
    void white_space_between_the_parts_does_not_matter(@ForAll("texts") String text) {
        StoredObject object = StoredObject.empty().with("k", text).with("l", List.of(1, true));
        String canonical = object.canonical();
        String spaced = " \n{\t" + canonical.substring(1, canonical.length() - 1) + "\r}  ";

        assertThat(StoredObject.parse(spaced)).isEqualTo(object);
    }

    @Property
    void whole_numbers_lie_within_what_every_reader_keeps_exactly(@ForAll long number) {
        if (number >= -LARGEST && number <= LARGEST) {
            assertThat(StoredObject.parse("{\"n\":" + number + "}").number("n")).isEqualTo(number);
        } else {
            assertThatThrownBy(() -> StoredObject.empty().with("n", number))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> StoredObject.parse("{\"n\":" + number + "}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void the_smallest_long_is_refused_as_well() {
        assertThatThrownBy(() -> StoredObject.empty().with("n", Long.MIN_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void keys_are_sorted_by_utf16_units() {
        // RFC 8785 3.2.3: the emoji's first unit is a surrogate, which sorts before U+FB33.
        StoredObject object = StoredObject.empty()
                .with("\u20ac", 1)
                .with("\r", 2)
                .with("\ufb33", 3)
                .with("1", 4)
                .with("\ud83d\ude00", 5)
                .with("\u0080", 6)
                .with("\u00f6", 7);

        assertThat(object.canonical())
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Example
    void control_characters_are_escaped_as_the_rfc_says_and_nothing_else_is() {
        StoredObject object = StoredObject.empty().with("k", "\u0000\u001f\b\t\n\f\r\"\\/\u007f\u2028é");

        assertThat(object.canonical()).isEqualTo("{\"k\":\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028é\"}");
    }

    @Property
    void a_lone_surrogate_has_no_canonical_form(@ForAll("texts") String before, @ForAll("texts") String after) {
        StoredObject high = StoredObject.empty().with("k", before + "\ud83d " + after);
        StoredObject low = StoredObject.empty().with(before + " \ude00" + after, "v");

        assertThatThrownBy(high::canonical).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(low::hash).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void any_text_is_read_or_refused_with_its_offset_and_without_its_content(@ForAll String text) {
        try {
            StoredObject.parse(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("The stored form cannot be read at offset \\d+: .*\\.");
        }
    }

    @Example
    void what_is_no_json_of_the_subset_is_refused() {
        assertThat(WRONG)
                .allSatisfy(text -> assertThatThrownBy(() -> StoredObject.parse(text))
                        .as(text.substring(0, Math.min(40, text.length())))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @Example
    void minus_zero_is_zero() {
        assertThat(StoredObject.parse("{\"n\":-0}").canonical()).isEqualTo("{\"n\":0}");
    }

    @Example
    void values_of_other_kinds_are_refused() {
        assertThatThrownBy(() -> StoredObject.empty().with("k", 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StoredObject.empty().with("k", List.of('c')))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StoredObject.of("t", 1).number("type")).hasMessageContaining("'type'");
        assertThatThrownBy(() -> StoredObject.of("t", 1).text("none")).hasMessageContaining("lacks 'none'");
    }

    @Example
    void its_text_shows_keys_and_no_values() {
        assertThat(StoredObject.of("t", 1).with("asked", "for Mrs. Doe")).hasToString("StoredObject[asked, type, v]");
    }

    @Provide
    Arbitrary<StoredObject> objects() {
        return members().map(StoredObject::ofMap);
    }

    @Provide
    Arbitrary<Map<String, Object>> members() {
        return Arbitraries.maps(texts(), Arbitraries.lazyOf(this::leaf, this::leaf, this::leaf, this::nested))
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        0, 1, 8, 9, 10, 12, 13, 31, 34, 47, 92, 65, 97, 127, 128, 0xe9, 0x2028, 0xfb33, 0xffff, 0x1f600,
                        0x10ffff)
                .list()
                .ofMaxSize(8)
                .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
    }

    private Arbitrary<Object> leaf() {
        return Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.longs().between(-LARGEST, LARGEST).asGeneric(),
                Arbitraries.of(true, false).asGeneric());
    }

    private Arbitrary<Object> nested() {
        return Arbitraries.oneOf(
                leaf().list().ofMaxSize(4).asGeneric(),
                members().map(StoredObject::ofMap).asGeneric());
    }
}
