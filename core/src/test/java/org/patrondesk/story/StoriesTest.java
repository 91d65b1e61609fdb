package org.patrondesk.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;

class StoriesTest {
    private final Riverside library = new Riverside();
    private final Session session = library.session();
    private final Stories stories = session.stories();
    private Ref no = new Ref("decision", "none yet");

    @BeforeEach
    void logNo() {
        no = Decision.ref(session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A guest pass?", Decision.UNWRITTEN))
                .orThrow());
    }

    private TellStory story(Consent consent) {
        return TellStory.of("She learned to read with us.", consent, Riverside.CENTRAL, no);
    }

    @Test
    void a_story_is_told_with_the_consent_there_is_and_the_journal_keeps_no_word_of_it() {
        UUID told = stories.tell(story(Consent.NOT_ASKED)).orThrow();

        Story found = stories.find(told).orElseThrow();
        assertThat(found.text()).contains("She learned to read with us.");
        assertThat(found.consent()).isEqualTo(Consent.NOT_ASKED);
        assertThat(found.consent().mayBeUsed()).isFalse();
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.toString()).doesNotContain("learned");
        assertThat(library.eventTypes()).endsWith("story-told");
        assertThat(library.events().toString()).doesNotContain("learned");
    }

    @Test
    void consent_is_given_and_taken_back_and_the_text_goes_with_it() {
        UUID told = stories.tell(story(Consent.NOT_ASKED)).orThrow();

        assertThat(stories.consent(told, Consent.TO_USE_AND_NAME, 1).orThrow()).isEqualTo(2);
        assertThat(stories.find(told).orElseThrow().consent().mayBeUsed()).isTrue();
        assertThat(stories.consent(told, Consent.TO_USE_AND_NAME, 2).orThrow()).isEqualTo(2);
        assertThat(stories.consent(told, Consent.REFUSED, 2).orThrow()).isEqualTo(3);

        assertThat(stories.find(told).orElseThrow().text()).isEmpty();
        assertThat(stories.consent(told, Consent.TO_USE, 3)).isInstanceOf(Answer.Invalid.class);
        assertThat(library.eventTypes()).endsWith("story-told", "story-consent", "story-consent");
    }

    @Test
    void whoever_saw_an_older_version_looks_again() {
        UUID told = stories.tell(story(Consent.NOT_ASKED)).orThrow();
        stories.consent(told, Consent.TO_USE, 1).orThrow();

        assertThat(stories.consent(told, Consent.TO_USE_AND_NAME, 1)).isEqualTo(new Answer.Stale<Long>(2));
        assertThat(stories.consent(UUID.randomUUID(), Consent.REFUSED, 1)).isInstanceOf(Answer.NotFound.class);
        assertThat(library.session(Riverside.HARBOUR).stories().consent(told, Consent.REFUSED, 2))
                .isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void a_refusal_is_obeyed_whatever_version_was_seen() {
        UUID told = stories.tell(story(Consent.NOT_ASKED)).orThrow();
        stories.consent(told, Consent.TO_USE, 1).orThrow();

        assertThat(stories.consent(told, Consent.REFUSED, 1).orThrow()).isEqualTo(3);
        assertThat(stories.find(told).orElseThrow().text()).isEmpty();
    }

    @Test
    void a_story_without_consent_or_words_or_roots_is_not_written_down() {
        TellStory nothing =
                new TellStory(" ", Consent.REFUSED, Riverside.CENTRAL, List.of(), Optional.empty(), Optional.empty());
        Answer<UUID> bare = stories.tell(nothing);

        assertThat(((Answer.Invalid<UUID>) bare).violations())
                .extracting(Violation::path)
                .containsExactlyInAnyOrder("about", "text", "consent");
        assertThat(((Answer.Invalid<UUID>) stories.tell(TellStory.of(
                                "She came.",
                                Consent.TO_USE,
                                Riverside.CENTRAL,
                                new Ref("resolution", UUID.randomUUID().toString()))))
                        .violations())
                .extracting(Violation::path)
                .containsExactly("about[0]");
        assertThat(library.session(Riverside.HARBOUR).stories().tell(story(Consent.TO_USE)))
                .isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void a_key_tells_once_and_refuses_another_story() {
        TellStory once = new TellStory(
                "One.", Consent.TO_USE, Riverside.CENTRAL, List.of(no), Optional.of("k"), Optional.empty());
        UUID first = stories.tell(once).orThrow();

        assertThat(stories.tell(once).orThrow()).isEqualTo(first);
        assertThatThrownBy(() -> stories.tell(new TellStory(
                        "Two.", Consent.TO_USE, Riverside.CENTRAL, List.of(no), Optional.of("k"), Optional.empty())))
                .isInstanceOf(IdempotencyConflict.class);
    }

    @Test
    void whoever_may_not_log_tells_none() {
        Actor auditor = Actor.Staff.of(Riverside.TENANT, "a", Roles.AUDITOR);

        assertThatThrownBy(() -> library.session(auditor).stories().tell(story(Consent.TO_USE)))
                .isInstanceOf(AccessDenied.class);
    }
}
