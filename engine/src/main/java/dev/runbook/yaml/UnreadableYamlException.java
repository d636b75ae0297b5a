package dev.runbook.yaml;

import dev.runbook.source.Span;

/** Ends the reading of a document; never leaves this package. */
final class UnreadableYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final String code;
  private final String hint;

  UnreadableYamlException(Span span, String code, String message, String hint) {
    super(message);
    this.span = span;
    this.code = code;
    this.hint = hint;
  }

  Span span() {
    return span;
  }

  String code() {
    return code;
  }

  String hint() {
    return hint;
  }
}
