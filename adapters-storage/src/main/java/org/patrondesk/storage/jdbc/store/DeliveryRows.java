package org.patrondesk.storage.jdbc.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.Repetition;
import org.patrondesk.message.Result;
import org.patrondesk.person.FieldUnreadable;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Subject;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** How deliveries stand in rows. */
record DeliveryRows(SqlTransaction transaction) {
    /** The columns that {@link #kept} reads, from the first on; the last two of the others it reads as well. */
    static final String POSTED = """
            id, at, branch, channel, recipient, subject, text, message_class, repetition, due, expires,
            about_kind, about_id""";

    /** The columns behind them that {@link #claim} and {@link #status} read. */
    static final String STANDING = ", state, reason, ready, since, fence, attempts, spent, duplicate, person, purpose";

    private static final String PROVIDER_ID = "provider-id";
    private static final String ACCEPTED = "accepted";

    private static final int STATE = 14;
    private static final int REASON = 15;
    private static final int READY = 16;
    private static final int SINCE = 17;
    private static final int FENCE = 18;
    private static final int ATTEMPTS = 19;
    private static final int SPENT = 20;
    private static final int DUPLICATE = 21;
    private static final int PERSON = 22;
    private static final int PURPOSE = 23;

    /** Whose key seals what the delivery says; the tenant's, where a delivery does not name its person. */
    static KeyOwner owner(Delivery delivery) {
        return KeyOwner.of(delivery.person());
    }

    /** Asks for the keys of all of them at once. */
    void prepare(List<Delivery> deliveries) {
        transaction.keys().prepare(deliveries.stream().map(DeliveryRows::owner).toList());
    }

    private KeyRing.Field field(String name) {
        return transaction.keys().field("delivery", name);
    }

    private String sealed(String name, Delivery delivery, String text) {
        return field(name).sealed(owner(delivery), delivery.id(), text);
    }

    /** Nothing is sealed of what is not there, and what was sealed with a destroyed key reads as nothing. */
    private String opened(String name, UUID id, String kept) {
        return field(name).opened(id, kept).orElse("");
    }

    void bind(PreparedStatement statement, Delivery delivery) throws SQLException {
        statement.setString(1, transaction.tenant());
        statement.setObject(2, transaction.id(delivery.id()));
        statement.setLong(3, delivery.at().toEpochMilli());
        statement.setString(4, delivery.branch().code());
        statement.setString(5, delivery.channel().code());
        statement.setString(6, sealed("recipient", delivery, delivery.to()));
        statement.setString(7, sealed("subject", delivery, delivery.message().subject()));
        statement.setString(8, sealed("text", delivery, delivery.message().text()));
        statement.setString(9, delivery.messageClass());
        statement.setString(10, delivery.repetition().code());
        bindDue(statement, 11, delivery);
        statement.setLong(12, delivery.expires().toEpochMilli());
        if (delivery.about().isPresent()) {
            statement.setString(13, delivery.about().get().kind());
            statement.setString(
                    14, sealed("about", delivery, delivery.about().get().id()));
        } else {
            statement.setNull(13, Types.VARCHAR);
            statement.setNull(14, Types.VARCHAR);
        }
        bindDue(statement, 15, delivery);
        statement.setString(16, delivery.person().map(Subject.Pseudonym::code).orElse(null));
        statement.setString(17, delivery.purpose().map(Purpose::code).orElse(null));
    }

    private static void bindDue(PreparedStatement statement, int place, Delivery delivery) throws SQLException {
        if (delivery.due().isPresent()) {
            statement.setLong(place, delivery.due().get().toEpochMilli());
        } else {
            statement.setNull(place, Types.BIGINT);
        }
    }

    /** As it stands in the row, its texts sealed. */
    private Delivery kept(ResultSet row) throws SQLException {
        Instant due = Instant.ofEpochMilli(row.getLong(10));
        boolean atOnce = row.wasNull();
        String kind = row.getString(12);
        return new Delivery(
                transaction.id(row, 1),
                Instant.ofEpochMilli(row.getLong(2)),
                new Branch(row.getString(3)),
                Channel.ofCode(row.getString(4)).orElseThrow(),
                row.getString(5),
                new Message(row.getString(6), row.getString(7)),
                row.getString(8),
                Repetition.ofCode(row.getString(9)),
                atOnce ? Optional.empty() : Optional.of(due),
                Instant.ofEpochMilli(row.getLong(11)),
                kind == null ? Optional.empty() : about(kind, row),
                Optional.ofNullable(row.getString(PERSON)).map(Subject.Pseudonym::new),
                Optional.ofNullable(row.getString(PURPOSE)).map(Purpose::new));
    }

