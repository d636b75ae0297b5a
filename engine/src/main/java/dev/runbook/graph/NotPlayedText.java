package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what reads as commands on a page and is not played, so that it can be named. */
final class NotPlayedText {
  private static final Pattern DIRECTIVE =
      Pattern.compile("(?s):{3,}\\s*\\{(?:code|code-block|code-cell|sourcecode)}.*");

  private final Document document;
  private final Fences fences;

  NotPlayedText(Document document, Fences fences) {
    this.document = document;
    this.fences = fences;
  }

  /** All of it, in page order. */
  List<NotPlayed> find() {
    List<NotPlayed> found = new ArrayList<>();
    for (Section section : document.sections()) {
      for (Element element : section.elements()) {
        why(element).map(why -> notPlayed(element.span(), section, why)).ifPresent(found::add);
        if (element instanceof Block block) {
          typedElsewhere(fences.of(block), section).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<String> why(Element element) {
    if (element instanceof Block block) {
      return fences.of(block).whyNot();
    }
    if (!(element instanceof Prose prose)) {
      return Optional.empty();
    }
    if (prose.kind() == Prose.Kind.CODE && CommandText.begins(withoutPrompt(prose.plain()))) {
      return Optional.of("it is indented code, which is only shown");
    }
    return DIRECTIVE.matcher(prose.plain()).matches()
        ? Optional.of("it is a directive of MyST, which GitHub shows as text")
        : Optional.empty();
  }

  private static String withoutPrompt(String text) {
    return text.strip().replaceFirst("^\\$ +", "");
  }

  /** Lines of a block that plays, typed at the prompt of another program than a shell. */
  private Optional<NotPlayed> typedElsewhere(Fence fence, Section section) {
    return fence.prompts().elsewhere().stream()
        .filter(any -> fence.plays())
        .findFirst()
        .map(line -> fence.block().sourceSpan(line.start(), line.start() + line.text().length()))
        .map(span -> notPlayed(span, section, "it is typed at the prompt of another program"));
  }

  private NotPlayed notPlayed(Span span, Section section, String why) {
    return new NotPlayed(span, document.source().line(span.start()), section.index(), why);
  }
}
