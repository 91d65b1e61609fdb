package org.patrondesk.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;

/**
 * All that a library keeps about one person, as of a moment, for that person to have (GDPR art. 15 and 20). Immutable.
 *
 * <p>What is about others is left out: who served them, who wrote a note, who is their guardian.
 *
 * @param records by kind, then in the order of writing
 */
public record OwnData(Instant at, List<OwnRecord> records) {
    /** The version of the JSON form. */
    public static final int VERSION = 1;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public OwnData {
        records = List.copyOf(records);
    }

    /** One JSON object: {@code format}, {@code version}, {@code at} and {@code records}; the same data gives the same bytes. */
    public String json() {
        return StoredObject.ofMap(Map.of(
                        "format",
                        "patrondesk-own-data",
                        "version",
                        (long) VERSION,
                        "at",
                        at.toString(),
                        "records",
                        records.stream().map(OwnData::form).toList()))
                .canonical();
    }

    private static Map<String, Object> form(OwnRecord each) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("kind", each.kind());
        form.put("id", each.id().toString());
        form.put("at", each.at().toString());
        each.branch().ifPresent(branch -> form.put("branch", branch.code()));
        form.put("fields", each.fields());
        return form;
    }

    /** The same to be read: a paragraph for each record, a line for each field. Further lines of a field are indented. */
    public String text() {
        StringBuilder text = new StringBuilder("What the library keeps about you, " + TIME.format(at) + "\n");
        for (OwnRecord each : records) {
            text.append('\n')
                    .append(each.kind())
                    .append(", ")
                    .append(TIME.format(each.at()))
                    .append(each.branch()
                            .map(Branch::code)
                            .map(code -> ", " + code)
                            .orElse(""))
                    .append('\n');
            each.fields()
                    .forEach((name, value) -> text.append("  ")
                            .append(name)
                            .append(": ")
                            .append(String.join("\n    ", value.lines().toList()))
                            .append('\n'));
        }
        return text.append(records.isEmpty() ? "\nNothing.\n" : "").toString();
    }

    @Override
    public String toString() {
        return "OwnData[" + records.size() + " records]";
    }
}
