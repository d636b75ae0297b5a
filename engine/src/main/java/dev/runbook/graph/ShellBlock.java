package dev.runbook.graph;

import dev.runbook.document.Languages;
import dev.runbook.shell.Comment;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Statement;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.TerminalNeed;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block that a shell reads, split into steps where comments open paragraphs. */
final class ShellBlock {
  private static final Pattern LEAVES =
      Pattern.compile("(?:exit|logout|quit|\\\\q)(?:\\s+\\d+)?;?");

  private static final Reason UNREAD =
      new Reason(
          "unread",
          Risk.CAUTION,
          "it does not read as complete shell text, so what it may do is only guessed");

  private static final int LONGEST_TITLE = 72;

  private final Source source;
  private final Problems problems;
  private final Catalogue catalogue;
  private final StepIds ids;
  private final PlacedBlock placed;
  private final BlockScript script;
  private final List<Command> commands;
  private final List<BlockScript.Stretch> typedElsewhere = new ArrayList<>();
  private int taken;

  ShellBlock(
      Source source,
      Problems problems,
      PlaceholderFinder finder,
      Catalogue catalogue,
      StepIds ids,
      PlacedBlock placed,
      boolean extendedPatterns) {
    this.source = source;
    this.problems = problems;
    this.catalogue = catalogue;
    this.ids = ids;
    this.placed = placed;
    this.script = BlockScript.of(placed.fence(), finder, extendedPatterns);
    this.commands = new CommandReader(source, script, placed.base()).read();
  }

