package dev.runbook.graph;

import dev.runbook.document.Alert;
import dev.runbook.document.Attributes;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.shell.Comment;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the author's own marks of danger and caution: headings, alerts, comments, attributes.
 *
 * <p>A heading's mark covers its section and those below. An alert covers what follows it in its
 * section; one with nothing to run after it, as in a page's introduction, covers the sections below
 * it.
 */
final class AuthorMarks {
  private final Document document;
  private final List<List<Reason>> ofSections = new ArrayList<>();

  AuthorMarks(Document document) {
    this.document = document;
    List<List<Reason>> fromAbove = new ArrayList<>();
    for (Section section : document.sections()) {
      // A section stands after the one it is in, whose marks are therefore known.
      List<Reason> all = new ArrayList<>(own(section));
      all.addAll(section.parent() < 0 ? List.of() : fromAbove.get(section.parent()));
      ofSections.add(all);
      List<Reason> below = new ArrayList<>(all);
      below.addAll(introduction(section));
      fromAbove.add(below);
    }
  }

  /** The marks that a section's headings, attributes and introductions put on all its steps. */
  List<Reason> ofSection(int index) {
    return ofSections.get(index);
  }

  private List<Reason> own(Section section) {
    List<Reason> found = new ArrayList<>();
    if (Titles.marksDanger(section.title())) {
      found.add(
          danger("marked-heading", "the heading \"" + section.title() + "\" says so")
              .at(line(section.span())));
    }
    found.addAll(ofAttributes(section.attributes(), document.source()));
    return found;
  }

  /** The mark that the element just before puts on a block or task, where it is a paragraph. */
  Optional<Reason> ofElementBefore(Element element) {
    return element instanceof Prose prose && Titles.marksCaution(prose.plain())
        ? Optional.of(
            caution("marked-text", "the text before it asks for care").at(line(prose.span())))
        : Optional.empty();
  }

  /** The mark that a comment puts on its step. */
  static Optional<Reason> ofComment(Comment comment) {
    String said = "a comment says: " + comment.text();
    if (Titles.marksDanger(comment.text())) {
      return Optional.of(danger("marked-comment", said));
    }
    return Titles.marksCaution(comment.text())
        ? Optional.of(caution("marked-comment", said))
        : Optional.empty();
  }

  /** The marks of attributes. */
  static List<Reason> ofAttributes(Attributes attributes, Source source) {
    if (!attributes.has("danger") && !attributes.has("caution")) {
      return List.of();
    }
    List<Reason> found = new ArrayList<>();
    mark(attributes, "danger", source)
        .map(danger("marked-danger", "the author marked it as danger")::at)
        .ifPresent(found::add);
    mark(attributes, "caution", source)
        .map(caution("marked-caution", "the author marked it for caution")::at)
        .ifPresent(found::add);
    return found;
  }

  /** What {@code safe} keeps silent, so that whoever stands at the gate knows. */
  static Reason silenced(Reason found) {
    return new Reason(
        Reason.SILENCED, Risk.NONE, "`safe` keeps silent that " + found.message(), found.line());
  }

  /**
   * A host that a comment names, which GitHub does not show: the reviewer of the rendered page has
   * not seen it.
   */
  static Optional<Reason> hiddenHost(Attributes attributes, Source source) {
    return attributes
        .get("host")
        .filter(Attributes.Value::hidden)
        .map(
            host ->
                new Reason(
                        Reason.HIDDEN_HOST,
                        Risk.NONE,
                        "a comment that GitHub does not show sends it to `" + host.text() + "`")
                    .at(source.line(host.span().start())));
  }

  /** The line of a mark that is set: {@code danger=false} sets none. */
  private static Optional<Integer> mark(Attributes attributes, String key, Source source) {
    return attributes
        .get(key)
        .filter(any -> attributes.has(key))
        .map(value -> source.line(value.span().start()));
  }

  private List<Reason> introduction(Section section) {
    List<Reason> found = new ArrayList<>();
    for (Element element : section.elements()) {
      if (element instanceof Alert alert) {
        ofAlert(alert).ifPresent(found::add);
      } else if (!(element instanceof Prose)) {
        found.clear();
      }
    }
    return found;
  }

  /** The mark that an alert puts on what follows it in its section. */
  Optional<Reason> ofAlert(Alert alert) {
    String said = "an alert says so";
    int line = line(alert.span());
    boolean caution = alert.kind() == Alert.Kind.CAUTION;
    if (caution || Titles.marksDanger(alert.plain()) || Titles.destroys(alert.plain())) {
      return Optional.of(danger("marked-alert", said).at(line));
    }
    boolean warning = alert.kind() == Alert.Kind.WARNING || Titles.marksCaution(alert.plain());
    return warning ? Optional.of(caution("marked-alert", said).at(line)) : Optional.empty();
  }

  private int line(Span span) {
    return document.source().line(span.start());
  }

  private static Reason danger(String rule, String message) {
    return new Reason(rule, Risk.DANGER, message);
  }

  private static Reason caution(String rule, String message) {
    return new Reason(rule, Risk.CAUTION, message);
  }
}
