package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.testkit.BrokenStoragesTest.broken;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.patrondesk.message.Courier;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.message.Result.Concern;
import org.patrondesk.message.Tracer;

/** Each way in which a courier may say what it cannot know, or lose the message's id, is missed by the contract. */
class BrokenCouriersTest {
    private static UnaryOperator<Courier> flaw = UnaryOperator.identity();

    private static void assertCaught(UnaryOperator<Courier> how, String... promises) {
        flaw = how;
        assertThat(broken(Flawed.class, PromisesTest.testsOf(List.of(CourierContract.class))))
                .containsExactlyInAnyOrder(promises);
    }

    @Test
    void one_that_takes_no_answer_for_a_yes_is_caught() {
        assertCaught(
                sound -> parcel -> sound.send(parcel) instanceof Result.Unknown
                        ? new Result.Accepted("")
                        : new Result.Accepted("p"),
                "courier-1",
                "courier-2",
                "courier-3");
    }

    @Test
    void one_that_takes_no_answer_for_a_refusal_is_caught() {
        assertCaught(
                sound -> parcel -> {
                    Result result = sound.send(parcel);
                    return result instanceof Result.Unknown ? new Result.Rejected(Concern.CONFIG, "timeout") : result;
                },
                "courier-3");
    }

    @Test
    void one_that_tries_again_by_itself_after_a_refusal_is_caught() {
        assertCaught(
                sound -> parcel -> {
                    Result result = sound.send(parcel);
                    if (result instanceof Result.Rejected) {
                        sound.send(parcel);
                    }
                    return result;
                },
                "courier-1",
                "courier-2");
    }

    @Test
    void one_that_defers_whatever_fails_is_caught() {
        assertCaught(
                sound -> parcel -> {
                    Result result = sound.send(parcel);
                    return result instanceof Result.Accepted
                            ? result
                            : new Result.Deferred(Concern.SENDER, Duration.ZERO, "failed");
                },
                "courier-2",
                "courier-3");
    }

    @Test
    void one_that_gives_each_attempt_an_id_of_its_own_is_caught() {
        assertCaught(
                sound -> parcel -> sound.send(new Parcel(
                        renamed(parcel.delivery(), UUID.randomUUID()), parcel.attempt(), parcel.possibleDuplicate())),
                "courier-1",
                "courier-4");
    }

    @Test
    void a_tracer_that_says_yes_to_everything_is_caught() {
        assertCaught(Yes::new, "courier-5");
    }

    private static Delivery renamed(Delivery one, UUID id) {
        return new Delivery(
                id,
                one.at(),
                one.branch(),
                one.channel(),
                one.to(),
                one.message(),
                one.messageClass(),
                one.repetition(),
                one.due(),
                one.expires(),
                one.about(),
                Optional.empty(),
                Optional.empty());
    }

    private record Yes(Courier sound) implements Tracer {
        @Override
        public Result send(Parcel parcel) {
            return sound.send(parcel);
        }

        @Override
        public boolean took(String messageId) {
            return true;
        }
    }

    static class Flawed extends CourierContract {
        @Override
        protected CourierFixture fixture() {
            return new ScriptedProvider() {
                @Override
                public Courier courier() {
                    return flaw.apply(super.courier());
                }
            };
        }
    }
}
