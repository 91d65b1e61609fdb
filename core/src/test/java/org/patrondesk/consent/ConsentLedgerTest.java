package org.patrondesk.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patrondesk.consent.Ledgers.NOON;
import static org.patrondesk.consent.Ledgers.PROGRAMS;
import static org.patrondesk.consent.Ledgers.PROOF;
import static org.patrondesk.consent.Ledgers.matter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.consent.ConsentCommand.Give;
import org.patrondesk.consent.ConsentCommand.Restore;
import org.patrondesk.consent.ConsentCommand.Withdraw;
import org.patrondesk.consent.ConsentEntry.Kind;
import org.patrondesk.consent.ConsentTerms.Need;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;

class ConsentLedgerTest {
    private static final Tenant TENANT = new Tenant("riverside");

    private final ConsentTerms terms = ConsentTerms.shipped()
            .withNeed(new Purpose("fundraising"), Need.EXPRESS)
            .withBinding(new Purpose("recalls"));
    private final PatronDesk desk = PatronDesk.builder()
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .consentTerms(terms)
            .build();
    private final ConsentLedger ledger = as(Roles.DESK);

    private ConsentLedger as(String role) {
        return desk.as(Identity::of, Actor.Staff.of(TENANT, "staff-" + role, role))
                .consents();
    }

    private List<ConsentEntry> history() {
        List<ConsentEntry> all = new ArrayList<>();
        ledger.history(matter(1).person(), all::add);
        return all;
    }

    private static List<String> violations(Answer<UUID> answer) {
        return ((Answer.Invalid<UUID>) answer)
                .violations().stream().map(Violation::path).toList();
    }

