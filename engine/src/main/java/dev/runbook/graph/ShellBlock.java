package dev.runbook.graph;

import dev.runbook.document.Languages;
import dev.runbook.shell.Comment;
import dev.runbook.shell.Reason;
import dev.runbook.shell.RiskAssessment;
import dev.runbook.shell.Statement;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.EarlierAssignments;
import dev.runbook.shell.program.TerminalNeed;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.work.Lines;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A block that a shell reads, split into steps where comments open paragraphs. */
final class ShellBlock {
  private static final int LONGEST_TITLE = 72;

  private final Source source;
  private final Problems problems;
  private final Catalogue catalogue;
  private final StepIds ids;
  private final PlacedBlock placed;
  private final BlockScript script;
  private final BlockReasons reasons;
  private final List<Command> commands;
  private final TerminalPosition standing;
  private final List<WayIn.Position> spots = new ArrayList<>();
  private AssignedValues here;
  private boolean away;
  private int taken;

  ShellBlock(
      Source source,
      Problems problems,
      PlaceholderFinder finder,
      Catalogue catalogue,
      StepIds ids,
      PlacedBlock placed,
      TerminalPosition standing,
      boolean extendedPatterns,
      AssignedValues before,
      EarlierAssignments earlier) {
    this.source = source;
    this.problems = problems;
    this.catalogue = catalogue;
    this.ids = ids;
    this.placed = placed;
    this.standing = standing;
    this.script =
        BlockScript.of(placed.fence(), finder, extendedPatterns, standing, catalogue, earlier);
    this.here = script.assigned().behind(before).in(before.elsewhere());
    this.reasons = new BlockReasons(source, placed, script, catalogue, earlier);
    this.commands = new CommandReader(source, script, catalogue).read();
  }

  List<Step> steps() {
    refuseDoubt();
    List<Paragraphs.Part> parts = script.parts();
    int run = 0;
    for (Paragraphs.Part part : parts) {
      run += part.byHand() ? 0 : 1;
    }
    refuseToCaptureSeveral(run);
    new PlaceDoubts(problems, placed.block(), script, standing).refuse();
    OtherSsh otherSsh = new OtherSsh(problems);
    commands.forEach(otherSsh::check);
    List<Step> steps = new ArrayList<>(parts.size());
    for (Paragraphs.Part part : parts) {
      if (part.byHand()) {
        steps.add(byHand(part));
        continue;
      }
      Optional<String> group = Optional.empty();
      if (part.title().filter(Titles::isAlternative).isPresent() && !steps.isEmpty()) {
        Step previous = steps.get(steps.size() - 1);
        group = Optional.of(previous.alternativeTo().orElse(previous.id()));
      }
      steps.add(step(part, run == 1, part == parts.get(0), group));
    }
    return steps;
  }

  /** Its text as shells and other programs read it. */
  BlockScript script() {
    return script;
  }

  /** What its commands have written, and whether they have gone to a folder of others. */
  AssignedValues leaves() {
    return here;
  }

  /**
   * Whether its last command ran on another machine, or in a folder that is not the operator's own.
   */
  boolean isAway() {
    return away;
  }

  /** What bash is given of it once its steps are known; nothing of a block without a command. */
  Optional<BashText> bashText() {
    return Languages.isZsh(placed.block().language()) || script.statements().isEmpty()
        ? Optional.empty()
        : Optional.of(script.bashText(placed.block(), source));
  }

  /** Output must never be run, and a command never be taken for output. */
  private void refuseDoubt() {
    Fence fence = placed.fence();
    if (fence.doubt().isEmpty()) {
      return;
    }
    fence
        .doubt()
        // That explains the doubt, and is an error of its own.
        .filter(line -> UnquotedBlanks.brokenContinuation(fence.block().text()) < 0)
        .ifPresent(
            line -> {
              Doubt doubt = Doubt.of(line, fence.prompts().isPrompted());
              problems.error(
                  placed.block().sourceSpan(line.start(), line.start() + line.text().length()),
                  "prompt-in-doubt",
                  doubt.message(),
                  doubt.hint());
            });
  }

  /** One name cannot hold what several steps print. */
  private void refuseToCaptureSeveral(int parts) {
    if (parts > 1) {
      placed
          .attributes()
          .get("capture")
          .ifPresent(
              value ->
                  problems.error(
                      value.span(),
                      "bad-attribute",
                      "`capture` is for one step, and this block has " + parts,
                      "put the commands whose output you want into their own block"));
    }
  }

  /** What a comment asks a person for, between the commands. */
  private Step byHand(Paragraphs.Part part) {
    Comment comment = part.comments().get(0);
    return new ManualStep(source, ids, placed.place())
        .of(comment.text(), script.sourceSpan(comment.start(), comment.end()));
  }

  private Step step(Paragraphs.Part part, boolean only, boolean first, Optional<String> group) {
    int before = taken;
    Gathered gathered = gather(part);
    Command leading = gathered.commands.get(0);
    BlockPlace place = placed.place();
    Optional<String> said = placed.attributes().text("title").filter(any -> only).or(part::title);
    String id =
        ids.next(place.section(), only ? placed.name() : Optional.empty(), slugTitle(said, only));
    for (int i = 0; i < gathered.commands.size(); i++) {
      int line = gathered.commands.get(i).line();
      spots.add(new WayIn.Position(place.section().index(), line, id, i));
    }
    return new Step(
        id,
        title(said, first, leading),
        StepPlace.in(place, leading.span(), leading.line()),
        new StepBody(
            placed.block().language(),
            kind(gathered.need),
            gathered.commands,
            gathered.inside,
            outsideOf(before)),
        RiskAssessment.of(gathered.reasons()),
        StepDecision.of(placed.condition(part.title()), group, gathered.isChoice()),
        placed.options());
  }

