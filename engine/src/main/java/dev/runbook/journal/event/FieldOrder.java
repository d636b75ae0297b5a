package dev.runbook.journal.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The order of an event's fields in a journal, if it differs from the order of the components. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface FieldOrder {
  /** Names of fields; what is not named comes after them. */
  String[] value();
}
