package org.patrondesk.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Courier;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Next;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;

/** The mistakes that the simulation must find. */
enum PlantedBug implements Bug {
    A_RESULT_COUNTS_UNDER_ANY_FENCE {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean move(Claim claim, Optional<Result> result, Next next) {
                    return sound.move(current(claim, transaction), result, next);
                }
            };
        }
    },
    AN_ATTEMPT_BEGINS_UNDER_ANY_FENCE {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean start(Claim claim, Duration lease) {
                    sound.start(current(claim, transaction), lease);
                    return true;
                }
            };
        }
    },
    AN_ATTEMPT_IS_NOT_WRITTEN_BEFORE_THE_CALL {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean start(Claim claim, Duration lease) {
                    return true;
                }
            };
        }
    },
    A_RESULT_IS_WRITTEN_BEFORE_THE_CALL {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean start(Claim claim, Duration lease) {
                    return sound.start(claim, lease)
                            && sound.move(
                                    claim, Optional.of(new Result.Accepted("")), to(DeliveryState.ACCEPTED, claim));
                }
            };
        }
    },
    LEASES_ARE_IN_HOST_TIME {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public List<Claim> claim(Channel channel, int most, Duration lease) {
                    return sound.claim(channel, most, lease.plus(host.wrongBy()));
                }

                @Override
                public boolean start(Claim claim, Duration lease) {
                    return sound.start(claim, lease.plus(host.wrongBy()));
                }
            };
        }
    },
    WHAT_HAS_NO_RESULT_IS_TRIED_AGAIN {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean move(Claim claim, Optional<Result> result, Next next) {
                    return sound.move(claim, result, next.open() ? to(DeliveryState.WAITING, claim) : next);
                }
            };
        }
    },
    A_DOUBT_IS_TAKEN_FOR_A_NO {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean move(Claim claim, Optional<Result> result, Next next) {
                    boolean doubt =
                            result.filter(Result.Unknown.class::isInstance).isPresent();
                    return sound.move(claim, result, doubt ? to(DeliveryState.WAITING, claim) : next);
                }
            };
        }
    },
    NOBODY_TAKES_OVER {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public List<Claim> overdue(int most) {
                    return List.of();
                }
            };
        }
    },
    A_DOUBT_IS_TRIED_AGAIN_AND_AGAIN {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean move(Claim claim, Optional<Result> result, Next next) {
                    boolean ended = claim.delivery().messageClass().equals(World.AT_LEAST_ONCE)
                            && next.state() == DeliveryState.UNKNOWN;
                    return sound.move(claim, result, ended ? marked(to(DeliveryState.WAITING, claim)) : next);
                }
            };
        }
    },
    THE_MARK_IS_FORGOTTEN {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean move(Claim claim, Optional<Result> result, Next next) {
                    return sound.move(claim, result, unmarked(next));
                }
            };
        }
    },
    EACH_ATTEMPT_HAS_A_MESSAGE_ID_OF_ITS_OWN {
        @Override
        public Courier courier(Courier sound) {
            return parcel -> sound.send(new Parcel(
                    renamed(parcel.delivery(), parcel.attempt()), parcel.attempt(), parcel.possibleDuplicate()));
        }
    },
    KEYS_ARE_FORGOTTEN {
        @Override
        public Object store(Object sound, Transaction transaction, HostClock host, Random random) {
            return sound instanceof IdempotencyKeys keys ? new ForgottenKeys(keys) : sound;
        }
    },
    EVENTS_ARE_WRITTEN_APART {
        @Override
        public Object store(Object sound, Transaction transaction, HostClock host, Random random) {
            return sound instanceof Events events && random.nextInt(20) == 0 ? new LostEvents(events) : sound;
        }
    },
    POSTING_ANSWERS_BEFORE_THE_COMMIT {
        @Override
        public boolean commits(Random random) {
            return random.nextInt(30) != 0;
        }
    },
    NOTHING_EXPIRES {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public List<Claim> claim(Channel channel, int most, Duration lease) {
                    return sound.claim(channel, most, lease).stream()
                            .map(PlantedBug::endless)
                            .toList();
                }
            };
        }
    },
    A_REFUSAL_IS_TAKEN_FOR_A_YES {
        @Override
        public Courier courier(Courier sound) {
            return parcel ->
                    sound.send(parcel) instanceof Result.Accepted accepted ? accepted : new Result.Accepted("");
        }
    },
    A_DELAY_LOSES_ITS_PLACE_IN_THE_QUEUE {
        @Override
        DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
            return new QueueOver(sound) {
                @Override
                public boolean move(Claim claim, Optional<Result> result, Next next) {
                    boolean same = next.after().isZero() || result.isEmpty();
                    return same
                            ? sound.move(claim, result, next)
                            : sound.move(claim, result, after(next, Duration.ofDays(1)));
                }
            };
        }
    };

    DeliveryQueue queue(DeliveryQueue sound, Transaction transaction, HostClock host) {
        return sound;
    }

    @Override
    public Object store(Object sound, Transaction transaction, HostClock host, Random random) {
        return sound instanceof DeliveryQueue queue ? queue(queue, transaction, host) : sound;
    }

    private static Claim current(Claim claim, Transaction transaction) {
        long now = transaction
                .store(Deliveries.class)
                .find(claim.delivery().id())
                .orElseThrow()
                .version();
        return new Claim(claim.delivery(), now, claim.attempts(), claim.spent(), claim.possibleDuplicate(), claim.at());
    }

    private static Next to(DeliveryState state, Claim claim) {
        return new Next(state, Duration.ZERO, "", claim.possibleDuplicate(), claim.spent(), false, Duration.ZERO);
    }

    private static Next marked(Next next) {
        return new Next(next.state(), Duration.ofMinutes(1), "", true, next.spent(), false, Duration.ZERO);
    }

    private static Next unmarked(Next next) {
        return new Next(next.state(), next.after(), next.reason(), false, next.spent(), next.open(), next.pause());
    }

    private static Next after(Next next, Duration delay) {
        return new Next(
                next.state(), delay, next.reason(), next.possibleDuplicate(), next.spent(), next.open(), next.pause());
    }

    private static Delivery renamed(Delivery of, int attempt) {
        return new Delivery(
                new UUID(of.id().getMostSignificantBits(), of.id().getLeastSignificantBits() + attempt),
                of.at(),
                of.branch(),
                of.channel(),
                of.to(),
                of.message(),
                of.messageClass(),
                of.repetition(),
                of.due(),
                of.expires(),
                of.about());
    }

    private static Claim endless(Claim claim) {
        Delivery of = claim.delivery();
        Delivery endless = new Delivery(
                of.id(),
                of.at(),
                of.branch(),
                of.channel(),
                of.to(),
                of.message(),
                of.messageClass(),
                of.repetition(),
                of.due(),
                of.expires().plus(Duration.ofDays(1_000)),
                of.about());
        return new Claim(
                endless, claim.fence(), claim.attempts(), claim.spent(), claim.possibleDuplicate(), claim.at());
    }

    private record ForgottenKeys(IdempotencyKeys sound) implements IdempotencyKeys {
        @Override
        public Optional<Kept> find(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(String key, Kept kept) {
            sound.keep(key, kept);
        }
    }

    private record LostEvents(Events sound) implements Events {
        @Override
        public void append(List<Event> events) {
            // As if the process had died between the two.
        }

        @Override
        public void each(Consumer<Event> to) {
            sound.each(to);
        }
    }
}
