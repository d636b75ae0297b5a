package dev.runbook.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the alias of a {@link MockHost}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface MockedHost {
  /** Its name on the page: an alias, or {@code local}; the name of the field unless said. */
  String name() default "";

  /** What it says that its user is; {@code ops} unless said. */
  String user() default "ops";

  /** What it says that its host name is; its name unless said. */
  String hostname() default "";
}
