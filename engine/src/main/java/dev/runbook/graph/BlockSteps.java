package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns one block into its steps. */
final class BlockSteps {
  private final Document document;
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final OptionsReader options;
  private final StepIds ids;
  private final Catalogue catalogue;
  private final List<BashText> texts = new ArrayList<>();

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

  /** Blocks share a shell, and so the options that earlier ones have set. */
  private static final Pattern EXTGLOB =
      Pattern.compile("(?m)^[^#\\n]*\\bshopt\\s[^#\\n]*\\bextglob\\b");

  private boolean extendedPatterns;

  /** What bash is given of the blocks read so far. */
  List<BashText> texts() {
    return texts;
  }

  /** The block's steps in order; a block without a command has none. */
  List<Step> read(Fence fence, Place place) {
    Block block = fence.block();
    new CharacterChecks(problems).check(fence);
    Attributes attributes = options.effective(block.attributes(), place.section().index());
    HostUse base = fence.use() == Fence.Use.JSHELL ? HostUse.local() : base(attributes);
    PlacedBlock placed =
        new PlacedBlock(fence, place, attributes, base, options.read(attributes, base));
    if (fence.use() == Fence.Use.JSHELL) {
      return new JavaBlock(document.source(), problems, finder, ids, placed).steps();
    }
    texts.addAll(BashText.hiddenIn(document.source(), placed.options(), block.span()));
    if (fence.use() == Fence.Use.INTERPRETER) {
      InterpretedBlock whole =
          new InterpretedBlock(document.source(), problems, finder, catalogue, ids, placed);
      whole.bashText().ifPresent(texts::add);
      return whole.steps();
    }
    ShellBlock shell =
        new ShellBlock(
            document.source(), problems, finder, catalogue, ids, placed, extendedPatterns);
    extendedPatterns |= EXTGLOB.matcher(fence.prompts().script()).find();
    List<Step> steps = shell.steps();
    shell.bashText().ifPresent(texts::add);
    return steps;
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
        .or(() -> document.frontMatter().settings().host())
        .filter(host -> !host.equals(HostUse.LOCAL))
        .map(HostUse::keptOn)
        .orElse(HostUse.local());
  }
}
