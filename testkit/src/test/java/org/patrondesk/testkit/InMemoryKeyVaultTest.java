package org.patrondesk.testkit;

import org.patrondesk.memory.InMemoryKeyVault;
import org.patrondesk.person.KeyRotation;

class InMemoryKeyVaultTest extends KeyVaultContract {
    @Override
    protected KeyRotation open() {
        return new InMemoryKeyVault();
    }

    @Override
    protected KeyRotation another() {
        return new InMemoryKeyVault();
    }

    @Override
    protected boolean durable() {
        return false;
    }
}
