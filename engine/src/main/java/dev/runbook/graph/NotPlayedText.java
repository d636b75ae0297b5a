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
        Optional<String> why = why(element);
        if (why.isPresent()) {
          found.add(notPlayed(element.span(), section, why.get()));
        }
        if (element instanceof Block block && fences.of(block).plays()) {
          ofPlayed(fences.of(block), section, found);
        }
      }
    }
    return found;
  }

  private void ofPlayed(Fence fence, Section section, List<NotPlayed> found) {
    Optional<String> offered = fence.offered();
    if (offered.isPresent()) {
      found.add(offered(fence.block(), section, offered.get()));
    }
    if (!fence.prompts().elsewhere().isEmpty()) {
      found.add(typedElsewhere(fence, section));
    }
    if (!fence.prompts().output().isEmpty() && fence.doubt().isEmpty()) {
      withoutPrompt(fence, section).ifPresent(found::add);
    }
  }

  private Optional<String> why(Element element) {
    if (element instanceof Block block) {
      return typed.contains(block) ? Optional.empty() : fences.of(block).whyNot();
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
  private NotPlayed typedElsewhere(Fence fence, Section section) {
    Prompts.Elsewhere line = fence.prompts().elsewhere().get(0);
    Span span = fence.block().sourceSpan(line.start(), line.start() + line.text().length());
    return notPlayed(span, section, "it is typed at the prompt of another program");
  }

  /** A command among prompts that has none counts as printed. */
  private Optional<NotPlayed> withoutPrompt(Fence fence, Section section) {
    for (Prompts.Output output : fence.prompts().output()) {
      int at = output.start();
      for (String line : output.text().split("\n", -1)) {
        if (ForeignText.beginsWithCommand("", line) && !PrintedText.isOutput(line)) {
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
