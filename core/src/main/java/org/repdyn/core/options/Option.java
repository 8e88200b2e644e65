package org.repdyn.core.options;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Declares one option: a component of an options record. Its name on the command line and in YAML is the component's name
 * in kebab case ({@code weightDecay} becomes {@code weight-decay}). Types: {@code double}, {@code int}, {@code long},
 * {@code boolean}, {@link String}, {@link java.nio.file.Path}, enums (written in kebab case), {@code List} of these, and
 * {@code Optional} of these, and {@code ConfigValue} for a list or a map that the plugin reads itself. A component without this annotation whose type is a record is inlined: the options of that record
 * become options of this one.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** Describes the option in one line, with units. */
    String help();

    /** The default as it would be written by a user; empty: the option is required, or absent where it is Optional. */
    String defaultValue() default "";

    /**
     * A value of a required option as it would be written by a user. The line that {@code plugins describe} prints has it, so that
     * the line can be copied as it stands. Empty: the line has the type of the option in angle brackets.
     */
    String example() default "";

    /** The numbers allowed, as an interval such as {@code (0, inf)} or {@code [0, 1]}; empty: all finite numbers. */
    String range() default "";

    /** The name before it was changed, in kebab case; studies that use it are still read. Empty: the name never changed. */
    String formerName() default "";

    /** The form of a list or map; for options of type {@code ConfigValue} alone. */
    StructureForm form() default StructureForm.ANY;
}
