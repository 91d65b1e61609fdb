package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.Agenda;
import org.patrondesk.logbook.Review;
import org.patrondesk.replay.Edit;
import org.patrondesk.story.Chains;
import org.patrondesk.story.Consent;

class AgendaPageTest {
    private static ParsedPage page(Agenda agenda) {
        return ParsedPage.of(AgendaPage.render(agenda, Samples.HEADING));
    }

    @Test
    void the_week_and_its_totals_stand_at_the_top() {
        ParsedPage page = page(Samples.agenda());

        assertThat(page.texts("//header/p"))
                .containsExactly(
                        "Harbour Libraries",
                        "Week 46 of 2026: Monday 9 November 2026 to Sunday 15 November 2026 (Europe/London)");
        assertThat(page.texts("//dl//dd")).containsExactly("58", "7", "8");
    }

    @Test
    void every_part_of_the_agenda_has_its_section() {
        assertThat(page(Samples.agenda()).texts("//h2"))
                .containsExactly(
                        "In short",
                        "Where a change would help",
                        "Rule by rule, the loudest first",
                        "The same question, different answers",
                        "Yes all the same, and appeals",
                        "What became of earlier answers");
    }

    @Test
    void the_chain_from_barrier_to_story_is_told_with_its_effect() {
        ParsedPage page = chains(Consent.TO_USE);

        assertThat(page.texts("//article[@class='chain']/h3")).containsExactly("No guest pass");
        assertThat(page.texts("//article[@class='chain']/p"))
                .containsExactly(
                        "Seen in 1 no: unwritten (no written rule).",
                        "Mon 5 Oct 2026, 11:00: Change, rule unwritten (no written rule). Visitors are neighbours.",
                        "The new policy answers from Mon 12 Oct 2026, 00:00 on.",
                        "Its nos in a week: 6.0 (3.8 to 8.9, from 24 in 4 weeks) before, 0.5 (0.1 to 1.8, from 2 in 4"
                                + " weeks) since. All nos in a week: 20.0 (15.9 to 24.9, from 80 in 4 weeks) before,"
                                + " 13.5 (10.1 to 17.6, from 54 in 4 weeks) since. In these weeks 1 other policy began"
                                + " to answer as well.");
        assertThat(page.texts("//blockquote")).containsExactly("She wrote her application at our desk.");
    }

    @Test
    void a_no_of_another_system_is_told_by_its_code() {
        Agenda.SpelledOut no = new Agenda.SpelledOut(
                Samples.WEEK.from(),
                "Quayside",
                "kiosk",
                "no",
                Optional.empty(),
                "{}",
                Optional.of(new Ref("koha", "Patron::Debt")));
        Agenda agenda = new Agenda(Samples.review(), List.of(new Agenda.Item("fines", "", "", 1, 0, List.of(no))));

        assertThat(page(agenda).texts("//article[1]//tbody/tr[1]//p")).containsExactly("Told by koha: Patron::Debt");
    }

    @Test
    void a_rule_behind_whose_nos_no_other_stands_says_so() {
        Agenda agenda = new Agenda(Samples.review(), List.of(new Agenda.Item("fines", "", "", 1, 1, List.of())));

        assertThat(page(agenda).texts("//p[@class='pivotal']"))
                .containsExactly("Without this rule alone, it would be a yes.");
    }

    @Test
    void a_story_is_shown_only_with_consent() {
        assertThat(chains(Consent.NOT_ASKED).texts("//article[@class='chain']/p"))
                .contains("A story was told; the person has not been asked yet whether it may be used.");
        assertThat(chains(Consent.NOT_ASKED).all("//blockquote")).isEmpty();
        assertThat(chains(Consent.REFUSED).all("//blockquote")).isEmpty();
    }

    @Test
    void what_a_run_says_has_no_earlier_answers() {
        AgendaPage.Heading heading = new AgendaPage.Heading("Harbour", Samples.ZONE, Optional.of("autumn"));

        assertThat(ParsedPage.of(AgendaPage.render(Samples.agenda(), heading)).texts("//h2"))
                .doesNotContain("What became of earlier answers");
    }

    private static ParsedPage chains(Consent consent) {
        Chains.Recent recent = new Chains.Recent(List.of(SampleChain.of("No guest pass", consent)), 0);
        return ParsedPage.of(AgendaPage.render(Samples.empty(), recent, Samples.HEADING));
    }

    @Test
    void the_loudest_rule_comes_first_with_its_reason_and_source() {
        ParsedPage page = page(Samples.agenda());

        assertThat(page.texts("//article//h3"))
                .containsExactly("renewal-after-holds", "proof-of-address", "unwritten (no written rule)");
        assertThat(page.texts("//article[1]//p"))
                .contains(
                        "31 nos",
                        "Why it stands: A book that another person waits for goes to that person.",
                        "Source: Lending rules 2024, section 4.2");
    }

    @Test
    void a_no_is_told_in_the_words_written_down() {
        ParsedPage page = page(Samples.agenda());

        assertThat(page.texts("//article[1]//tbody/tr[1]//p"))
                .containsExactly(
                        "May I keep the large-print atlas one more week?",
                        "Why no: Somebody waits for it.",
                        "Offered instead: A loan of ours.");
        assertThat(page.texts("//article[1]//tbody/tr[1]/td"))
                .contains("Wed 11 Nov 2026, 14:05", "No, with an alternative", "Quayside, at the desk");
    }

    @Test
    void a_no_without_words_is_told_by_its_facts() {
        assertThat(page(Samples.agenda()).texts("//article[1]//tbody/tr[3]//p"))
                .containsExactly("branch: Quayside; has holds: yes; months since last use: 7");
    }

