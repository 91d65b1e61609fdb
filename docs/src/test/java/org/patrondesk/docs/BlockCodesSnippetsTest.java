package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.ils.blocks.BlockCodes;
import org.patrondesk.ils.blocks.Sip2Status;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.Logbook;
import org.patrondesk.logbook.NativeNo;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.storage.policy.PolicyFiles;

/** The tagged regions stand on a page, word for word ({@link PagesTest} compares them). */
class BlockCodesSnippetsTest {
    private final PolicySet starter = new PolicyFiles()
            .read(
                    "starter.yaml",
                    Pages.text(Pages.root().resolve("examples/policies/starter.yaml"))
                            .getBytes(StandardCharsets.UTF_8));
    private final Tenant town = new Tenant("town");
    private final Actor kiosk = new Actor.SystemActor(town, "kiosk");

    @TempDir
    Path folder;

    @Test
    void a_no_of_the_ils_is_logged_by_its_code() throws IOException {
        Path ours = Files.writeString(folder.resolve("codes.csv"), "system,code,rule\nkoha,EXPIRED,card.years\n");
        PatronDesk desk = PatronDesk.builder()
                .roles(Roles.shipped().withSystem("kiosk", Set.of(Permission.LOG_NO)))
                .build();
        Actor editor = Actor.Staff.of(town, "editor", Roles.POLICY_EDITOR, Roles.REVIEWER);
        desk.as(Identity::of, editor).policies().adopt(starter).orThrow();
        // tag::block-codes
        BlockCodes codes = BlockCodes.shipped().with(ours); // a file with the columns system, code, rule
        Answer<UUID> logged = desk.as(Identity::of, kiosk)
                .logbook()
                .log(codes.no("koha", "debt_limit", new Branch("City"), Channel.KIOSK)
                        .on(Map.of("service", "hold", "age", 30, "fine", "12.00", "card", "own", "holds", 3))
                        .withKey("hold-4711"));
        // end::block-codes
        assertThat(logged).isInstanceOf(Answer.Done.class);
        assertThat(codes.rule("koha", "EXPIRED")).isEqualTo("card.years");
        assertThat(desk.as(Identity::of, editor)
                        .logbook()
                        .review(Optional.empty(), SnippetsTest.EVER)
                        .byRule())
                .singleElement()
                .satisfies(count -> assertThat(count.rule()).isEqualTo("borrow.fines"));
    }

    @Test
    void a_sip2_status_is_one_no() {
        BlockCodes codes = BlockCodes.shipped();
        // tag::patron-status
        Sip2Status status = Sip2Status.of("YYYY      YY  ", "Y"); // from a 24 or 64: the 14 characters, and BL
        Optional<NativeNo> no = codes.no(status, new Branch("City"), Channel.KIOSK);
        // end::patron-status
        assertThat(no.map(NativeNo::code)).contains("excessive-outstanding-fines");
    }

    @Test
    void every_rule_of_the_table_is_a_rule_of_the_starter_policy_that_can_say_no() {
        List<String> rules = BlockCodes.shipped().rules().values().stream()
                .filter(rule -> !rule.equals(Decision.UNWRITTEN))
                .distinct()
                .toList();

        assertThat(rules).hasSize(3).allSatisfy(rule -> {
            Optional<Rule> known = starter.rule(rule);
            assertThat(known.filter(Logbook::isCitable)).as(rule).isPresent();
        });
    }

    @Test
    void the_page_counts_the_codes_that_are_shipped() {
        String page = Pages.text(Pages.root().resolve("docs/block-codes.md"));
        Set<Ref> codes = BlockCodes.shipped().rules().keySet();

        assertThat(page)
                .contains(codes.stream()
                                .filter(code -> code.kind().equals("koha"))
                                .count() + " codes of Koha")
                .contains(codes.stream()
                                .filter(code -> code.kind().equals("sip2"))
                                .count() + " of SIP2");
    }
}
