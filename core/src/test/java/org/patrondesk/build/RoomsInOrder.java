package org.patrondesk.build;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/** The order of the rooms: a room imports only rooms to its left, and every package is a room. */
final class RoomsInOrder extends ArchCondition<JavaClass> {
    private static final String BASE = "org.patrondesk";

    /** From left to right; the empty name is the root package. */
    static final List<String> ORDER = List.of(
            "library",
            "person",
            "access",
            "journal",
            "reading",
            "seal",
            "directory",
            "patron",
            "box",
            "vocabulary",
            "policy",
            "schema",
            "adoption",
            "diff",
            "analysis",
            "recall",
            "replay",
            "trial",
            "decision",
            "appeal",
            "logbook",
            "proposal",
            "consent",
            "message",
            "knowledge",
            "interaction",
            "registration",
            "appointment",
            "pickup",
            "outreach",
            "feedback",
            "barrier",
            "meeting",
            "survey",
            "story",
            "program",
            "measure",
            "privacy",
            "memory.store",
            "memory.privacy",
            "memory",
            "");

    private RoomsInOrder() {
        super("stand in a known room and import only rooms to the left");
    }

    /** The rule; it fails on an empty set of classes. */
    static ArchRule rule() {
        return ArchRuleDefinition.classes().should(new RoomsInOrder()).allowEmptyShould(false);
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        int place = place(item);
        if (place < 0) {
            events.add(SimpleConditionEvent.violated(
                    item, item.getName() + " is in a package that has no place in the order of rooms"));
        }
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass();
            if (target.getPackageName().startsWith(BASE) && place(target) > place) {
                events.add(SimpleConditionEvent.violated(item, "backward: " + dependency.getDescription()));
            }
        }
    }

    private static int place(JavaClass item) {
        String name = item.getPackageName();
        boolean inside = name.equals(BASE) || name.startsWith(BASE + ".");
        return inside ? ORDER.indexOf(name.substring(Math.min(name.length(), BASE.length() + 1))) : -1;
    }
}