    @Test
    void what_is_not_spelled_out_is_counted() {
        assertThat(page(Samples.agenda()).texts("//p[@class='more']"))
                .containsExactly("and 21 more", "and 18 more", "and 7 more");
    }

    @Test
    void the_bar_of_a_rule_is_as_long_as_its_share_of_all_nos() {
        ParsedPage page = page(Samples.agenda());

        assertThat(page.texts("//article//*[@class='bar']/@width")).containsExactly("53.45", "32.76", "13.79");
        assertThat(page.texts("//article/*[@class='gauge']/*[1]"))
                .containsExactly("53.4% of all nos", "32.8% of all nos", "13.8% of all nos");
    }

    @Test
    void each_rule_has_room_for_the_meetings_answer() {
        ParsedPage page = page(Samples.agenda());

        assertThat(page.all("//article")).hasSize(3).allSatisfy(rule -> {
            assertThat(ParsedPage.texts("./fieldset//label[input/@type='checkbox']", rule))
                    .containsExactly("Keep", "Change", "Find a yes");
            assertThat(ParsedPage.texts("./fieldset//label[input/@type='text']", rule))
                    .containsExactly("What", "Who", "By when");
        });
    }

    @Test
    void proposals_are_plain_sentences() {
        assertThat(page(Samples.agenda()).texts("//ol/li"))
                .containsExactly(
                        "Dropping rule renewal-after-holds would have turned 27 of these 31 nos into a yes and changed"
                                + " 1 other answer.",
                        "Rule proof-of-address stands behind 19 nos. What dropping it would change cannot be told"
                                + " from what was kept, or nothing would: read its nos together.",
                        "8 nos followed no written rule. Write the rule down, so that every branch gives the same"
                                + " answer, or agree to say yes.");
    }

    @Test
    void a_proposal_that_helps_nobody_says_so() {
        var proposal = new Review.Proposal("x", "drop-rule", 1, Optional.of(0L), Optional.of(1_200L), Optional.empty());

        assertThat(ParsedPage.of(Sheet.of("p", Proposals.items(List.of(proposal))))
                        .texts("//li"))
                .containsExactly("Dropping rule x would have turned none of its one no into a yes and changed 1,200"
                        + " other answers.");
    }

    @Test
    void a_narrower_edit_is_told_by_what_it_takes_out_of_the_rule_or_adds_to_it() {
        Edit out = new Edit(Edit.Kind.DROP_VALUE, "x", 0, "area", "DH", List.of());
        Edit in = new Edit(Edit.Kind.MOVE_BOUND_OUT, "y", 0, "age", "10..12", List.of());
        List<Review.Proposal> proposals = List.of(
                new Review.Proposal("x", out.kind().code(), 9, Optional.of(4L), Optional.of(0L), Optional.of(out)),
                new Review.Proposal("y", in.kind().code(), 1, Optional.of(1L), Optional.of(2L), Optional.of(in)));

        assertThat(ParsedPage.of(Sheet.of("p", Proposals.items(proposals))).texts("//li"))
                .containsExactly(
                        "Taking DH out of area in rule x would have turned 4 of these 9 nos into a yes and changed no"
                                + " other answer.",
                        "Adding 10..12 to age in rule y would have turned 1 of its one no into a yes and changed 2"
                                + " other answers.");
    }

    @Test
    void a_rule_tells_how_many_of_its_nos_hang_on_it_alone() {
        assertThat(page(Samples.agenda()).texts("//p[@class='pivotal']"))
                .containsExactly(
                        "27 of them would be a yes if this rule alone were gone; behind the others another rule"
                                + " says no, or no facts were kept to tell.");
    }

    @Test
    void different_answers_to_one_question_stand_side_by_side() {
        assertThat(page(Samples.agenda()).texts("//section[last()-2]//tbody/tr/*"))
                .containsExactly(
                        "may i join with a letter from my hostel?Rule: proof-of-address",
                        "No, 2 times: Quayside; morningReferred, 1 time: Hilltop, Old Mill; evening");
    }

    @Test
    void exceptions_stand_by_rule_beside_the_appeals() {
        assertThat(page(Samples.agenda()).texts("//section[last()-1]//p"))
                .containsExactly(
                        "2 appeals lodged, 1 answer with a yes. A rule with many exceptions is a rule to change.");
        assertThat(page(Samples.agenda()).texts("//section[last()-1]//li"))
                .containsExactly("proof-of-address: 4 exceptions");
    }

    @Test
    void a_week_without_a_no_gets_a_friendly_page() {
        ParsedPage page = page(Samples.empty());

        assertThat(page.texts("//h2")).contains("Nobody had to say no");
        assertThat(page.all("//article")).isEmpty();
        assertThat(page.text()).contains("Week 46 of 2026");
    }

    @Test
    void a_trial_run_is_never_taken_for_what_patrons_were_told() {
        AgendaPage.Heading heading = new AgendaPage.Heading("Harbour", Samples.ZONE, Optional.of("autumn"));

        assertThat(ParsedPage.of(AgendaPage.render(Samples.agenda(), heading)).texts("//header/p"))
                .contains("These answers come from the trial run autumn; no patron was told them.");
        assertThat(page(Samples.agenda()).text()).doesNotContain("trial run");
    }

    @Test
    void a_rule_of_which_nothing_was_kept_still_has_its_place() {
        Agenda agenda = new Agenda(
                Samples.review(), List.of(new Agenda.Item("lost", "", "", 2, 0, List.of(Samples.computed("{}")))));

        assertThat(page(agenda).texts("//article//p"))
                .contains(
                        "The policy gives no reason for this rule.",
                        "Neither words nor facts were kept.",
                        "and 1 more");
    }
}
