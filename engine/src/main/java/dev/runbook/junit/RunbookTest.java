package dev.runbook.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class of tests that play one page against hosts that they script.
 *
 * <p>Its fields and the parameters of its tests of type {@link MockHost} are hosts, the parameters
 * of type {@link Runbook} the page. Each test has its own, so that tests can run side by side. A
 * command for which no host has a reply fails its test; so does a reply that nobody asks for.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RunbookExtension.class)
public @interface RunbookTest {
  /**
   * The page, or {@code page#section}: a path from the folder in which the tests run, or from the
   * nearest folder above it where there is such a file.
   */
  String value();
}
