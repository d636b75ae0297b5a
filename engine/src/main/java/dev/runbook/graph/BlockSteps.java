package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.shell.PlaceholderFinder;
import dev.runbook.shell.Risk;
import dev.runbook.source.Invisible;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Optional;

/** Turns one block into its steps. */
final class BlockSteps {
  private final Document document;
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final OptionsReader options;
  private final StepIds ids;

  BlockSteps(
      Document document,
      Problems problems,
      PlaceholderFinder finder,
      OptionsReader options,
      StepIds ids) {
    this.document = document;
    this.problems = problems;
    this.finder = finder;
    this.options = options;
    this.ids = ids;
  }

  /** Whether a block holds something that this project runs. */
  static boolean isExecutable(Block block) {
    if (block.attributes().has("ignore") || block.attributes().has("expect")) {
      return false;
    }
    String language = block.language();
    return Languages.isBash(language)
        || Languages.isZsh(language)
        || Languages.isJShell(language)
        || block.attributes().text("interpreter").isPresent()
        || (language.isEmpty() && Unlabelled.readsAsShell(block.text()));
  }

  /** The block's steps in order; a block without a command has none. */
  List<Step> read(Block block, Place place) {
    refuseHiddenCharacters(block);
    Attributes attributes = options.effective(block.attributes(), place.section().index());
    HostUse base = base(attributes);
    PlacedBlock placed =
        new PlacedBlock(block, place, attributes, base, options.read(attributes, base));
    if (Languages.isJShell(block.language()) || placed.options().interpreter().isPresent()) {
      return whole(placed);
    }
    return new ShellBlock(document.source(), problems, finder, ids, placed).steps();
  }

  private static HostUse base(Attributes attributes) {
    return attributes
        .text("host")
        .filter(host -> !host.equals(HostUse.LOCAL))
        .map(HostUse::keptOn)
        .orElse(HostUse.local());
  }

  private void refuseHiddenCharacters(Block block) {
    int hidden = Invisible.firstHidden(block.text());
    if (hidden >= 0) {
      Span place = block.sourceSpan(hidden, hidden + 1);
      problems.error(
          place,
          "hidden-character",
          String.format(
              "an invisible character (U+%04X) in a block that runs",
              block.text().codePointAt(hidden)),
          "delete it: such characters make a command look like another one");
    }
  }

  /** A block that one program reads as a whole: JShell, or the interpreter it names. */
  private List<Step> whole(PlacedBlock placed) {
    Block block = placed.block();
    if (block.text().isBlank()) {
      return List.of();
    }
    Span span = block.sourceSpan(0, block.text().length());
    int line = document.source().line(span.start());
    Command command =
        new Command(
                span,
                line,
                block.text(),
                placed.base(),
                block.text(),
                false,
                false,
                false,
                false,
                Risk.NONE,
                List.of(),
                finder.in(block.text()))
            .with(placed.marks());
    Place place = placed.place();
    Optional<String> title = placed.attributes().text("title").or(placed::name);
    Optional<String> condition = placed.condition(title);
    boolean jshell =
        Languages.isJShell(block.language()) && placed.options().interpreter().isEmpty();
    return List.of(
        new Step(
            ids.next(place.section(), placed.name(), title),
            title.orElse(place.section().title()),
            place.section().index(),
            place.titles(),
            span,
            line,
            block.language(),
            jshell ? StepKind.JSHELL : StepKind.SHELL,
            command.risk(),
            command.reasons(),
            condition.isPresent(),
            condition,
            Optional.empty(),
            false,
            List.of(command),
            List.of(),
            List.of(),
            placed.options()));
  }
}