  /** The way in that the first command of a part is outside of again. */
  private Optional<String> outsideOf(int first) {
    for (PasteTracker.Read read : script.reads().subList(first, taken)) {
      if (read.left().isPresent()
          && read.here().equals(standing.outside())
          && read.call().isEmpty()) {
        return read.left().map(WayIn::text);
      }
    }
    return Optional.empty();
  }

  /** The ways in that are open after the block. */
  List<WayIn> open() {
    List<WayIn> open = new ArrayList<>(script.pasting().open());
    open.replaceAll(way -> way.spot().isPlaced() ? way : way.on(spots.get(way.spot().command())));
    return open;
  }

  /** Whether some of its commands run in the shell that an earlier way in has opened. */
  boolean runsIn(WayIn way) {
    return script.reads().stream().anyMatch(read -> read.here().equals(way.where()));
  }

  /** What is typed at the terminal that an earlier block has opened, and what that may do. */
  Optional<Command> typedBefore() {
    if (script.pasting().typed().isEmpty()) {
      return Optional.empty();
    }
    Optional<Command> typed =
        script.pasting().typed().stream()
            .filter(each -> each.by() < 0)
            .findFirst()
            .map(each -> new CommandReader(source, script, catalogue).typed(each, standing.here()));
    return typed.map(
        command ->
            command.with(reasons.typedBefore(standing.typed().get().leading().get(), command)));
  }

  /** What the commands of a part come to. */
  private final class Gathered {
    final List<Command> commands = new ArrayList<>();
    final List<InsideLines> inside = new ArrayList<>();
    TerminalNeed need = TerminalNeed.NONE;
    boolean onlyWaysIn = true;

    /** Several ways in one after the other, with nothing to do there, are a choice. */
    private boolean isChoice() {
      return onlyWaysIn && inside.isEmpty() && commands.size() > 1;
    }

    private List<Reason> reasons() {
      Set<Reason> all = new LinkedHashSet<>();
      commands.forEach(command -> all.addAll(command.reasons()));
      // GitHub does not show the commands that attributes hold.
      if (placed.options().hasChecks()) {
        placed.options().checks().forEach(command -> all.addAll(command.reasons()));
      }
      return List.copyOf(all);
    }
  }

  private Gathered gather(Paragraphs.Part part) {
    List<Reason> marks = reasons.marks(part);
    Gathered gathered = new Gathered();
    for (Statement statement : part.statements()) {
      int read = taken++;
      Command command = commands.get(read);
      PasteTracker.Read how = script.reads().get(read);
      TerminalNeed need = needOf(command, how);
      gathered.need = need.compareTo(gathered.need) > 0 ? need : gathered.need;
      gathered.onlyWaysIn &=
          command.login()
              ? !command.where().kept()
              : need == TerminalNeed.OPERATOR && how.leadsInside();
      AssignedValues where = command.where().isHere() ? here : here.in(true);
      gathered.commands.add(command.with(reasons.of(command, statement, where, marks)));
      here = command.where().isHere() ? here.after(statement) : here;
      away = !command.where().isHere() || here.elsewhere();
      for (PasteTracker.Typed typed : script.pasting().typedBy(read)) {
        goInside(gathered, how.leading(), typed);
      }
    }
    return gathered;
  }

  /** The lines after a command that leads inside are typed there, and count for what it may do. */
  private void goInside(Gathered gathered, Statement leading, PasteTracker.Typed lines) {
    int entering = gathered.commands.size() - 1;
    Command leads = gathered.commands.get(entering);
    Command typed = new CommandReader(source, script, catalogue).typed(lines, leads.where());
    gathered.inside.add(new InsideLines(entering, typed));
    gathered.commands.set(entering, leads.with(reasons.inside(leading, typed)));
  }

  private static TerminalNeed needOf(Command command, PasteTracker.Read read) {
    if (!command.login()) {
      return read.need();
    }
    return command.where().kept() ? TerminalNeed.NONE : TerminalNeed.OPERATOR;
  }

  private StepKind kind(TerminalNeed need) {
    if (placed.attributes().has("interactive") || need == TerminalNeed.OPERATOR) {
      return StepKind.INTERACTIVE;
    }
    boolean follows = placed.attributes().has("follow") || need == TerminalNeed.FOLLOW;
    return follows ? StepKind.FOLLOW : StepKind.SHELL;
  }

  /** A name on a block of several steps stands before each one's own. */
  private Optional<String> slugTitle(Optional<String> said, boolean only) {
    return only ? said : placed.name().map(name -> name + " " + said.orElse("")).or(() -> said);
  }

  /**
   * What people call it: its own title, else what leads up to its block, else its section's.
   *
   * @param first whether it is the first of its block
   */
  private String title(Optional<String> said, boolean first, Command leading) {
    if (said.isPresent()) {
      return said.get();
    }
    return placed
        .name()
        .or(() -> placed.place().leadIn(placed.block()).filter(any -> first))
        .or(() -> Optional.of(placed.place().section().title()).filter(title -> !title.isEmpty()))
        .orElseGet(() -> shortened(leading.text()));
  }

  static String shortened(String text) {
    String line = Lines.first(text).strip();
    return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
  }
}
