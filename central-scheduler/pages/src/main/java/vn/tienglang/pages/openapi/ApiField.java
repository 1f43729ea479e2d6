package vn.tienglang.pages.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Description of a property of a JSON object, on the component of the record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ApiField {
    /** Pattern of a SHA-256 digest. */
    String SHA_256 = "^[0-9a-f]{64}$";

    /** Value of {@link #minimum} and {@link #itemMinimum} when there is none. */
    long UNBOUNDED = Long.MIN_VALUE;

    String description() default "";

    /** {@code date}, {@code date-time} or {@code binary}. */
    String format() default "";

    String pattern() default "";

    /** The allowed texts. */
    String[] values() default {};

    /** The enum whose constants in kebab case are the allowed texts; at most one. */
    Class<? extends Enum<?>>[] constants() default {};

    long minimum() default UNBOUNDED;

    /** The greatest length of a text, in characters; 0 when there is none. */
    int maxLength() default 0;

    /** The least length of a list; 0 when there is none. */
    int minItems() default 0;

    /** The record whose schema describes the property; at most one. */
    Class<? extends Record>[] schema() default {};

    /** Description of an element of a list, or of a value of a map. */
    String itemDescription() default "";

    /** Pattern of an element of a list. */
    String itemPattern() default "";

    /** The least value in a map. */
    long itemMinimum() default UNBOUNDED;
}
