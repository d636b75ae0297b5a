package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.EarlierAssignments;
import dev.runbook.source.Problems;
import dev.runbook.work.KeyedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns one block into its steps. */
final class BlockSteps {
  private final Document document;
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final OptionsReader options;
  private final StepIds ids;
  private final Catalogue catalogue;
  private final List<BashText> texts = new ArrayList<>();
  private final PromptHosts promptHosts;
  private final SaidHosts saidHosts;
  private final AliasCalls aliasCalls;

  BlockSteps(
      Document document,
      Problems problems,
      PlaceholderFinder finder,
      OptionsReader options,
      StepIds ids,
      Catalogue catalogue) {
    this.document = document;
    this.problems = problems;
    this.finder = finder;
    this.options = options;
    this.ids = ids;
    this.catalogue = catalogue;
    this.aliasCalls = new AliasCalls(problems);
    boolean saysHost = document.frontMatter().settings().host().isPresent();
    this.promptHosts = new PromptHosts(problems, saysHost);
    this.saidHosts = new SaidHosts(problems, saysHost);
  }

  /** Blocks share a shell, and so the options that earlier ones have set. */
  private static final KeyedPattern EXTGLOB =
      KeyedPattern.of("(?m)^[^#\\n]*\\bshopt\\s[^#\\n]*\\bextglob\\b", "extglob");

  private boolean extendedPatterns;

  /** The section that was read last, and whether its blocks have left the operator's folder. */
  private int section = -1;

  private AssignedValues before = AssignedValues.NOTHING;

  private boolean away;

  private final EarlierAssignments earlier = new EarlierAssignments();

  /**
   * Whether the last command ran on another machine, or in a folder that is not the operator's own.
   */
  boolean areAway() {
    return away;
  }

  /** What bash is given of the blocks read so far. */
  List<BashText> texts() {
    return texts;
  }

  /**
   * What a block gives.
   *
   * @param steps its steps in order; none of a block without a command
   * @param standing where somebody stands before it
   * @param typed what of it is typed at the terminal that an earlier block has opened
   * @param runsIn the hosts that earlier blocks have opened, and that it runs on
   * @param open the ways in that are open after it
   */
  record Reading(
      List<Step> steps,
      TerminalPosition standing,
      Optional<Command> typed,
      List<WayIn> runsIn,
      List<WayIn> open) {
    static Reading of(List<Step> steps, TerminalPosition standing) {
      return new Reading(steps, standing, Optional.empty(), List.of(), standing.inside());
    }
  }

  /**
   * Reads a block.
   *
   * @param open the ways in that are open before it
   */
  Reading read(Fence fence, BlockPlace place, List<WayIn> open) {
    Block block = fence.block();
    new DisguisedCommands(problems).check(fence);
    if (fence.isShell()) {
      new SwallowedFence(problems).check(block);
    }
    Attributes attributes = options.effective(block.attributes(), place.section().index());
    HostUse outside = fence.use() == Fence.Use.JSHELL ? HostUse.local() : base(attributes);
    TerminalPosition standing = new TerminalPosition(outside, attributes.has("host"), open);
    HostUse base = fence.use() == Fence.Use.JSHELL ? outside : standing.here();
    PlacedBlock placed =
        new PlacedBlock(fence, place, attributes, base, options.read(attributes, base));
    if (fence.use() == Fence.Use.JSHELL) {
      return Reading.of(
          new JavaBlock(document.source(), problems, finder, ids, placed).steps(), standing);
    }
    texts.addAll(BashText.hiddenIn(document.source(), placed.options(), block.span()));
    return fence.use() == Fence.Use.INTERPRETER
        ? interpreted(placed, standing)
        : shell(placed, standing);
  }

  private Reading interpreted(PlacedBlock placed, TerminalPosition standing) {
    InterpretedBlock whole =
        new InterpretedBlock(document.source(), problems, finder, catalogue, ids, placed);
    whole.bashText().ifPresent(texts::add);
    PlaceDoubts.refuseWhole(problems, placed.block(), standing);
    List<WayIn> runsIn = standing.inside().stream().filter(way -> !way.isTyped()).toList();
    return new Reading(whole.steps(), standing, Optional.empty(), runsIn, standing.inside());
  }

  private Reading shell(PlacedBlock placed, TerminalPosition standing) {
    ShellBlock shell =
        new ShellBlock(
            document.source(),
            problems,
            finder,
            catalogue,
            ids,
            placed,
            standing,
            extendedPatterns,
            section == placed.place().section().index() ? before : before.in(false),
            earlier);
    section = placed.place().section().index();
    extendedPatterns |= EXTGLOB.isIn(placed.fence().prompts().script());
    List<Step> steps = shell.steps();
    promptHosts.check(placed.fence(), shell.script(), standing);
    saidHosts.check(steps, standing);
    aliasCalls.check(placed.fence(), shell.script());
    before = shell.leaves();
    away = shell.isAway();
    earlier.add(shell.script().assigned());
    shell.bashText().ifPresent(texts::add);
    List<WayIn> runsIn = new ArrayList<>(standing.inside());
    runsIn.removeIf(way -> way.isTyped() || way.doubt().isPresent() || !shell.runsIn(way));
    return new Reading(steps, standing, shell.typedBefore(), runsIn, shell.open());
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
