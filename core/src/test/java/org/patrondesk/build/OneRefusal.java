package org.patrondesk.build;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.patrondesk.decision.Refusals;
import org.patrondesk.journal.Answer;

/** Nobody but {@link Refusals}, which looks for the decision first, makes a refusal: by {@code new} or by reference. */
final class OneRefusal extends ArchCondition<JavaClass> {
    private OneRefusal() {
        super("leave it to " + Refusals.class.getSimpleName() + " to refuse");
    }

    /** The rule; it fails on an empty set of classes. */
    static ArchRule rule() {
        return ArchRuleDefinition.classes().should(new OneRefusal()).allowEmptyShould(false);
    }

    static boolean refuses(JavaClass item) {
        return item.getAccessesFromSelf().stream().anyMatch(OneRefusal::makesOne);
    }

    private static boolean makesOne(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Answer.Refused.class)
                && access.getTarget().getName().equals("<init>");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (refuses(item) && !item.isEquivalentTo(Refusals.class)) {
            events.add(SimpleConditionEvent.violated(
                    item, item.getName() + " refuses without a decision; use Refusals.because"));
        }
    }
}
