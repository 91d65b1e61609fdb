package org.patrondesk.storage.durability.work;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.Channel;
import org.patrondesk.message.DecideDelivery;
import org.patrondesk.message.Message;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.testkit.Sample;

/**
 * The calls of a round that send messages.
 *
 * <p>Leases and pauses last longer than any proof, so that no clock decides what is found: what a killed worker had stays
 * with it.
 */
public final class PostWork {
    static final SendingTerms TERMS = SendingTerms.shipped().withLease(Duration.ofDays(1));

    private static final String REACHED = "reached";
    private static final String REFUSED = "refused";

    private PostWork() {}

    /** A courier that takes some, refuses some for good, and is refused itself on one channel. */
    static Result carry(Parcel parcel) {
        if (parcel.delivery().channel() == Channel.SMS) {
            return new Result.Deferred(Result.Concern.SENDER, Duration.ofDays(1), "quota");
        }
        return parcel.delivery().to().startsWith(REACHED)
                ? new Result.Accepted("accepted " + parcel.delivery().to())
                : new Result.Rejected(Result.Concern.ADDRESS, "no-such-address");
    }

    static String postToBeReached(Round round) {
        return post(round, Channel.EMAIL, REACHED).toString();
    }

    static String postToBeRefused(Round round) {
        return post(round, Channel.EMAIL, REFUSED).toString();
    }

    static String postToWait(Round round) {
        return post(round, Channel.SMS, "waiting").toString();
    }

    private static UUID post(Round round, Channel channel, String to) {
        String key = to + "-" + round.number();
        PostMessage message = new PostMessage(
                Sample.CENTRAL,
                channel,
                key + "@example.org",
                new Message("Ready 漢字", "What you asked for is there 🙂."),
                "hold-ready",
                Optional.of(Sample.LONG_AGO.plusMillis(round.number())),
                Optional.of(Sample.FAR_AHEAD),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(key));
        return round.staff().desk().outbox().post(message).orThrow();
    }

    /** A round of a worker: many transactions, between which the courier is called. */
    static String send(Round round) {
        round.staff().worker().sending().goRound();
        return "sent";
    }

    /** What a person decides about the one that was refused; who decided before is told that it is another now. */
    static String drop(Round round) {
        UUID refused = post(round, Channel.EMAIL, REFUSED);
        round.staff().desk().outbox().decide(new DecideDelivery(refused, DecideDelivery.Fate.DROP, 1));
        return refused.toString();
    }
}
