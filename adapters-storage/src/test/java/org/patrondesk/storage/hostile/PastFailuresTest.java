package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.message.DecideDelivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;

/** What went wrong in other products, tried here; each test has the name of the published report. */
class PastFailuresTest {
    private static final Period EVER = new Period(Sample.LONG_AGO, Sample.FAR_AHEAD);

    @TempDir
    Path directory;

    private SqliteStorage storage;
    private PatronDesk desk;
    private Session central;
    private Session harbour;
    private Session otherTenant;

    @BeforeEach
    void a_library_with_two_branches_beside_another_library() {
        storage = SqliteStorage.open(directory);
        desk = PatronDesk.builder()
                .storage(storage)
                .clock(SettableClock.at(Sample.NOON))
                .random(new Random(7))
                .courier(Channel.EMAIL, parcel -> new Result.Accepted("x"))
                .build();
        central = session(Sample.TENANT, Sample.CENTRAL);
        harbour = session(Sample.TENANT, Sample.HARBOUR);
        otherTenant = session(Sample.OTHER_TENANT, Sample.CENTRAL);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** The one place where these tests come to a desk. */
    private Session session(Tenant tenant, Branch branch) {
        return as(new Actor.Staff(tenant, "staff-1", Roles.shipped().grants().keySet(), Set.of(branch)));
    }

    private Session as(Actor actor) {
        return desk.as(Identity::of, actor);
    }

    private UUID no() {
        return central.logbook()
                .log(LogNo.atDesk(Sample.CENTRAL, "a guest pass", "unwritten"))
                .orThrow();
    }

    private UUID delivery() {
        return central.outbox()
                .post(PostMessage.of(Sample.CENTRAL, Channel.EMAIL, "p@x.invalid", new Message("s", "t"), "hold-ready"))
                .orThrow();
    }

    /** Every way to use a record's id from elsewhere is answered like an id that nobody has. */
    private void assertForeignIsUnknown(Session from, Branch branch) {
        UUID no = no();
        UUID nobodys = new UUID(1, 2);
        for (UUID id : List.of(no, nobodys)) {
            assertThat(from.appeals().lodge(new LodgeAppeal(id, "why", Optional.empty())))
                    .isInstanceOf(Answer.NotFound.class);
            assertThat(from.appeals().of(id)).isEmpty();
            assertThat(from.chains().of(new Ref(Decision.KIND, id.toString()), 4))
                    .isEmpty();
        }
        assertThat(codes(from.barriers().register(RegisterBarrier.of("x", branch, List.of(no)))))
                .isEqualTo(codes(from.barriers().register(RegisterBarrier.of("x", branch, List.of(nobodys)))))
                .isNotEmpty();
        Answer<UUID> told = from.stories().tell(TellStory.of("x", Consent.TO_USE, branch, Decision.ref(no)));
        assertThat(told).isInstanceOf(Answer.Invalid.class);
        assertThat(central.appeals().of(no)).isEmpty();
    }

    private static List<String> codes(Answer<?> answer) {
        return answer instanceof Answer.Invalid<?> invalid
                ? invalid.violations().stream().map(Violation::code).toList()
                : List.of();
    }

    @Test
    void cve_2026_40591_a_foreign_id_in_a_command_is_an_unknown_id() {
        assertForeignIsUnknown(harbour, Sample.HARBOUR);
    }

    @Test
    void cve_2026_63765_nothing_is_put_into_another_tenants_records() {
        assertForeignIsUnknown(otherTenant, Sample.CENTRAL);
    }

    @Test
    void cve_2026_41189_and_cve_2026_41190_who_may_not_see_a_delivery_may_not_change_it_either() {
        UUID posted = delivery();

        for (Session from : List.of(harbour, otherTenant)) {
            assertThat(from.outbox().find(posted)).isEmpty();
            assertThat(from.outbox().decide(new DecideDelivery(posted, DecideDelivery.Fate.DROP, 1)))
                    .isInstanceOf(Answer.NotFound.class);
            from.outbox().each(DeliveryState.WAITING, found -> {
                throw new AssertionError("A delivery of elsewhere was handed over.");
            });
        }
        assertThat(central.outbox().find(posted).orElseThrow().state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void cve_2026_40592_nobody_elsewhere_undoes_an_answer() {
        UUID story = central.stories()
                .tell(TellStory.of("x", Consent.TO_USE, Sample.CENTRAL, Decision.ref(no())))
                .orThrow();

        assertThat(harbour.stories().consent(story, Consent.NOT_ASKED, 1)).isInstanceOf(Answer.NotFound.class);
        assertThat(harbour.stories().find(story)).isEmpty();
        assertThat(central.stories().find(story).orElseThrow().consent()).isEqualTo(Consent.TO_USE);
    }

    @Test
    void cve_2026_72719_and_cve_2025_48476_no_command_has_a_field_for_tenant_actor_role_or_secret() {
        for (Call call : Call.all()) {
            List<String> names = Arrays.stream(call.method().getParameterTypes())
                    .filter(type -> type.isRecord() && type.getPackageName().startsWith("org.patrondesk"))
                    .flatMap(PastFailuresTest::names)
                    .toList();
            assertThat(names)
                    .as(call.toString())
                    .noneMatch(
                            name -> name.matches("(?i).*(tenant|actor|role|permission|password|secret|handledBy).*"));
        }
    }

    private static Stream<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(each -> Stream.concat(
                        Stream.of(each.getName(), each.getType().getSimpleName()),
                        each.getType().isRecord() ? names(each.getType()) : Stream.of()));
    }

    @Test
    void cve_2021_42086_no_call_gives_its_caller_more_rights() {
        Session caller = as(Actor.Staff.of(Sample.TENANT, "staff-1", Roles.CALLER));

        assertThatThrownBy(() -> caller.policies().adopt(HostileDesk.POLICY)).isInstanceOf(AccessDenied.class);
        assertThat(Call.all())
                .extracting(call -> call.method().getName())
                .noneMatch(name -> name.matches("(?i).*(grant|assign|set)roles?.*"));
    }

    @Test
    void cve_2020_29159_no_role_and_an_unknown_role_permit_nothing() {
        for (Actor actor : List.of(
                Actor.Staff.of(Sample.TENANT, "new"),
                Actor.Staff.of(Sample.TENANT, "new", "admin", "root", "*"),
                new Actor.SystemActor(Sample.TENANT, "admin"))) {
            assertThatThrownBy(() -> as(actor).logbook().log(LogNo.atDesk(Sample.CENTRAL, "x", "unwritten")))
                    .isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> as(actor).logbook().review(Optional.empty(), EVER))
                    .isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> as(actor).outbox().queue()).isInstanceOf(AccessDenied.class);
        }
    }

