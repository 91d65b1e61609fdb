package org.patrondesk.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Courier;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;

/** Where a mistake can be planted. */
final class Plant {
    private Plant() {}

    /** What a mistake can look at beside what it spoils. */
    record Ground(DeliveryQueue sound, Transaction transaction, HostClock host) {
        /** The claim as if it were the last one given. */
        Claim current(Claim claim) {
            long now = transaction
                    .store(Deliveries.class)
                    .find(claim.delivery().id())
                    .orElseThrow()
                    .version();
            return new Claim(
                    claim.delivery(), now, claim.attempts(), claim.spent(), claim.possibleDuplicate(), claim.at());
        }
    }

    /** A move that a worker asks for. */
    record Move(Claim claim, Optional<Result> result, Next next) {
        Move under(Claim other) {
            return new Move(other, result, next);
        }

        Move to(Next other) {
            return new Move(claim, result, other);
        }
    }

    /** In the queue. */
    static Bug queue(BiFunction<DeliveryQueue, Ground, DeliveryQueue> mistake) {
        return new Bug() {
            @Override
            public Object store(Object sound, Transaction transaction, HostClock host, Random random) {
                return sound instanceof DeliveryQueue queue
                        ? mistake.apply(queue, new Ground(queue, transaction, host))
                        : sound;
            }
        };
    }

    /** In what is moved where. */
    static Bug moving(BiFunction<Move, Ground, Move> mistake) {
        return queue((sound, ground) -> new QueueOver(sound) {
            @Override
            public boolean move(Claim claim, Optional<Result> result, Next next) {
                Move wrong = mistake.apply(new Move(claim, result, next), ground);
                return sound.move(wrong.claim(), wrong.result(), wrong.next());
            }
        });
    }

    /** How an attempt begins. */
    interface Beginning {
        boolean begin(Claim claim, Duration lease, Ground ground);
    }

    /** In how an attempt begins. */
    static Bug starting(Beginning mistake) {
        return queue((sound, ground) -> new QueueOver(sound) {
            @Override
            public boolean start(Claim claim, Duration lease) {
                return mistake.begin(claim, lease, ground);
            }
        });
    }

    /** In how long leases are. */
    static Bug leasing(BiFunction<Duration, HostClock, Duration> mistake) {
        return queue((sound, ground) -> new QueueOver(sound) {
            @Override
            public List<Claim> claim(Channel channel, int most, Duration lease) {
                return sound.claim(channel, most, mistake.apply(lease, ground.host()));
            }

            @Override
            public boolean start(Claim claim, Duration lease) {
                return sound.start(claim, mistake.apply(lease, ground.host()));
            }
        });
    }

    /** In what workers are given. */
    static Bug claiming(UnaryOperator<Claim> mistake) {
        return queue((sound, ground) -> new QueueOver(sound) {
            @Override
            public List<Claim> claim(Channel channel, int most, Duration lease) {
                return sound.claim(channel, most, lease).stream().map(mistake).toList();
            }
        });
    }

    /** In the courier. */
    static Bug carrying(UnaryOperator<Courier> mistake) {
        return new Bug() {
            @Override
            public Courier courier(Courier sound) {
                return mistake.apply(sound);
            }
        };
    }

    /** In a store of this type, now and then or always. */
    static <S> Bug store(Class<S> type, Predicate<Random> when, UnaryOperator<S> mistake) {
        return new Bug() {
            @Override
            public Object store(Object sound, Transaction transaction, HostClock host, Random random) {
                return type.isInstance(sound) && when.test(random) ? mistake.apply(type.cast(sound)) : sound;
            }
        };
    }

    /** In what is kept of a transaction that is told as done. */
    static Bug committing(Predicate<Random> kept) {
        return new Bug() {
            @Override
            public boolean commits(Random random) {
                return kept.test(random);
            }
        };
    }
}
