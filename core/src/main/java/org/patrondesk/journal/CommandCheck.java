package org.patrondesk.journal;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks commands against their Jakarta Validation annotations and reports all violations together.
 *
 * <p>Messages are interpolated from parameters only, never through an expression language (CVE-2025-35036). Safe for
 * use by many threads; the validator is built at first use.
 */
public final class CommandCheck {
    private volatile @Nullable Validator validator;

    /** The violations of this command, by field; empty when it may be carried out. */
    public List<Violation> violations(Object command) {
        return validator().validate(command).stream()
                .map(CommandCheck::violation)
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::code))
                .toList();
    }

    private static Violation violation(ConstraintViolation<Object> found) {
        String code =
                found.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return new Violation(found.getPropertyPath().toString(), code, sentence(code, found));
    }

    /** A constraint's own message where it has one; else ours, in words that staff use. */
    private static String sentence(String code, ConstraintViolation<Object> found) {
        if (!found.getMessageTemplate().startsWith("{")) {
            return found.getMessage();
        }
        Map<String, Object> bounds = found.getConstraintDescriptor().getAttributes();
        String key = code.equals("Size")
                ? "Size." + (found.getInvalidValue() instanceof CharSequence ? "text" : "list")
                        + (Integer.valueOf(0).equals(bounds.get("min")) ? ".max" : "")
                : code;
        ResourceBundle words = ResourceBundle.getBundle("org.patrondesk.journal.violations", Locale.ROOT);
        return words.containsKey(key)
                ? new MessageFormat(words.getString(key), Locale.ROOT).format(new Object[] {bounds.get("max")})
                : found.getMessage();
    }

    private Validator validator() {
        Validator known = validator;
        if (known == null) {
            known = Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(
                            new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                    .buildValidatorFactory()
                    .getValidator();
            validator = known;
        }
        return known;
    }
}
