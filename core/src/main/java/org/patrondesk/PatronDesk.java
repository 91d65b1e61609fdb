package org.patrondesk;

import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.ActorVerifier;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Roles;
import org.patrondesk.adoption.KnownPolicies;
import org.patrondesk.consent.ConsentTerms;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.StandingTask;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.library.Tenant;
import org.patrondesk.measure.DecisionCounts;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.Courier;
import org.patrondesk.message.DeliveryWork;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.person.KeyVault;
import org.patrondesk.privacy.RetentionSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk: build one for a process, and act through {@link #as}.
 *
 * <p>Immutable and safe for use by many threads. Building starts no thread. Closing closes the storage.
 */
public final class PatronDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PatronDesk.class);

    private final Storage storage;
    private final Guard guard;
    private final Journal journal;
    private final Tools tools;
    private final ZoneId zone;
    private final Map<Channel, Courier> couriers;
    private final SendingTerms sendingTerms;
    private final RetentionSchedule retention;
    private final Map<Tenant, RetentionSchedule> retentionOf;
    private final Optional<KeyVault> keys;
    private final boolean first;

    private PatronDesk(Builder builder) {
        this.first = true;
        this.storage = builder.storage;
        this.keys = builder.keys.or(storage::keys);
        this.guard = new Guard(builder.roles, builder.clock);
        this.zone = builder.zone;
        this.couriers = Map.copyOf(builder.couriers);
        this.retention = builder.retention;
        this.retentionOf = Map.copyOf(builder.retentionOf);
        this.sendingTerms = builder.sendingTerms.withConsent(builder.consentTerms);
        this.journal = new Journal(
                builder.clock,
                new Ids(builder.clock, builder.random),
                List.of(
                        new DecisionCounts(builder.zone),
                        new StandingTask(Work.SEAL, event -> true),
                        new StandingTask(Work.RETENTION, event -> true),
                        new StandingTask(
                                DeliveryWork.KIND, event -> event.type().equals(Outbox.POSTED))));
        this.tools = new Tools(storage, journal, new CommandCheck(), guard, new KnownPolicies(), zone);
    }

    private PatronDesk(PatronDesk like, Storage other) {
        this.first = false;
        this.storage = other;
        this.keys = like.keys;
        this.guard = like.guard;
        this.zone = like.zone;
        this.couriers = like.couriers;
        this.sendingTerms = like.sendingTerms;
        this.retention = like.retention;
        this.retentionOf = like.retentionOf;
        this.journal = like.journal;
        this.tools = new Tools(other, journal, like.tools.check(), guard, like.tools.policies(), zone);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * What whoever asserts this may do. Cheap: call it for every request.
     *
     * @throws org.patrondesk.access.ActorUnverified when the verifier does not believe it
     */
    public <A> Session as(ActorVerifier<? super A> verifier, A assertion) {
        return new Session(this, context(verifier, assertion));
    }

    <A> ActorContext context(ActorVerifier<? super A> verifier, A assertion) {
        return ActorContext.of(verifier, assertion, journal.now());
    }

    /** What the desk does by itself; nothing before it is started or run. */
    public Work work() {
        return new Work(this);
    }

    /**
     * The same desk over another storage, such as one that takes part in a transaction of the host's. Cheap: call it for each.
     *
     * <p>All else is shared, the policies made ready too: they are found only through what the storage keeps, so nothing is
     * seen here that the other one rolls back. Closing it closes the other storage alone.
     */
    public PatronDesk over(Storage other) {
        return new PatronDesk(this, Objects.requireNonNull(other, "other"));
    }

    /** The zone in which weeks and days are counted. */
    public ZoneId zone() {
        return zone;
    }

    Storage storage() {
        return storage;
    }

    Guard guard() {
        return guard;
    }

    Journal journal() {
        return journal;
    }

    Tools tools() {
        return tools;
    }

    Map<Channel, Courier> couriers() {
        return couriers;
    }

    RetentionSchedule retention(Tenant tenant) {
        return retentionOf.getOrDefault(tenant, retention);
    }

    Optional<KeyVault> keys() {
        return keys;
    }

    SendingTerms sendingTerms() {
        return sendingTerms;
    }

    @Override
    public void close() {
        storage.close();
        if (first) {
            keys.ifPresent(KeyVault::close);
            LOG.info("PatronDesk stopped");
        }
    }

    /** Chooses what a desk works with. One thread. */
    public static final class Builder {
        private Storage storage = new InMemoryStorage();
        private Optional<KeyVault> keys = Optional.empty();
        private Roles roles = Roles.shipped();
        private Clock clock = Clock.systemUTC();
        private ZoneId zone = ZoneId.of("UTC");
        private RandomGenerator random = new java.security.SecureRandom();

        private final Map<Channel, Courier> couriers = new EnumMap<>(Channel.class);
        private SendingTerms sendingTerms = SendingTerms.shipped();
        private RetentionSchedule retention = RetentionSchedule.shipped();
        private final Map<Tenant, RetentionSchedule> retentionOf = new HashMap<>();
        private ConsentTerms consentTerms = ConsentTerms.shipped();

        private Builder() {}

        /** Where everything is kept. Defaults to the heap, which forgets at exit. */
        public Builder storage(Storage chosen) {
            this.storage = Objects.requireNonNull(chosen, "storage");
            return this;
        }

        /**
         * Whose keys pseudonyms are made with, for a storage that has no vault of its own. Defaults to the storage's.
         *
         * <p>Closed with the desk.
         */
        public Builder keys(KeyVault chosen) {
            this.keys = Optional.of(chosen);
            return this;
        }

        /** What each role may do. Defaults to {@link Roles#shipped()}. */
        public Builder roles(Roles chosen) {
            this.roles = Objects.requireNonNull(chosen, "roles");
            return this;
        }

        /** The only source of time. Defaults to the system's clock. */
        public Builder clock(Clock chosen) {
            this.clock = Objects.requireNonNull(chosen, "clock");
            return this;
        }

        /** The tenant's zone, in which days and weeks are counted. Defaults to UTC. */
        public Builder zone(ZoneId chosen) {
            this.zone = Objects.requireNonNull(chosen, "zone");
            return this;
        }

        /** Who carries messages on a channel. Defaults to nobody: a message on such a channel is refused. */
        public Builder courier(Channel channel, Courier chosen) {
            couriers.put(channel, Objects.requireNonNull(chosen, "courier"));
            return this;
        }

        /** For how long things about people are kept. Defaults to {@link RetentionSchedule#shipped()}. */
        public Builder retention(RetentionSchedule chosen) {
            this.retention = Objects.requireNonNull(chosen, "retention");
            return this;
        }

        /** The same for one tenant. */
        public Builder retention(Tenant tenant, RetentionSchedule chosen) {
            retentionOf.put(tenant, Objects.requireNonNull(chosen, "retention"));
            return this;
        }

        /** On what terms messages are sent. Defaults to {@link SendingTerms#shipped()}. */
        public Builder sendingTerms(SendingTerms chosen) {
            this.sendingTerms = Objects.requireNonNull(chosen, "sendingTerms");
            return this;
        }

        /** Which purposes need which consent. Defaults to {@link ConsentTerms#shipped()}. */
        public Builder consentTerms(ConsentTerms chosen) {
            this.consentTerms = Objects.requireNonNull(chosen, "consentTerms");
            return this;
        }

        /** The source of randomness for ids. Defaults to a {@link java.security.SecureRandom}. */
        public Builder random(RandomGenerator chosen) {
            this.random = Objects.requireNonNull(chosen, "random");
            return this;
        }

        /**
         * Makes the desk.
         *
         * @throws IllegalStateException when the vault is another than the storage's, or forgets what the storage keeps
         */
        public PatronDesk build() {
            keys.ifPresent(chosen -> checkKeys(chosen, storage.keys()));
            LOG.info("PatronDesk starts over {} in zone {}", storage.getClass().getSimpleName(), zone);
            return new PatronDesk(this);
        }

        private static void checkKeys(KeyVault chosen, Optional<KeyVault> ofStorage) {
            if (ofStorage.isEmpty() && !chosen.isDurable()) {
                throw new IllegalStateException(
                        "The key vault forgets its keys and the storage may not; choose a vault that is durable.");
            }
            if (ofStorage.isPresent() && !ofStorage.get().id().equals(chosen.id())) {
                throw new IllegalStateException(
                        "The storage has another key vault; leave keys() out, or open the storage with this one.");
            }
        }
    }
}
