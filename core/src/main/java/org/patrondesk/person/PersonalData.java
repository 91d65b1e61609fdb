package org.patrondesk.person;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a field that can hold personal data, with why it is kept and for how long. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.PARAMETER})
public @interface PersonalData {
    /** What the library keeps it for. */
    String purpose();

    /** The ISO 8601 period after which it must be gone, counted from the record's closing; {@code P30D} for 30 days. */
    String retention();
}
