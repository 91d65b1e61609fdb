package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Branch;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link StoryShelf} promises. */
public abstract class StoriesContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
    private final Scope harbour = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS, Sample.HARBOUR);

    private static Story story(int n, Branch branch) {
        return new Story(
                Sample.id(n),
                1,
                Sample.NOON.plusMillis(n),
                branch,
                Optional.of("She got the job. " + Sample.ODD_TEXT),
                Consent.NOT_ASKED,
                "staff-1",
                Optional.of(Sample.PATRON));
    }

    private static Story next(Story story, Consent consent) {
        Optional<String> text = consent == Consent.REFUSED ? Optional.empty() : story.text();
        return new Story(
                story.id(), story.version() + 1, story.at(), story.branch(), text, consent, story.by(), story.person());
    }

    @Test
    @Promise({"stories-1", "stories-3"})
    void a_story_comes_back_field_for_field() {
        Story story = story(1, Sample.CENTRAL);
        record(story);

        assertThat(find(scope, story)).contains(story);
    }

    @Test
    @Promise("stories-1")
    void a_failed_transaction_keeps_none() {
        Story story = story(1, Sample.CENTRAL);
        writeAndFail(scope, transaction -> transaction.store(StoryShelf.class).record(story));

        assertThat(find(scope, story)).isEmpty();
    }

    @Test
    @Promise("stories-5")
    void those_of_a_person_are_handed_over_in_the_order_of_telling_within_the_scope() {
        Story second = story(2, Sample.HARBOUR);
        Story first = story(1, Sample.CENTRAL);
        record(second);
        record(first);
        record(story(3, Sample.CENTRAL).withoutPerson());

        assertThat(about(scope)).containsExactly(first, second);
        assertThat(about(harbour)).containsExactly(second);
        assertThat(about(elsewhere)).isEmpty();
    }

    private List<Story> about(Scope where) {
        return read(where, StoryShelf.class, store -> collected(to -> store.about(Sample.PATRON, to)));
    }

    @Test
    @Promise("stories-2")
    void one_at_a_branch_outside_the_scope_is_refused_and_nothing_is_kept() {
        Story within = story(1, Sample.HARBOUR);
        assertThatThrownBy(() -> storage().write(harbour, transaction -> {
                    transaction.store(StoryShelf.class).record(within);
                    transaction.store(StoryShelf.class).record(story(2, Sample.CENTRAL));
                    return true;
                }))
                .isInstanceOfSatisfying(
                        StorageUnavailable.class,
                        refused -> assertThat(refused.retryable()).isFalse());
        assertThat(find(scope, within)).isEmpty();
    }

    @Test
    @Promise("stories-3")
    void only_those_within_the_scope_are_seen() {
        Story central = story(1, Sample.CENTRAL);
        record(central);

        assertThat(find(harbour, central)).isEmpty();
        assertThat(find(elsewhere, central)).isEmpty();
    }

    @Test
    @Promise("stories-4")
    void the_next_version_stands_in_place_of_the_one_before() {
        Story told = story(1, Sample.CENTRAL);
        Story agreed = next(told, Consent.TO_USE_AND_NAME);
        Story refused = next(agreed, Consent.REFUSED);
        record(told);

        assertThat(replace(scope, agreed)).isTrue();
        assertThat(find(scope, told)).contains(agreed);
        assertThat(replace(scope, refused)).isTrue();
        assertThat(find(scope, told)).contains(refused);
    }

    @Test
    @Promise("stories-4")
    void a_version_that_does_not_follow_changes_nothing() {
        Story told = story(1, Sample.CENTRAL);
        Story agreed = next(told, Consent.TO_USE);
        record(told);

        assertThat(replace(scope, next(agreed, Consent.REFUSED))).isFalse();
        assertThat(replace(scope, told)).isFalse();
        assertThat(replace(scope, next(story(2, Sample.CENTRAL), Consent.TO_USE)))
                .isFalse();
        assertThat(find(scope, told)).contains(told);
    }

    @Test
    @Promise("stories-4")
    void a_failed_transaction_leaves_the_version_before() {
        Story told = story(1, Sample.CENTRAL);
        record(told);
        writeAndFail(
                scope,
                transaction -> assertThat(transaction.store(StoryShelf.class).replace(next(told, Consent.REFUSED)))
                        .isTrue());

        assertThat(find(scope, told)).contains(told);
    }

    private void record(Story story) {
        write(scope, StoryShelf.class, store -> store.record(story));
    }

    private boolean replace(Scope where, Story next) {
        return storage()
                .write(where, transaction -> transaction.store(StoryShelf.class).replace(next));
    }

    private Optional<Story> find(Scope where, Story story) {
        return read(where, StoryShelf.class, store -> store.find(story.id()));
    }
}