    /** Opened at once: a sealed id is longer than an id may be. What was changed past the store leads to nothing. */
    private Optional<Ref> about(String kind, ResultSet row) throws SQLException {
        try {
            return field("about")
                    .opened(transaction.id(row, 1), row.getString(13))
                    .map(id -> new Ref(kind, id));
        } catch (FieldUnreadable e) {
            return Optional.empty();
        }
    }

    private Delivery opened(Delivery kept) {
        UUID id = kept.id();
        return saying(
                kept,
                opened("recipient", id, kept.to()),
                new Message(
                        opened("subject", id, kept.message().subject()),
                        opened("text", id, kept.message().text())));
    }

    /** One whose texts were changed past the store says nothing, and the worker ends it. */
    private Delivery forWorkers(Delivery kept) {
        try {
            return opened(kept);
        } catch (FieldUnreadable e) {
            return saying(kept, "", new Message("", ""));
        }
    }

    private static Delivery saying(Delivery kept, String to, Message message) {
        return new Delivery(
                kept.id(),
                kept.at(),
                kept.branch(),
                kept.channel(),
                to,
                message,
                kept.messageClass(),
                kept.repetition(),
                kept.due(),
                kept.expires(),
                kept.about(),
                kept.person(),
                kept.purpose());
    }

    /** Claims whose deliveries can be read; their keys are asked for at once. */
    List<Claim> opened(List<Claim> claims) {
        transaction
                .keys()
                .prepareToOpen(claims.stream()
                        .map(Claim::delivery)
                        .flatMap(kept -> Stream.of(
                                kept.to(),
                                kept.message().subject(),
                                kept.message().text()))
                        .toList());
        return claims.stream()
                .map(claim -> new Claim(
                        forWorkers(claim.delivery()),
                        claim.fence(),
                        claim.attempts(),
                        claim.spent(),
                        claim.possibleDuplicate(),
                        claim.at()))
                .toList();
    }

    DeliveryStatus status(ResultSet row) throws SQLException {
        return new DeliveryStatus(
                opened(kept(row)),
                DeliveryState.ofCode(row.getString(STATE)),
                row.getString(REASON),
                row.getLong(FENCE),
                Instant.ofEpochMilli(row.getLong(READY)),
                List.of());
    }

    /** A claim whose delivery is as it stands in its row, and since when its delivery has been due. */
    record Claimed(Claim claim, long since) {}

    /** @param lease how far behind the moment of the statement the row is ready again, in milliseconds */
    Claimed claimed(ResultSet row, long lease) throws SQLException {
        return new Claimed(claim(row, row.getLong(READY) - lease), row.getLong(SINCE));
    }

    /**
     * A claim whose delivery is as it stands in its row.
     *
     * @param at when the claim is given, in milliseconds of UTC
     */
    Claim claim(ResultSet row, long at) throws SQLException {
        return new Claim(
                kept(row),
                row.getLong(FENCE),
                row.getInt(ATTEMPTS),
                row.getInt(SPENT),
                row.getBoolean(DUPLICATE),
                Instant.ofEpochMilli(at));
    }

    /**
     * What is kept of a result beside its code. The provider's id of a message leads to its recipient, so it is sealed like
     * that; without a key for it now it is left out: that the message went is worth more.
     */
    String kept(Delivery delivery, Result result) {
        if (!(result instanceof Result.Accepted) || result.reason().isEmpty()) {
            return result.reason();
        }
        try {
            return sealed(PROVIDER_ID, delivery, result.reason());
        } catch (KeyVaultUnavailable away) {
            return "";
        }
    }

    /** @param row with number, fence, started, duplicate, result and reason */
    Attempt attempt(UUID delivery, ResultSet row) throws SQLException {
        Optional<String> result = Optional.ofNullable(row.getString(5));
        String reason = row.getString(6);
        return new Attempt(
                row.getInt(1),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getBoolean(4),
                result,
                result.filter(ACCEPTED::equals).isPresent() ? opened(PROVIDER_ID, delivery, reason) : reason);
    }
}
