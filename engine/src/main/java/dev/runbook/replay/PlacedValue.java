package dev.runbook.replay;

import dev.runbook.source.Span;

/**
 * A value with its place in a scenario's file.
 *
 * @param <T> what it is
 */
public record PlacedValue<T>(T value, Span span) {}
