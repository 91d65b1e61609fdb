package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.consent.ConsentCommand.Give;
import org.patrondesk.consent.ConsentCommand.Restore;
import org.patrondesk.consent.ConsentCommand.Withdraw;
import org.patrondesk.consent.ConsentEntry.Kind;
import org.patrondesk.consent.ConsentEntry.Proof;
import org.patrondesk.consent.ConsentLedger;
import org.patrondesk.consent.ConsentTerms;
import org.patrondesk.consent.ConsentTerms.Need;
import org.patrondesk.consent.Matter;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.person.Subject;
import org.patrondesk.testkit.ScriptedCourier;

/** The page about consent. */
class ConsentSnippetsTest {
    private final Actor desker = Actor.Staff.of(new Tenant("town"), "staff-7", Roles.DESK);
    private final Actor supervisor = Actor.Staff.of(new Tenant("town"), "staff-9", Roles.SUPERVISOR);
    private final Subject.Pseudonym reader = new Subject.Pseudonym("5a".repeat(32));
    private final String address = "reader@example.org";

    @Test
    void consent_is_given_taken_back_and_restored_and_a_message_asks_for_it() {
        List<Kind> seen = new ArrayList<>();
        PatronDesk desk = PatronDesk.builder()
                .courier(Channel.EMAIL, new ScriptedCourier())
                .build();
        // tag::give-consent
        Matter programs = new Matter(reader, new Purpose("programs"), Channel.EMAIL);
        ConsentLedger ledger = desk.as(Identity::of, desker).consents();
        ledger.give(Give.express(programs, new Proof("Ticked 'tell me of programs'.", "web-form")))
                .orThrow();
        ledger.withdraw(Withdraw.of(programs, new Proof("Followed the link in the mail.", "unsubscribe-link")))
                .orThrow();
        boolean allowed = ledger.allows(programs); // false
        // end::give-consent
        assertThat(allowed).isFalse();
        // tag::restore-consent
        ledger.restore(Restore.of(programs, new Proof("It was her sister's address.", "desk")))
                .orThrow();
        ledger.history(reader, entry -> seen.add(entry.kind())); // express, withdrawn, restored
        // end::restore-consent
        assertThat(seen).containsExactly(Kind.EXPRESS, Kind.WITHDRAWN, Kind.RESTORED);
        // tag::post-to-person
        PostMessage invitation = PostMessage.of(
                        new Branch("City"), Channel.EMAIL, address, new Message("Come!", "On Friday."), "program")
                .withPerson(reader, new Purpose("programs"));
        UUID delivery = desk.as(Identity::of, desker).outbox().post(invitation).orThrow();
        // end::post-to-person
        ledger.withdraw(Withdraw.of(programs, new Proof("Called.", "phone"))).orThrow();
        desk.work().runDue();
        assertThat(desk.as(Identity::of, supervisor).outbox().find(delivery).orElseThrow())
                .satisfies(status -> assertThat(status.state()).isEqualTo(DeliveryState.STOPPED))
                .satisfies(status -> assertThat(status.reason()).isEqualTo("no-consent"));
    }

    @Test
    void what_a_purpose_needs_is_set_by_the_library() {
        Instant asked = Instant.parse("2026-11-22T12:00:00Z");
        // tag::consent-terms
        ConsentTerms terms = ConsentTerms.shipped()
                .withNeed(new Purpose("book-club"), Need.IMPLIED)
                .withBinding(new Purpose("recalls")) // nobody can withdraw from these
                .withGuardianBelow(16);
        Instant until = terms.impliedByInquiry(asked, ZoneOffset.UTC); // six months later
        // end::consent-terms
        assertThat(until).isEqualTo("2027-05-22T12:00:00Z");
        assertThat(PatronDesk.builder().consentTerms(terms).build()).isNotNull();
    }
}