  List<Step> steps() {
    refuseDoubt();
    List<Paragraphs.Part> parts = script.parts();
    List<Paragraphs.Part> run = parts.stream().filter(part -> !part.byHand()).toList();
    refuseToCaptureSeveral(run.size());
    warnOfLinesOutside(run);
    List<Step> steps = new ArrayList<>();
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
      steps.add(step(part, run.size() == 1, part == parts.get(0), group));
    }
    return steps;
  }

  /** What bash is given of it once its steps are known; nothing of a block without a command. */
  Optional<BashText> bashText() {
    return Languages.isZsh(placed.block().language()) || script.statements().isEmpty()
        ? Optional.empty()
        : Optional.of(script.bashText(placed.block(), typedElsewhere, source));
  }

  /** Output must never be run, and a command never be taken for output. */
  private void refuseDoubt() {
    placed
        .fence()
        .doubt()
        .ifPresent(
            line ->
                problems.error(
                    placed.block().sourceSpan(line.start(), line.start() + line.text().length()),
                    "prompt-in-doubt",
                    "some lines of this block have a prompt, and this one may be a command or output",
                    "name the fence `console` if it shows a session; else take the prompts out"));
  }

  /**
   * A step that leads inside ends where the next one begins, whether or not its author has left: by
   * hand the next lines would be typed inside.
   */
  private void warnOfLinesOutside(List<Paragraphs.Part> parts) {
    for (int i = 1; i < parts.size(); i++) {
      Statement next = parts.get(i).statements().get(0);
      staysInside(parts.get(i - 1))
          .filter(leading -> !program(leading).equals(program(next)))
          .filter(leading -> !TerminalNeed.leadsInside(next))
          .ifPresent(
              leading ->
                  problems.warning(
                      script.sourceSpan(next.start(), next.end()),
                      "outside-after-inside",
                      "this runs outside of `"
                          + shortened(leading.text())
                          + "`: the comment after a blank line begins a step of its own",
                      "take the blank line out if it is meant inside, else write `exit` before it"));
    }
  }

  /** The command of a part that leads inside, where none after it leaves again. */
  private static Optional<Statement> staysInside(Paragraphs.Part part) {
    Optional<Statement> leading = Optional.empty();
    for (Statement statement : part.statements()) {
      if (leading.isEmpty() && TerminalNeed.leadsInside(statement)) {
        leading = Optional.of(statement);
      } else if (LEAVES.matcher(statement.text()).matches()) {
        leading = Optional.empty();
      }
    }
    return leading;
  }

  private static String program(Statement statement) {
    return statement.commands().isEmpty() ? "" : statement.commands().get(0).argv().get(0);
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
                      "give the commands whose output is wanted a block of their own"));
    }
  }

  /** What a comment asks a person for, between the commands. */
  private Step byHand(Paragraphs.Part part) {
    Comment comment = part.comments().get(0);
    return new ManualStep(source, ids, placed.place())
        .of(comment.text(), script.sourceSpan(comment.start(), comment.end()));
  }

  private Step step(Paragraphs.Part part, boolean only, boolean first, Optional<String> group) {
    Gathered gathered = gather(part);
    Command leading = gathered.commands.get(0);
    Place place = placed.place();
    Optional<String> condition = placed.condition(part.title());
    Optional<String> said = placed.attributes().text("title").filter(any -> only).or(part::title);
    return new Step(
        ids.next(place.section(), only ? placed.name() : Optional.empty(), slugTitle(said, only)),
        title(said, first, leading),
        place.section().index(),
        place.titles(),
        leading.span(),
        leading.line(),
        placed.block().language(),
        kind(gathered.need),
        gathered.risk(),
        gathered.reasons(),
        condition.isPresent(),
        condition,
        group,
        gathered.onlyLogins && gathered.commands.size() > 1,
        gathered.commands,
        gathered.inside,
        List.of(),
        placed.options());
  }

  /** What the commands of a part come to. */
  private final class Gathered {
    final List<Command> commands = new ArrayList<>();
    Optional<Command> inside = Optional.empty();
    TerminalNeed need = TerminalNeed.NONE;
    boolean onlyLogins = true;

    private List<Reason> reasons() {
      List<Reason> all = new ArrayList<>();
      commands.forEach(command -> all.addAll(command.reasons()));
      hiddenCommands().forEach(command -> all.addAll(command.reasons()));
      return all.stream().distinct().toList();
    }

    private Risk risk() {
      return reasons().stream().map(Reason::risk).reduce(Risk.NONE, Risk::or);
    }

    /** The commands that attributes hold, which GitHub does not show. */
    private List<Command> hiddenCommands() {
      List<Command> hidden = new ArrayList<>();
      placed.options().condition().ifPresent(hidden::add);
      placed.options().verify().ifPresent(hidden::add);
      return hidden;
    }
  }

  private Gathered gather(Paragraphs.Part part) {
    List<Reason> marks = new ArrayList<>(placed.marks(source));
    for (Comment comment : part.comments()) {
      int line = source.line(script.sourceSpan(comment.start(), comment.end()).start());
      Marks.ofComment(comment).map(mark -> mark.at(line)).ifPresent(marks::add);
    }
    Gathered gathered = new Gathered();
    Optional<Statement> leading = Optional.empty();
    for (Statement statement : part.statements()) {
      Command command = commands.get(taken++);
      if (leading.isPresent() && script.hasLineBreak(leading.get().end(), statement.start())) {
        continue;
      }
      TerminalNeed need = needOf(command, statement);
      gathered.need = need.compareTo(gathered.need) > 0 ? need : gathered.need;
      gathered.onlyLogins &= command.login() && !command.where().kept();
      gathered.commands.add(command.with(reasons(statement, marks)));
      if (need == TerminalNeed.OPERATOR
          && !command.login()
          && TerminalNeed.leadsInside(statement)) {
        leading = Optional.of(statement);
      }
    }
    Statement last = part.statements().get(part.statements().size() - 1);
    leading.ifPresent(statement -> goInside(gathered, statement, last));
    return gathered;
  }

  /** The lines after a command that leads inside are typed there, and count for what it may do. */
  private void goInside(Gathered gathered, Statement leading, Statement last) {
    int entering = gathered.commands.size() - 1;
    Command leads = gathered.commands.get(entering);
    Command typed =
        new CommandReader(source, script, placed.base()).inside(leads, leading.end(), last.end());
    gathered.inside = Optional.of(typed);
    typedElsewhere.add(script.linesBetween(leading.end(), last.end()));
    if (!placed.attributes().has("safe")) {
      gathered.commands.set(entering, leads.with(catalogue.reasonsInside(leading, typed.text())));
    }
  }

  private List<Reason> reasons(Statement statement, List<Reason> marks) {
    List<Reason> all = new ArrayList<>(marks);
    if (!placed.attributes().has("safe")) {
      all.addAll(catalogue.reasons(statement, script.assigned()));
      if (script.error().isPresent()) {
        all.addAll(catalogue.reasonsOfUnread(statement.text()));
        all.add(UNREAD);
      }
    }
    return all.stream().distinct().toList();
  }

  private static TerminalNeed needOf(Command command, Statement statement) {
    if (!command.login()) {
      return TerminalNeed.of(statement);
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
    return said.or(placed::name)
        .or(() -> placed.place().leadIn(placed.block()).filter(any -> first))
        .or(() -> Optional.of(placed.place().section().title()).filter(title -> !title.isEmpty()))
        .orElseGet(() -> shortened(leading.text()));
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
  }
}
