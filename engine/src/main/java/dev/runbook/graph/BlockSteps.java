package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Invisible;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.List;

/** Turns one block into its steps. */
final class BlockSteps {
  private final Document document;
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final OptionsReader options;
  private final StepIds ids;
  private final Catalogue catalogue;

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
    this.catalogue = Catalogue.shipped().with(document.frontMatter().settings().programs());
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
    boolean java = Languages.isJShell(block.language()) && attributes.text("interpreter").isEmpty();
    HostUse base = java ? HostUse.local() : base(attributes);
    PlacedBlock placed =
        new PlacedBlock(block, place, attributes, base, options.read(attributes, base));
    if (java) {
      return new JavaBlock(document.source(), problems, finder, ids, placed).steps();
    }
    if (placed.options().interpreter().isPresent()) {
      return new InterpretedBlock(document.source(), problems, finder, catalogue, ids, placed)
          .steps();
    }
    return new ShellBlock(document.source(), problems, finder, catalogue, ids, placed).steps();
  }

  private HostUse base(Attributes attributes) {
    attributes
        .get("host")
        .filter(host -> host.text().equals(HostUse.JSHELL))
        .ifPresent(
            host ->
                problems.error(
                    host.span(),
                    "bad-attribute",
                    "`host` cannot be `jshell`: that is the run's JShell, for Java only",
                    "name a host, or `local`"));
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
}
