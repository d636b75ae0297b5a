package dev.runbook.journal.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The order in which a journal has an event's fields, where that is not the components'. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface FieldOrder {
  /** Names of fields; what is not named comes after them. */
  String[] value();
}
