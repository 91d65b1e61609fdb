package org.patrondesk.library;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that every store keeps as it is: without U+0000 and half characters. Absent text is storable. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[^\\x00\\uD800-\\uDFFF]*")
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface StorableText {
    /** What a person reads behind the name of the field. */
    String message() default "must not contain U+0000 or half a character";

    /** The groups of Jakarta Validation; none here. */
    Class<?>[] groups() default {};

    /** The payload of Jakarta Validation; none here. */
    Class<? extends Payload>[] payload() default {};
}
