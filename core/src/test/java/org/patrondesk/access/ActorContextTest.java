package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Purpose;

/** Who acts is what the host's own verifier says of what was shown. */
class ActorContextTest {
    private static final Branch MILL = new Branch("Mill Lane");
    private static final Actor ANN =
            new Actor.Staff(Riverside.TENANT, "s-7", Set.of(Roles.DESK, Roles.AUDITOR), Set.of(MILL));
    private static final Map<String, Identity> SIGNED_IN = Map.of(
            "ffe1", Identity.of(ANN).during(new Purpose("journal-review")).reading(Locale.CANADA_FRENCH));
    private static final ActorVerifier<String> LOGINS =
            cookie -> Optional.ofNullable(SIGNED_IN.get(cookie)).orElseThrow(ActorUnverified::new);

    @Test
    void says_who_where_what_for_in_which_language_and_since_when() {
        ActorContext context = ActorContext.of(LOGINS, "ffe1", Riverside.WEDNESDAY);

        assertThat(context.actor()).isEqualTo(ANN);
        assertThat(context.tenant()).isEqualTo(Riverside.TENANT);
        assertThat(context.branches()).containsExactly(MILL);
        assertThat(context.roles()).containsExactlyInAnyOrder(Roles.DESK, Roles.AUDITOR);
        assertThat(context.purpose()).isEqualTo(new Purpose("journal-review"));
        assertThat(context.locale()).isEqualTo(Locale.CANADA_FRENCH);
        assertThat(context.at()).isEqualTo(Riverside.WEDNESDAY);
        assertThat(new Guard(Roles.shipped())
                        .permit(context, Permission.READ_JOURNAL)
                        .context())
                .isSameAs(context);
    }

    @Test
    void somebody_the_host_does_not_believe_gets_no_session_and_no_reason_to_guess_by() {
        try (PatronDesk desk = PatronDesk.builder().build()) {
            assertThatThrownBy(() -> desk.as(LOGINS, "0bad-cookie"))
                    .isInstanceOf(ActorUnverified.class)
                    .hasMessageNotContaining("0bad-cookie")
                    .extracting(thrown -> ((ActorUnverified) thrown).code())
                    .isEqualTo("actor-unverified");
        }
    }

    @Test
    void what_the_host_has_said_before_is_asked_again_for_the_next_session() {
        Actor[] now = {ANN};
        ActorVerifier<String> roles = cookie -> Identity.of(now[0]);
        try (PatronDesk desk = PatronDesk.builder().build()) {
            assertThat(desk.as(roles, "ffe1").sealing().seal()).isZero();
            now[0] = Actor.Staff.of(Riverside.TENANT, "s-7", Roles.DESK);

            Session later = desk.as(roles, "ffe1");
            assertThatThrownBy(() -> later.sealing().seal()).isInstanceOf(AccessDenied.class);
        }
    }

    @Test
    void shows_neither_the_actors_id_nor_what_was_shown() {
        assertThat(ActorContext.of(LOGINS, "ffe1", Instant.EPOCH).toString())
                .doesNotContain("s-7")
                .doesNotContain("ffe1");
    }

    @Test
    void there_is_no_other_way_to_one() {
        assertThat(Stream.of(ActorContext.class.getDeclaredConstructors()).map(Constructor::getModifiers))
                .allMatch(Modifier::isPrivate);
        assertThat(giving(true).map(method -> method.getParameterTypes()[0])).containsOnly(ActorVerifier.class);
        assertThat(giving(false).map(Method::getName))
                .as("of one that is there already")
                .containsExactlyInAnyOrder("in", "outOfEmergency");
    }

    /** The methods that answer a context, with a context or without. */
    private static Stream<Method> giving(boolean without) {
        return Stream.of(ActorContext.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == ActorContext.class)
                .filter(method -> Modifier.isStatic(method.getModifiers()) == without);
    }

    @Test
    void an_emergency_changes_nothing_of_who_acts() {
        ActorContext before = ActorContext.of(LOGINS, "ffe1", Instant.EPOCH);
        ActorContext during = before.in(new Emergency(new UUID(7, 7), Instant.EPOCH.plusSeconds(60)));

        assertThat(during.actor()).isSameAs(before.actor());
        assertThat(during.branches()).isEqualTo(before.branches());
        assertThat(during.at()).isEqualTo(before.at());
        assertThat(during.emergency()).isPresent();
        assertThat(during.outOfEmergency().emergency()).isEmpty();
    }
}
