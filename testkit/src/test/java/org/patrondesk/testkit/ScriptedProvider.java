package org.patrondesk.testkit;

import java.time.Duration;
import java.util.List;
import org.patrondesk.message.Courier;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.message.Result.Concern;

/** A provider played by the scripted courier. */
class ScriptedProvider implements CourierFixture {
    private final ScriptedCourier courier = new ScriptedCourier();

    @Override
    public Courier courier() {
        return courier;
    }

    @Override
    public void become(Provider provider) {
        switch (provider) {
            case TAKES -> {}
            case REFUSES -> courier.answer(new Result.Rejected(Concern.ADDRESS, "550-5.1.1"));
            case IS_BUSY -> courier.answer(new Result.Deferred(Concern.SENDER, Duration.ofSeconds(30), "429"));
            case FALLS_SILENT -> courier.loseAnswer();
            case IS_AWAY -> courier.fail();
        }
    }

    @Override
    public List<String> taken() {
        return courier.taken().stream().map(Parcel::messageId).toList();
    }
}
