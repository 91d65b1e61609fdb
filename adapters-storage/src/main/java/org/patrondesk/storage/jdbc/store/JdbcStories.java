package org.patrondesk.storage.jdbc.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Branch;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.person.Subject;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;

/** Stories in a table. */
record JdbcStories(SqlTransaction transaction) implements StoryShelf {
    private static final String RECORD = """
            INSERT INTO story (tenant, id, version, at, branch, text, consent, by_staff, person)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String READ =
            "SELECT id, version, at, branch, text, consent, by_staff, person FROM story WHERE tenant = ?";

    private static final String FIND = READ + " AND id = ?";

    private static final String ABOUT = READ + " AND person = ?";

    private static final String REPLACE = """
            UPDATE story SET version = ?, text = ?, consent = ?, by_staff = ?
             WHERE tenant = ? AND id = ? AND version = ?
            """;

    @Override
    public void record(Story story) {
        transaction.checkWithin(List.of(story), Story::branch);
        transaction.write(
                RECORD,
                transaction.tenant(),
                transaction.id(story.id()),
                story.version(),
                story.at().toEpochMilli(),
                story.branch().code(),
                sealed(story),
                story.consent().code(),
                story.by(),
                story.person().map(Subject.Pseudonym::code).orElse(null));
    }

    @Override
    public Optional<Story> find(UUID id) {
        return transaction
                .first(FIND, this::story, transaction.tenant(), transaction.id(id))
                .filter(story -> transaction.scope().covers(story.branch()));
    }

    @Override
    public void about(Subject.Pseudonym person, Consumer<Story> to) {
        transaction.each(
                ABOUT + transaction.branchClause() + " ORDER BY id",
                transaction.withBranches(List.of(transaction.tenant(), person.code())),
                row -> to.accept(story(row)));
    }

    @Override
    public boolean replace(Story next) {
        transaction.checkWithin(List.of(next), Story::branch);
        return find(next.id()).isPresent()
                && transaction.writeAll(REPLACE, List.of(next), (statement, story) -> {
                            statement.setLong(1, story.version());
                            statement.setString(2, sealed(story));
                            statement.setString(3, story.consent().code());
                            statement.setString(4, story.by());
                            statement.setString(5, transaction.tenant());
                            statement.setObject(6, transaction.id(story.id()));
                            statement.setLong(7, story.version() - 1);
                        })
                        == 1;
    }

    private KeyRing.Field texts() {
        return transaction.keys().field("story", "text");
    }

    private @Nullable String sealed(Story story) {
        return story.text()
                .map(text -> texts().sealed(KeyOwner.of(story.person()), story.id(), text))
                .orElse(null);
    }

    private Story story(ResultSet row) throws SQLException {
        return new Story(
                transaction.id(row, 1),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                new Branch(row.getString(4)),
                texts().opened(transaction.id(row, 1), row.getString(5)),
                Consent.ofCode(row.getString(6))
                        .orElseThrow(() -> new IllegalStateException("The store has a story of no known consent.")),
                row.getString(7),
                Optional.ofNullable(row.getString(8)).map(Subject.Pseudonym::new));
    }
}
