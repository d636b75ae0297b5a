package dev.runbook.plan;

import dev.runbook.shell.fill.Slot;
import dev.runbook.source.Span;

/**
 * A place that receives a value.
 *
 * @param slot what it can hold
 * @param span where it stands in the source
 * @param line the line it stands on, counted from 1
 */
public record ParamPlace(Slot slot, Span span, int line) {}
