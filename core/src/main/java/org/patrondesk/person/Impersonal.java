package org.patrondesk.person;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what of a record holds nothing about a person, so that no field can be forgotten: what bears text is either named here
 * or is {@link PersonalData}. On a package it speaks for all of a room, and names nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Impersonal {
    /** The components that bear text and nothing about a person: codes, rule ids, what the library itself writes. */
    String[] value() default {};
}
