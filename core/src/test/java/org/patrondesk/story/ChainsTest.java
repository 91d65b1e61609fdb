package org.patrondesk.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.policy.Outcome;

class ChainsTest {
    private final Riverside library = new Riverside();
    private Ref no = new Ref("decision", "none yet");
    private Ref barrier = new Ref("barrier", "none yet");
    private Ref answer = new Ref("resolution", "none yet");
    private Ref story = new Ref("story", "none yet");

    @BeforeEach
    void walkTheWholeChain() {
        Session first = library.session();
        first.policies().adopt(Riverside.policy()).orThrow();
        UUID decision = no(Riverside.CENTRAL);
        no = Decision.ref(decision);
        barrier = new Ref(
                Barrier.KIND,
                first.barriers()
                        .register(RegisterBarrier.of("Only residents get a card", Riverside.CENTRAL, List.of(decision)))
                        .orThrow()
                        .toString());
        answer = new Ref(
                Resolution.KIND,
                at(7).meetings()
                        .resolve(Resolve.change(
                                        "out-of-area",
                                        "Neighbours pay.",
                                        new Resolve.NewPolicy(Riverside.withoutRules(), Optional.empty()))
                                .about(List.of(barrier)))
                        .orThrow()
                        .toString());
        story = new Ref(
                Story.KIND,
                at(20).stories()
                        .tell(TellStory.of("She learned to read with us.", Consent.TO_USE, Riverside.CENTRAL, answer))
                        .orThrow()
                        .toString());
    }

    private UUID no(Branch branch) {
        return library.session()
                .requests()
                .decide(Request.at(branch, Channel.DESK, Riverside.facts("DH", 1, 30)))
                .orThrow()
                .decision();
    }

    private UUID unwritten() {
        return library.session()
                .logbook()
                .log(LogNo.atDesk(Riverside.HARBOUR, "Upstairs?", Decision.UNWRITTEN))
                .orThrow();
    }

    private Session at(int day) {
        return library.deskAt(Riverside.WEDNESDAY.plus(Duration.ofDays(day))).as(Identity::of, Riverside.everybody());
    }

    @Test
    void the_chain_from_barrier_to_story_is_found_from_any_of_its_links() {
        for (Ref link : List.of(no, barrier, answer, story)) {
            Chain chain = at(30).chains().of(link, 2).orElseThrow();

            assertThat(chain.barriers()).extracting(Barrier::ref).containsExactly(barrier);
            assertThat(chain.decisions()).extracting(Decision::id).containsExactly(UUID.fromString(no.id()));
            assertThat(chain.stories()).extracting(Story::ref).containsExactly(story);
            assertThat(chain.complete()).isTrue();
            assertThat(chain.barriers()).extracting(Barrier::by).containsOnly("");
            assertThat(chain.answers())
                    .extracting(each -> each.resolution().by())
                    .containsOnly("");
            assertThat(chain.answers()).singleElement().satisfies(found -> {
                assertThat(found.resolution().ref()).isEqualTo(answer);
                assertThat(found.effect().orElseThrow().before().nos()).isEqualTo(1);
                assertThat(found.effect().orElseThrow().after().nos()).isZero();
            });
        }
    }

