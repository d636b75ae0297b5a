package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.placeholder.PlaceholderText;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.EarlierAssignments;
import dev.runbook.shell.syntax.SyntaxError;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A block's shell text with its placeholders, and its titled parts. */
final class BlockScript {
  private final Prompts prompts;
  private final BashText.Places places;
  private final Script script;
  private final List<Placeholder> placeholders;
  private final boolean extendedPatterns;
  private final AssignedValues assigned;
  private final PasteTracker pasting;

  private BlockScript(
      Fence fence,
      Script whole,
      PasteTracker pasting,
      List<Placeholder> placeholders,
      boolean extendedPatterns,
      AssignedValues assigned) {
    this.prompts = fence.prompts();
    this.places = ScriptPlaces.of(fence);
    this.pasting = pasting;
    List<Statement> read = new ArrayList<>(pasting.reads().size());
    pasting.reads().forEach(each -> read.add(each.statement()));
    this.script = new Script(whole.tree(), read, pasting.comments());
    this.placeholders = placeholders;
    this.extendedPatterns = extendedPatterns;
    this.assigned = assigned;
  }

  static BlockScript of(
      Fence fence,
      PlaceholderFinder finder,
      boolean extendedPatterns,
      TerminalPosition standing,
      Catalogue catalogue,
      EarlierAssignments earlier) {
    String text = fence.prompts().script();
    PlaceholderText read = finder.read(text);
    Script whole =
        extendedPatterns && !read.script().sound()
            ? Script.of(
                SyntaxTree.withExtendedPatterns(text, Script.mask(text, read.placeholders())))
            : read.script();
    AssignedValues assigned = AssignedValues.in(whole.tree());
    PasteTracker pasting =
        PasteTracker.of(fence, whole, read.placeholders(), standing, catalogue, assigned, earlier);
    return new BlockScript(fence, whole, pasting, read.placeholders(), extendedPatterns, assigned);
  }

  /** The commands in it that a shell of ours reads, in order. */
  List<Statement> statements() {
    return script.statements();
  }

  /** The same, with the shell that reads each. */
  List<PasteTracker.Read> reads() {
    return pasting.reads();
  }

  /** What of it is read where, line by line. */
  PasteTracker pasting() {
    return pasting;
  }

  /** Lines that are typed elsewhere. */
  String text(PasteTracker.Typed typed) {
    return prompts.script().substring(typed.start(), typed.end());
  }

  /** What it assigns to variables and aliases. */
  AssignedValues assigned() {
    return assigned;
  }

  /** What bash rejects in it; empty where it accepts all that it is to read. */
  Optional<SyntaxError> error() {
    return pasting.error();
  }

  /** What must be filled in, by offsets in the text. */
  List<Placeholder> placeholders() {
    return placeholders;
  }

  /** Those that begin at or after an offset. */
  List<Placeholder> placeholdersFrom(int offset) {
    int low = 0;
    int high = placeholders.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (placeholders.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return placeholders.subList(low, placeholders.size());
  }

  /** What bash is given of it: all but what is typed where a command leads. */
  BashText bashText(Block block, Source source) {
    List<Problem> rejected =
        new RejectedText(source, prompts.script(), places).problems(pasting.error(), script.tree());
    return new BashText(bashText(), block.span(), places, extendedPatterns, rejected);
  }

  private String bashText() {
    String masked = Script.mask(prompts.script(), placeholders);
    if (pasting.typed().isEmpty()) {
      return masked;
    }
    StringBuilder text = new StringBuilder(masked);
    for (PasteTracker.Typed typed : pasting.typed()) {
      text.replace(typed.start(), typed.end(), text(typed).replaceAll("[^\n]", " "));
    }
    return text.toString();
  }

  /** Where a stretch of the text stands in the source. */
  Span sourceSpan(int start, int end) {
    return places.span(start, end);
  }

  /** The titled parts of the block, in order; a block without a command has none. */
  List<Paragraphs.Part> parts() {
    return new Paragraphs(prompts.script(), script).parts();
  }
}
