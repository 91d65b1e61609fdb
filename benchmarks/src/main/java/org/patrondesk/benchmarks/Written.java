package org.patrondesk.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows that the SDK wrote, taken out of its database so that plain JDBC can write the very same ones. */
record Written(Map<String, BareTable> tables) {
    private static final List<String> TABLES = List.of(
            "member",
            "decision",
            "event",
            "event_waiting",
            "counter_delta",
            "idempotency_key",
            "policy_set",
            "due_task",
            "delivery",
            "delivery_attempt");

    static Written read(Connection connection, Place place) throws SQLException {
        place.begin(connection);
        Map<String, BareTable> tables = new HashMap<>();
        for (String table : TABLES) {
            tables.put(table, BareTable.read(connection, table, place.order(table)));
        }
        return new Written(tables);
    }

    BareTable table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    /** The imported members and their events. */
    BareTarget.Load imported() {
        BareTable events = events("members-imported");
        return new BareTarget.Load(List.of(), List.of(table("member"), events, waiting(events), table("due_task")));
    }

    /** The decisions of one of these runs, which are of the same length, with their events and counters. */
    BareTarget.Load decided(int run, List<String> runs) {
        BareTable events = events("decision-recorded").part(run, runs.size());
        BareTable key = key("what-if:" + runs.get(run));
        return new BareTarget.Load(
                run == 0 ? List.of(key, table("policy_set")) : List.of(key),
                List.of(
                        table("decision").part(run, runs.size()),
                        events,
                        waiting(events),
                        table("counter_delta").part(run, runs.size())));
    }

    /** Deliveries in the queue, with all that their posting wrote. */
    BareTarget.Load posted() {
        return new BareTarget.Load(
                List.of(), List.of(table("delivery"), table("event"), table("event_waiting"), table("due_task")));
    }

    private BareTable key(String wanted) {
        BareTable keys = table("idempotency_key");
        int name = keys.place("name");
        return keys.only(key -> wanted.equals(key[name]));
    }

    BareTable events(String type) {
        BareTable events = table("event");
        int body = events.place("body");
        return events.only(event -> String.valueOf(event[body]).contains("\"" + type + "\""));
    }

    /** Of these events, those that wait for a seal, which is all of them. */
    BareTable waiting(BareTable events) {
        int id = events.place("id");
        Set<String> ids = events.rows().stream().map(row -> text(row[id])).collect(Collectors.toSet());
        BareTable waiting = table("event_waiting");
        int of = waiting.place("id");
        return waiting.only(row -> ids.contains(text(row[of])));
    }

    private static String text(@Nullable Object id) {
        return id instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(id);
    }

    /** Refuses a comparison of sides that did not write the same. */
    void checkSame(Written other) {
        for (String name : TABLES) {
            if (!table(name).isSame(other.table(name))) {
                throw new IllegalStateException("The two sides wrote other rows into " + name + ": "
                        + table(name).rows().size() + " and "
                        + other.table(name).rows().size() + ".");
            }
        }
    }
}
