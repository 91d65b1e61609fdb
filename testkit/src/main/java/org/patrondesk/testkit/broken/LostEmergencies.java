package org.patrondesk.testkit.broken;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.Unseen;

/** Answers as if what was opened, closed and seen had been written down. */
record LostEmergencies(Emergencies sound) implements Emergencies {
    @Override
    public void record(EmergencyAccess access) {
        // Lost.
    }

    @Override
    public Optional<EmergencyAccess> find(UUID id) {
        return sound.find(id);
    }

    @Override
    public boolean close(UUID id, Instant at) {
        return true;
    }

    @Override
    public boolean see(UUID id, EmergencyAccess.Seen seen) {
        return true;
    }

    @Override
    public void eachUnseen(Consumer<EmergencyAccess> to) {
        sound.eachUnseen(to);
    }

    @Override
    public Unseen unseen() {
        return sound.unseen();
    }
}