    @Test
    void cve_2024_33667_no_call_takes_the_name_of_what_is_to_be_called() {
        for (Call call : Call.all()) {
            assertThat(call.method().getParameterTypes())
                    .as(call.toString())
                    .doesNotContain(Class.class, Method.class, Object.class);
        }
    }

    @Test
    void cve_2025_48388_and_cve_2025_7962_a_line_break_of_any_alphabet_is_refused_where_headers_are_written() {
        for (String end :
                List.of("\r\n", "\r", "\n", "\u0085", "\u2028", "\u2029", "\u000B", "\f", "\u0000", "\uD83D")) {
            String value = "a" + end + "Bcc: x@x.invalid";
            Message plain = new Message("s", "t");
            for (PostMessage message : List.of(
                    PostMessage.of(Sample.CENTRAL, Channel.EMAIL, value, plain, "hold-ready"),
                    PostMessage.of(Sample.CENTRAL, Channel.EMAIL, "p@x.invalid", new Message(value, "t"), "hold-ready"),
                    PostMessage.of(Sample.CENTRAL, Channel.EMAIL, "p@x.invalid", plain, value))) {
                assertThat(central.outbox().post(message)).isInstanceOf(Answer.Invalid.class);
            }
            assertThatThrownBy(() -> new Branch(value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Ref("hold", value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void cve_2025_35036_no_expression_in_a_refused_value_is_evaluated() {
        for (String expression : List.of("${7*7}", "#{7*7}", "${validatedValue}", "{max}", "$\\{7*7}")) {
            Answer<UUID> answer = central.outbox()
                    .post(PostMessage.of(
                            Sample.CENTRAL,
                            Channel.EMAIL,
                            expression + "\n",
                            new Message(expression + "\n", "t"),
                            expression));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Invalid.class,
                            invalid -> assertThat(invalid.toString())
                                    .doesNotContain("49", "7*7", "validatedValue", "{max}"));
        }
    }
}
