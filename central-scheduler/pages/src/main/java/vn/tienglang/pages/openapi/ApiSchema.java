package vn.tienglang.pages.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Description of a JSON object, on the record that stands for it. A component of the record is a
 * property of the object; a nullable component is an optional property.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiSchema {
    /** The name of the schema in the document; empty when the schema stands where it is used. */
    String name() default "";

    String description() default "";

    /** Whether the object has no other properties. */
    boolean closed() default true;

    /** Whether the record stands for its one component instead of an object. */
    boolean unwrapped() default false;
}
