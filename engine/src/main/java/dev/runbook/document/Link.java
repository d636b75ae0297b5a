package dev.runbook.document;

import dev.runbook.source.Span;

/**
 * A link.
 *
 * @param span where it stands
 * @param text what is clicked on
 * @param destination where it leads, as written
 */
public record Link(Span span, String text, String destination) {}
