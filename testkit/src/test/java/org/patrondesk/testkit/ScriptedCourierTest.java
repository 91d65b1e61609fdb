package org.patrondesk.testkit;

class ScriptedCourierTest extends CourierContract {
    @Override
    protected CourierFixture fixture() {
        return new ScriptedProvider();
    }
}
