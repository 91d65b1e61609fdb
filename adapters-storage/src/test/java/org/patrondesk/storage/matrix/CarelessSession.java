package org.patrondesk.storage.matrix;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/** A session with one service, each of whose calls has a mistake that services are known to make. */
public final class CarelessSession {
    private static final Violation OTHERS = new Violation("id", "UnknownRecord", "belongs to another library");

    private final World world;
    private final Identity identity;

    CarelessSession(World world, Identity identity) {
        this.world = world;
        this.identity = identity;
    }

    public Careless careless() {
        return new Careless();
    }

    /** The service. */
    public final class Careless {
        private Optional<Story> guarded(UUID id) {
            return world.session(identity).stories().find(id);
        }

        private Optional<Story> anywhere(UUID id, Branch... branches) {
            Scope wide = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS, branches);
            return world.storage()
                    .read(
                            wide,
                            transaction -> transaction.store(StoryShelf.class).find(id));
        }

        /** Asks no guard. */
        public Optional<Story> unguarded(UUID id) {
            return anywhere(id);
        }

        /** Says of what is not there that it is somebody else's. */
        public Answer<UUID> talkative(UUID id) {
            world.session(identity).stories().find(id);
            Scope other = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
            boolean foreign = world.storage()
                    .read(
                            other,
                            transaction ->
                                    transaction.store(StoryShelf.class).find(id).isPresent());
            return foreign ? new Answer.Invalid<>(List.of(OTHERS)) : new Answer.NotFound<>();
        }

        /** Looks further when a record is there, and throws it away. */
        public Optional<Story> slow(UUID id) {
            Optional<Story> found = guarded(id);
            if (found.isEmpty() && anywhere(id).isPresent()) {
                world.storage()
                        .read(
                                Sample.scope(Sample.TENANT, Permission.REVIEW_NOS),
                                transaction ->
                                        transaction.store(Decisions.class).find(id));
            }
            return found;
        }

        /** Asks the guard when it has the record already. */
        public Optional<Story> lateGuard(UUID id) {
            anywhere(id);
            return guarded(id);
        }

        /** Nobody has said who may. */
        public Optional<Story> forgotten() {
            return Optional.empty();
        }

        /** Nobody has given arguments. */
        public Optional<Story> untried() {
            return Optional.empty();
        }

        /** Takes an id, and nobody has said what becomes of a foreign one. */
        public Optional<Story> pointed(UUID id) {
            return guarded(id);
        }
    }
}
