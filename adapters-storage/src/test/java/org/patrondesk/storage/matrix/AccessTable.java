package org.patrondesk.storage.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may call what, and what they find: read from the pages, and from nothing that decides about access. */
final class AccessTable {
    /**
     * Call, and in which argument it points at something; who may, {@code *} for everybody; whose records it touches; what it
     * points at. The agenda of a meeting is the whole library's, so what it answered is seen at every branch.
     *
     * <p>Records: of the actor's {@code branch}es, of the {@code tenant}, of the {@code library} as a whole, which is only for
     * those who work for all of it. Points: at a {@code branch}, at a {@code record}, at one of one's {@code own} (with a
     * {@code +}, at anybody's), at a {@code name} that is known nowhere or everywhere alike, or {@code -} at nothing.
     */
    private static final String LINES = """
            accesses.each(AccessSelection, Consumer)              | auditor privacy-officer          | library | name
            appeals.answer(AnswerAppeal)                          | supervisor                       | branch  | record
            appeals.grant(ExceptionGrant)                         | desk caller supervisor           | branch  | record
            appeals.lodge(LodgeAppeal)                            | desk caller supervisor           | branch  | record
            appeals.of(UUID)                                      | supervisor policy-editor reviewer | branch | record
            barriers.each(Consumer)                               | supervisor policy-editor reviewer | branch | -
            barriers.register(RegisterBarrier) branch             | desk caller supervisor           | branch  | branch
            barriers.register(RegisterBarrier) no                 | desk caller supervisor           | branch  | record
            callLists.build(CallListOrder, Receiver) all          | supervisor                       | branch  | -
            callLists.build(CallListOrder, Receiver) branch       | supervisor                       | branch  | name
            chains.of(Ref, int)                                   | supervisor policy-editor reviewer | branch | record
            chains.recent(Period, int)                            | supervisor policy-editor reviewer | tenant | -
            consents.allows(Matter)                               | desk supervisor                  | tenant  | name
            consents.give(Give)                                   | desk supervisor                  | tenant  | name
            consents.history(Pseudonym, Consumer)                 | desk supervisor                  | tenant  | name
            consents.restore(Restore)                             | desk supervisor                  | tenant  | name
            consents.standing(Matter)                             | desk supervisor                  | tenant  | name
            consents.withdraw(Withdraw)                           | desk supervisor                  | tenant  | name
            counters.each(Consumer)                               | supervisor reviewer auditor      | branch  | -
            dossiers.erase(Pseudonym, String)                     | privacy-officer retention        | library | name
            dossiers.goOn()                                       | privacy-officer retention        | library | -
            dossiers.hold(Pseudonym, String)                      | privacy-officer                  | library | name
            dossiers.holds()                                      | privacy-officer                  | library | -
            dossiers.ownData(Pseudonym)                           | privacy-officer                  | library | name
            dossiers.release(UUID)                                | privacy-officer                  | library | record
            emergencies.close(UUID)                               | desk supervisor+ privacy-officer+ | tenant | own
            emergencies.lasting(UUID)                             | desk supervisor                  | tenant  | own
            emergencies.now()                                     | *                                | tenant  | -
            emergencies.open(OpenEmergency)                       | desk supervisor                  | tenant  | -
            emergencies.seen(MarkSeen)                            | supervisor privacy-officer       | tenant  | record
            emergencies.unseen(Consumer)                          | supervisor privacy-officer       | tenant  | -
            health()                                              | supervisor auditor privacy-officer | tenant | -
            inEmergency(UUID)                                     | desk supervisor                  | tenant  | own
            logbook.agenda(Optional, Period) run                  | supervisor policy-editor reviewer | branch | name
            logbook.agenda(Optional, Period) said                 | supervisor policy-editor reviewer | branch | -
            logbook.hasRun(String)                                | supervisor policy-editor reviewer | tenant | record
            logbook.isCutOff(String)                              | supervisor policy-editor reviewer | tenant | record
            logbook.log(LogNo) branch                             | desk caller supervisor           | branch  | branch
            logbook.log(LogNo) person                             | desk caller supervisor           | tenant  | name
            logbook.log(NativeNo) branch                          | desk caller supervisor           | branch  | branch
            logbook.log(NativeNo) origin                          | desk caller supervisor           | tenant  | name
            logbook.logUnder(PolicySet, LogNo) branch             |                                  | branch  | branch
            logbook.logUnder(PolicySet, LogNo) person             |                                  | tenant  | name
            logbook.replay(Optional, PolicySet) run               | supervisor policy-editor reviewer | branch | name
            logbook.replay(Optional, PolicySet) said              | supervisor policy-editor reviewer | branch | -
            logbook.replayShadows(PolicySet)                      | supervisor policy-editor reviewer | branch | -
            logbook.review(Optional, Period) run                  | supervisor policy-editor reviewer | branch | name
            logbook.review(Optional, Period) said                 | supervisor policy-editor reviewer | branch | -
            logbook.shadowReview(Period)                          | supervisor policy-editor reviewer | branch | -
            meetings.each(Period, Consumer)                       | supervisor policy-editor reviewer | tenant | -
            meetings.effect(UUID, int)                            | supervisor policy-editor reviewer | tenant | record
            meetings.resolve(Resolve) about                       | supervisor policy-editor         | branch  | record
            meetings.resolve(Resolve) change                      | policy-editor                    | tenant  | -
            memberImport.run(MemberSource, Observer)              | supervisor                       | branch  | branch
            outbox.decide(DecideDelivery)                         | supervisor                       | branch  | record
            outbox.each(DeliveryState, Consumer)                  | supervisor                       | branch  | -
            outbox.find(UUID)                                     | supervisor                       | branch  | record
            outbox.post(PostMessage) about                        | desk supervisor                  | tenant  | name
            outbox.post(PostMessage) branch                       | desk supervisor                  | branch  | branch
            outbox.post(PostMessage) person                       | desk supervisor                  | tenant  | name
            outbox.queue()                                        | supervisor                       | branch  | -
            policies.adopt(PolicySet)                             | policy-editor                    | tenant  | -
            policies.adopt(PolicySet, Instant)                    | policy-editor                    | tenant  | -
            policies.inForce()                                    | desk caller policy-editor reviewer | tenant | -
            proposals.count(Optional, Findings) run               | supervisor policy-editor reviewer | branch | name
            proposals.count(Optional, Findings) said              | supervisor policy-editor reviewer | branch | -
            proposals.propose(Optional, PolicySet, Wish) run      | supervisor policy-editor reviewer | branch | name
            proposals.propose(Optional, PolicySet, Wish) said     | supervisor policy-editor reviewer | branch | -
            proposals.relax(Optional, PolicySet) run              | supervisor policy-editor reviewer | branch | name
            proposals.relax(Optional, PolicySet) said             | supervisor policy-editor reviewer | branch | -
            pseudonym(PatronRef)                                  | *                                | tenant  | -
            requests.decide(Request) branch                       | desk                             | branch  | branch
            requests.decide(Request) person                       | desk                             | tenant  | name
            retention.report()                                    | auditor privacy-officer          | branch  | -
            retention.run()                                       | privacy-officer retention        | branch  | -
            sealing.seal()                                        | auditor sealer                   | tenant  | -
            sealing.verify(Collection)                            | auditor                          | tenant  | -
            sealing.verify(Optional)                              | auditor                          | tenant  | -
            sending.goRound()                                     | courier                          | tenant  | -
            sending.round()                                       | courier                          | tenant  | -
            shadow(Request, Outcome) branch                       | desk                             | branch  | branch
            shadow(Request, Outcome) person                       | desk                             | tenant  | name
            stories.consent(UUID, Consent, long)                  | desk caller supervisor           | branch  | record
            stories.find(UUID)                                    | supervisor policy-editor reviewer | branch | record
            stories.tell(TellStory) about                         | desk caller supervisor           | branch  | record
            stories.tell(TellStory) branch                        | desk caller supervisor           | branch  | branch
            stories.tell(TellStory) person                        | desk caller supervisor           | tenant  | name
            whatIf.run(WhatIf, RequestSource, LongConsumer)       | policy-editor                    | branch  | branch
            """;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** What the table says of one way to call. */
    record Line(List<String> who, String records, String points) {
        private boolean may(String role) {
            return who.contains("*") || who.contains(role) || who.contains(role + "+");
        }

        /** How the call ends for a role. */
        Ending ending(String role, boolean wholeLibrary, Spot spot) {
            if (!may(role) || (records.equals("library") && !wholeLibrary)) {
                return Ending.DENIED;
            }
            boolean branches = records.equals("branch") && !wholeLibrary;
            boolean found = switch (points) {
                case "branch" -> spot == Spot.OWN || wholeLibrary;
                case "record" -> spot == Spot.OWN || (spot == Spot.OTHER_BRANCH && !branches);
                case "own" -> spot == Spot.OWN || (spot == Spot.OTHER_BRANCH && who.contains(role + "+"));
                default -> true;
            };
            return found ? Ending.ANSWERED : Ending.NOT_FOUND;
        }
    }

    /** The table, with these lines besides. */
    AccessTable(String... more) {
        List<String> all = new ArrayList<>(LINES.lines().toList());
        all.addAll(List.of(more));
        for (String line : all) {
            String[] cells = line.split("\\|", -1);
            lines.put(
                    cells[0].strip(),
                    new Line(List.of(cells[1].strip().split(" ")), cells[2].strip(), cells[3].strip()));
        }
    }

    Map<String, Line> lines() {
        return lines;
    }
}
