package org.patrondesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;

class HealthTest {
    private static final Tenant TENANT = new Tenant("riverside");

    private final PatronDesk desk = PatronDesk.builder()
            .courier(Channel.EMAIL, parcel -> new Result.Accepted(""))
            .build();
    private final Session supervisor = desk.as(Identity::of, Actor.Staff.of(TENANT, "s-1", Roles.SUPERVISOR));

    @Test
    void a_desk_whose_work_nobody_does_shows_what_is_due_and_unsealed() {
        supervisor
                .outbox()
                .post(PostMessage.of(
                        new Branch("Central"), Channel.EMAIL, "r@example.org", new Message("", "Hello"), "hold-ready"))
                .orThrow();

        Health before = supervisor.health();
        assertThat(before.deliveries().waiting()).isEqualTo(1);
        assertThat(before.deliveries().oldestDue()).isPresent();
        assertThat(before.unsealed().events()).isEqualTo(1);
        desk.work().runDue();

        Health after = supervisor.health();
        assertThat(after.deliveries().waiting()).isZero();
        assertThat(after.deliveries().oldestDue()).isEmpty();
        assertThat(after.unsealed().events()).as("what was told after the seal").isLessThanOrEqualTo(1);
        assertThat(desk.as(Identity::of, Actor.Staff.of(new Tenant("hillside"), "s-1", Roles.SUPERVISOR))
                        .health()
                        .unsealed()
                        .events())
                .isZero();
    }

    @Test
    void who_may_not_see_how_the_desk_does_is_denied() {
        Session caller = desk.as(Identity::of, Actor.Staff.of(TENANT, "c-1", Roles.CALLER));

        assertThatThrownBy(caller::health).isInstanceOf(AccessDenied.class);
    }
}