    @Test
    void what_is_given_counts_until_it_is_taken_back_and_all_of_it_stays_in_the_ledger() {
        assertThat(ledger.allows(matter(1))).isFalse();
        UUID given = ledger.give(Give.express(matter(1), PROOF)).orThrow();
        assertThat(ledger.standing(matter(1)))
                .isEqualTo(new Standing(Standing.Word.EXPRESS, Optional.empty(), Optional.of(given)));
        assertThat(ledger.allows(matter(1))).isTrue();

        assertThat(ledger.withdraw(Withdraw.of(matter(1), PROOF)))
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.version()).isEqualTo(2));
        assertThat(ledger.allows(matter(1))).isFalse();

        ConsentEntry.Proof why = new ConsentEntry.Proof("It was her sister's address.", "desk");
        as(Roles.SUPERVISOR).restore(Restore.of(matter(1), why)).orThrow();
        assertThat(ledger.allows(matter(1))).isTrue();
        assertThat(history())
                .extracting(ConsentEntry::kind)
                .containsExactly(Kind.EXPRESS, Kind.WITHDRAWN, Kind.RESTORED);
        assertThat(history().get(2).by()).isEqualTo("staff-supervisor");
        assertThat(history().get(2).proof()).isEqualTo(why);
    }

    @Test
    void a_no_of_one_person_for_one_purpose_on_one_channel_is_nobody_elses() {
        ledger.give(Give.express(matter(1), PROOF)).orThrow();
        ledger.give(Give.express(matter(2), PROOF)).orThrow();
        ledger.withdraw(Withdraw.of(matter(2), PROOF)).orThrow();

        assertThat(ledger.allows(matter(1))).isTrue();
        assertThat(history()).hasSize(1);
    }

    @Test
    void what_is_implied_must_end_and_what_has_ended_is_not_entered() {
        assertThat(violations(ledger.give(
                        new Give(matter(1), true, Optional.empty(), PROOF, Optional.empty(), Optional.empty()))))
                .containsExactly("expires");
        assertThat(violations(ledger.give(Give.implied(matter(1), NOON, PROOF))))
                .containsExactly("expires");
        assertThat(violations(ledger.give(Give.implied(matter(1), Instant.MAX, PROOF))))
                .containsExactly("expires");
        ledger.give(Give.implied(matter(1), terms.impliedByInquiry(NOON, ZoneOffset.UTC), PROOF))
                .orThrow();
        assertThat(ledger.standing(matter(1)).until()).contains(Instant.parse("2027-05-22T12:00:00Z"));
        assertThat(terms.impliedByMembership(NOON, ZoneOffset.UTC)).isEqualTo("2028-11-22T12:00:00Z");
    }

    @Test
    void what_was_not_taken_back_cannot_be_restored() {
        assertThat(violations(ledger.restore(Restore.of(matter(1), PROOF)))).containsExactly("matter");
        assertThat(history()).isEmpty();
    }

    @Test
    void evidence_is_one_line_and_a_source_is_a_word() {
        ConsentEntry.Proof odd = new ConsentEntry.Proof("two\nlines", "Web form");
        assertThat(violations(ledger.give(Give.express(matter(1), odd))))
                .containsExactly("proof.evidence", "proof.source");
    }

    @Test
    void the_same_key_enters_once_and_another_command_under_it_is_refused() {
        Give once = Give.express(matter(1), PROOF).withKey("k-1");
        UUID first = ledger.give(once).orThrow();

        assertThat(ledger.give(once).orThrow()).isEqualTo(first);
        assertThatThrownBy(() -> ledger.give(once.until(NOON.plus(Duration.ofDays(1)))))
                .isInstanceOf(IdempotencyConflict.class);
        assertThat(history()).hasSize(1);
    }

    @Test
    void what_a_purpose_needs_is_a_setting_and_an_unknown_purpose_needs_a_yes() {
        Standing none = Standing.of(List.of(), NOON, 13);
        Standing implied = new Standing(Standing.Word.IMPLIED, Optional.empty(), Optional.empty());
        Standing withdrawn = new Standing(Standing.Word.WITHDRAWN, Optional.empty(), Optional.empty());
        Standing childs = new Standing(Standing.Word.GUARDIAN_NEEDED, Optional.empty(), Optional.empty());

        assertThat(terms.allow(new Purpose("hold-notices"), none)).isTrue();
        assertThat(terms.allow(new Purpose("hold-notices"), withdrawn)).isFalse();
        assertThat(terms.allow(new Purpose("recalls"), withdrawn)).isTrue();
        assertThat(terms.allow(PROGRAMS, none)).isFalse();
        assertThat(terms.allow(PROGRAMS, implied)).isTrue();
        assertThat(terms.allow(PROGRAMS, childs)).isFalse();
        assertThat(terms.allow(new Purpose("fundraising"), implied)).isFalse();
        assertThat(terms.allow(new Purpose("never-heard-of"), implied)).isFalse();
    }

    @Test
    void nobody_withdraws_from_what_binds_and_only_what_needs_no_consent_binds() {
        Matter binding =
                new Matter(matter(1).person(), new Purpose("recalls"), matter(1).channel());
        assertThat(violations(ledger.withdraw(Withdraw.of(binding, PROOF)))).containsExactly("matter.purpose");
        assertThatThrownBy(() -> new ConsentTerms(
                        terms.needs(), Set.of(PROGRAMS), terms.afterMembership(), terms.afterInquiry(), 13))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("programs");
    }

    @Test
    void a_child_needs_a_guardian_below_the_age_that_the_terms_set() {
        ledger.give(Give.express(matter(1), PROOF).of(new ConsentEntry.Minor(14, Optional.empty())))
                .orThrow();
        assertThat(ledger.allows(matter(1))).isTrue();
        assertThat(Standing.of(history(), NOON, terms.withGuardianBelow(16).guardianBelow())
                        .word())
                .isEqualTo(Standing.Word.GUARDIAN_NEEDED);
    }

    @Test
    void who_may_not_record_or_read_consent_does_neither() {
        ConsentLedger auditor = as(Roles.AUDITOR);
        assertThatThrownBy(() -> auditor.give(Give.express(matter(1), PROOF))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.withdraw(Withdraw.of(matter(1), PROOF)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.restore(Restore.of(matter(1), PROOF))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.standing(matter(1))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.history(matter(1).person(), entry -> {}))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void another_tenant_has_a_ledger_of_its_own() {
        ledger.give(Give.express(matter(1), PROOF)).orThrow();
        ConsentLedger theirs = desk.as(Identity::of, Actor.Staff.of(new Tenant("hillside"), "staff-1", Roles.DESK))
                .consents();
        assertThat(theirs.allows(matter(1))).isFalse();
    }
}
