package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.message.Tracer;

/** What every {@link org.patrondesk.message.Courier} promises. An adapter's test extends it and says how to set it up. */
public abstract class CourierContract {
    private final Parcel first = new Parcel(Sample.delivery(1, Sample.CENTRAL), 1, false);
    private final Parcel again = new Parcel(first.delivery(), 2, true);
    private CourierFixture fixture;

    /** A fresh fixture at each call. */
    protected abstract CourierFixture fixture();

    @BeforeEach
    final void setUp() {
        fixture = fixture();
    }

    private void setUp(CourierFixture.Provider provider) {
        fixture = fixture();
        fixture.become(provider);
    }

    private Result send(Parcel parcel) {
        try {
            return fixture.courier().send(parcel);
        } catch (RuntimeException countsAsUnknown) {
            return new Result.Unknown("courier-failed");
        }
    }

    /** A courier that cannot ask its provider has been told of nothing. */
    private boolean took(String messageId) {
        return fixture.courier() instanceof Tracer tracer && tracer.took(messageId);
    }

    @Test
    @Promise("courier-1")
    void a_message_is_accepted_when_the_provider_said_so_and_never_otherwise() {
        for (CourierFixture.Provider provider : CourierFixture.Provider.values()) {
            setUp(provider);
            boolean takes =
                    provider == CourierFixture.Provider.TAKES || provider == CourierFixture.Provider.FALLS_SILENT;

            assertThat(send(first) instanceof Result.Accepted)
                    .as(provider.name())
                    .isEqualTo(provider == CourierFixture.Provider.TAKES);
            assertThat(fixture.taken().contains(first.messageId()))
                    .as(provider.name())
                    .isEqualTo(takes);
        }
    }

    @Test
    @Promise("courier-2")
    void a_refusal_is_told_and_nothing_went_out() {
        fixture.become(CourierFixture.Provider.REFUSES);

        assertThat(send(first)).isInstanceOf(Result.Rejected.class);
        assertThat(fixture.taken()).isEmpty();
    }

    @Test
    @Promise("courier-2")
    void a_deferral_is_told_and_nothing_went_out() {
        fixture.become(CourierFixture.Provider.IS_BUSY);

        assertThat(send(first)).isInstanceOf(Result.Deferred.class);
        assertThat(fixture.taken()).isEmpty();
    }

    @Test
    @Promise("courier-3")
    void a_provider_that_falls_silent_leaves_a_doubt() {
        fixture.become(CourierFixture.Provider.FALLS_SILENT);

        assertThat(send(first)).isInstanceOf(Result.Unknown.class);
    }

    @Test
    @Promise("courier-3")
    void a_provider_that_is_away_refuses_nobody() {
        fixture.become(CourierFixture.Provider.IS_AWAY);

        assertThat(send(first)).isNotInstanceOf(Result.Rejected.class);
    }

    @Test
    @Promise("courier-4")
    void every_attempt_carries_the_same_message_id() {
        fixture.become(CourierFixture.Provider.FALLS_SILENT);
        send(first);
        fixture.become(CourierFixture.Provider.TAKES);
        send(again);

        assertThat(fixture.taken()).isNotEmpty().containsOnly(first.messageId());
    }

    @Test
    @Promise("courier-5")
    void a_tracer_says_of_no_message_that_it_was_taken_when_it_was_not() {
        for (CourierFixture.Provider provider : CourierFixture.Provider.values()) {
            setUp(provider);
            assertThat(took(first.messageId())).as(provider.name()).isFalse();
            send(first);

            assertThat(took(first.messageId()) && fixture.taken().isEmpty())
                    .as(provider.name())
                    .isFalse();
            assertThat(took(Sample.id(9).toString())).as(provider.name()).isFalse();
        }
    }
}
