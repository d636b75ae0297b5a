package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.shell.Prompts;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds text of a page that reads as commands and is not played, so that plans and runs can name
 * it.
 */
final class NotPlayedText {
  private static final Pattern DIRECTIVE =
      Pattern.compile("(?s):{3,}\\s*\\{(?:code|code-block|code-cell|sourcecode)}.*");

  /** Four columns in, a fence's marks are a paragraph's text. */
  private static final Pattern INDENTED_FENCE =
      Pattern.compile("(?m)^(?: {4,}|\\t)[ \\t]*(?:```|~~~).*\\R(.*)");

  private final Document document;
  private final Fences fences;
  private final Set<Block> typed;

  /**
   * Looks through a page.
   *
   * @param typed the blocks that are typed where an earlier one leads
   */
  NotPlayedText(Document document, Fences fences, Set<Block> typed) {
    this.document = document;
    this.fences = fences;
    this.typed = typed;
  }

  /** All of it, in page order. */
  List<NotPlayed> find() {
    List<NotPlayed> found = new ArrayList<>();
    for (Section section : document.sections()) {
      for (Element element : section.elements()) {
        why(element).map(why -> notPlayed(element.span(), section, why)).ifPresent(found::add);
        if (element instanceof Block block) {
          Fence fence = fences.of(block);
          fence.offered().map(why -> offered(block, section, why)).ifPresent(found::add);
          typedElsewhere(fence, section).ifPresent(found::add);
          if (fence.plays() && fence.doubt().isEmpty()) {
            withoutPrompt(fence, section).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  private Optional<String> why(Element element) {
    if (element instanceof Block block) {
      return fences.of(block).whyNot().filter(any -> !typed.contains(block));
    }
    if (!(element instanceof Prose prose)) {
      return Optional.empty();
    }
    Matcher fence = INDENTED_FENCE.matcher(document.source().text(prose.span()));
    if (fence.find() && CommandText.begins(bare(fence.group(1)))) {
      return Optional.of("its fence is indented too far to be one");
    }
    return DIRECTIVE.matcher(prose.plain()).matches()
        ? Optional.of("it is a directive of MyST, which GitHub shows as text")
        : Optional.empty();
  }

  /** Without a prompt, and without the marks of a fence that is none. */
  private static String bare(String text) {
    return text.strip().replaceFirst("^(?:```|~~~).*\\R", "").strip().replaceFirst("^[$#] +", "");
  }

  /** Lines of a block that plays, typed at the prompt of another program than a shell. */
  private Optional<NotPlayed> typedElsewhere(Fence fence, Section section) {
    return fence.prompts().elsewhere().stream()
        .filter(any -> fence.plays())
        .findFirst()
        .map(line -> fence.block().sourceSpan(line.start(), line.start() + line.text().length()))
        .map(span -> notPlayed(span, section, "it is typed at the prompt of another program"));
  }

  /** A command among prompts that has none counts as printed. */
  private Optional<NotPlayed> withoutPrompt(Fence fence, Section section) {
    for (Prompts.Output output : fence.prompts().output()) {
      int at = output.start();
      for (String line : output.text().split("\n", -1)) {
        if (fence.plays()
            && ForeignText.beginsWithCommand("", line)
            && !PrintedText.isOutput(line)) {
          Span span = fence.block().sourceSpan(at, at + line.length());
          return Optional.of(notPlayed(span, section, "it has no prompt, so it counts as output"));
        }
        at += line.length() + 1;
      }
    }
    return Optional.empty();
  }

  private NotPlayed notPlayed(Span span, Section section, String why) {
    int line = document.source().line(span.start());
    return new NotPlayed(span, line, section.index(), why, false);
  }

  private NotPlayed offered(Block block, Section section, String why) {
    int line = document.source().line(block.span().start());
    return new NotPlayed(block.span(), line, section.index(), why, true);
  }
}