    @Test
    void a_chain_may_be_shown_to_anybody() {
        Ref silent = new Ref(
                Story.KIND,
                library.session()
                        .stories()
                        .tell(TellStory.of("Her husband left.", Consent.NOT_ASKED, Riverside.CENTRAL, no))
                        .orThrow()
                        .toString());
        UUID said = unwritten();
        Chain chain = at(30).chains().of(silent, 2).orElseThrow();

        assertThat(chain.stories())
                .extracting(Story::text)
                .containsExactly(Optional.empty(), Optional.of("She learned to read with us."));
        assertThat(chain.stories()).extracting(Story::by).containsOnly("");
        assertThat(library.session()
                        .chains()
                        .of(Decision.ref(said), 2)
                        .orElseThrow()
                        .decisions())
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.wording()).isEmpty();
                    assertThat(decision.handledBy()).isEmpty();
                    assertThat(decision.told()).isEqualTo(Outcome.NO);
                });
    }

    @Test
    void a_record_without_links_is_a_chain_of_its_own() {
        Chain chain = library.session()
                .chains()
                .of(Decision.ref(no(Riverside.HARBOUR)), 4)
                .orElseThrow();

        assertThat(chain.decisions()).hasSize(1);
        assertThat(chain.barriers()).isEmpty();
        assertThat(chain.answers()).isEmpty();
        assertThat(chain.stories()).isEmpty();
    }

    @Test
    void what_is_not_there_has_no_chain() {
        Chains chains = library.session().chains();

        assertThat(chains.of(new Ref("story", UUID.randomUUID().toString()), 4)).isEmpty();
        assertThat(chains.of(new Ref("story", "not an id"), 4)).isEmpty();
        assertThat(chains.of(new Ref("shelf", no.id()), 4)).isEmpty();
    }

    @Test
    void nothing_is_told_of_or_followed_through_records_out_of_reach() {
        Ref atHarbour = new Ref(
                Story.KIND,
                library.session()
                        .stories()
                        .tell(TellStory.of("He came back.", Consent.TO_USE, Riverside.HARBOUR, barrier))
                        .orThrow()
                        .toString());
        Chains harbour = library.session(Riverside.HARBOUR).chains();

        assertThat(harbour.of(barrier, 4)).isEmpty();
        Chain chain = harbour.of(atHarbour, 4).orElseThrow();
        assertThat(chain.stories()).hasSize(1);
        assertThat(chain.answers()).isEmpty();
        assertThat(at(30).chains().of(no, 4).orElseThrow().stories()).hasSize(2);
    }

    @Test
    void a_chain_that_grows_beyond_its_bound_says_that_it_is_not_complete() {
        Session session = library.session();
        for (int i = 0; i < 51; i++) {
            List<Ref> about = Stream.generate(() -> Decision.ref(no(Riverside.CENTRAL)))
                    .limit(19)
                    .toList();
            session.stories()
                    .tell(new TellStory(
                            "A story.",
                            Consent.TO_USE,
                            Riverside.CENTRAL,
                            Stream.concat(Stream.of(barrier), about.stream()).toList(),
                            Optional.empty(),
                            Optional.empty()))
                    .orThrow();
        }

        Chain chain = session.chains().of(barrier, 4).orElseThrow();

        assertThat(chain.complete()).isFalse();
        assertThat(chain.barriers().size()
                        + chain.decisions().size()
                        + chain.answers().size()
                        + chain.stories().size())
                .isEqualTo(Chains.MOST);
    }

    @Test
    void a_meeting_sees_the_chains_of_its_answers_newest_first_and_then_open_barriers() {
        Period year = new Period(Riverside.WEDNESDAY, Riverside.WEDNESDAY.plus(Duration.ofDays(365)));
        UUID open = at(8).barriers()
                .register(RegisterBarrier.of("Stairs", Riverside.HARBOUR, List.of(unwritten())))
                .orThrow();
        UUID kept =
                at(9).meetings().resolve(Resolve.keep("unused", "It stands.")).orThrow();

        Chains.Recent recent = at(30).chains().recent(year, 2);

        assertThat(recent.more()).isZero();
        assertThat(recent.chains()).hasSize(3);
        assertThat(recent.chains().get(0).answers().get(0).resolution().id()).isEqualTo(kept);
        assertThat(recent.chains().get(1).stories()).hasSize(1);
        assertThat(recent.chains().get(1).answers().get(0).effect()).isPresent();
        assertThat(recent.chains().get(2).barriers()).extracting(Barrier::id).containsExactly(open);
    }

    @Test
    void a_meeting_sees_no_more_than_twenty_chains_and_how_many_more_there_are() {
        for (int i = 0; i < 22; i++) {
            library.session()
                    .barriers()
                    .register(RegisterBarrier.of("Stairs", Riverside.HARBOUR, List.of(unwritten())))
                    .orThrow();
        }
        Period before = new Period(Riverside.WEDNESDAY.minusSeconds(9), Riverside.WEDNESDAY.minusSeconds(1));

        Chains.Recent recent = at(30).chains().recent(before, 2);

        assertThat(recent.chains()).hasSize(Chains.SHOWN);
        // One of the 23 was answered only after the period.
        assertThat(recent.chains())
                .filteredOn(chain -> chain.answers().isEmpty())
                .hasSize(Chains.SHOWN - 1);
        assertThat(recent.more()).isEqualTo(3);
    }

    @Test
    void whoever_may_not_review_sees_no_chain() {
        Actor desk = Actor.Staff.of(Riverside.TENANT, "d", Roles.DESK);

        assertThatThrownBy(() -> library.session(desk).chains().of(no, 4)).isInstanceOf(AccessDenied.class);
    }
}
