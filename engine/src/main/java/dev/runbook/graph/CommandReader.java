package dev.runbook.graph;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Script;
import dev.runbook.shell.SshCall;
import dev.runbook.shell.Statement;
import dev.runbook.shell.fill.Filling;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.TerminalNeed;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns the statements of a block into commands, each with its host and the text that this host
 * receives.
 */
public final class CommandReader {
  private static final Pattern LEAVES = Pattern.compile("(?:exit|logout)(?:\\s+\\d+)?");

  private final Source source;
  private final BlockScript script;
  private final Catalogue catalogue;

  CommandReader(Source source, BlockScript script, Catalogue catalogue) {
    this.source = source;
    this.script = script;
    this.catalogue = catalogue;
  }

  /** The block's commands, one for each statement, in order. */
  List<Command> read() {
    List<Command> commands = new ArrayList<>(script.reads().size());
    for (PasteTracker.Read read : script.reads()) {
      commands.add(command(read));
    }
    return commands;
  }

  private Command command(PasteTracker.Read read) {
    if (read.isLogin()) {
      return login(read.statement(), read.call().orElseThrow(), read.handsOver());
    }
    return read.call().isPresent()
        ? remote(read, read.call().get())
        : command(read, read.here(), read.statement().text(), false);
  }

  /**
   * The same command once its placeholders are filled in: the filled text is read again, so that
   * what the host receives, and what it may do, follow from what the page would then say. The text
   * as written stays.
   */
  public static Command filled(Command command, Filling.Filled filled, Catalogue catalogue) {
    String text = filled.text();
    List<Statement> statements = Script.parse(text).statements();
    Optional<SshCall> call =
        command.where().kept() || statements.size() != 1
            ? Optional.empty()
            : call(statements.get(0));
    HostUse where =
        call.map(ssh -> HostUse.once(ssh.alias(), ssh.options())).orElse(command.where());
    String run = call.flatMap(SshCall::command).orElse(command.login() ? "" : text);
    List<Reason> news = new ArrayList<>();
    Script.parse(filled.judged())
        .statements()
        .forEach(each -> news.addAll(catalogue.reasons(each)));
    Script.parse(command.text(), command.placeholders())
        .statements()
        .forEach(each -> news.removeAll(catalogue.reasons(each)));
    boolean pipeline = where.kept() ? command.pipeline() : endsWithPipeline(run);
    return new Command(
            command.page(),
            where,
            run,
            command.traits().pipeline(pipeline),
            command.assessment(),
            filled.written())
        .with(news);
  }

  /**
   * What is typed where a command leads, once its placeholders are filled in.
   *
   * @param entering the command that leads there
   * @param typed what is typed
   * @return the command, with what the values make of its danger, and what is typed by now
   */
  public static Entered filled(
      Command entering, Command typed, Filling.Filled filled, Catalogue catalogue) {
    Statement leading = leading(entering);
    List<Reason> news = new ArrayList<>(catalogue.reasonsInside(leading, filled.judged()));
    news.removeAll(catalogue.reasonsInside(leading, typed.text()));
    return new Entered(entering.with(news), typed.filled(filled));
  }

  /** A command that leads inside, and what is typed there. */
  public record Entered(Command entering, Command typed) {}

  /** The statement that a command is, its placeholders read as plain words. */
  public static Statement leading(Command entering) {
    List<Statement> statements =
        Script.parse(entering.text(), entering.placeholders()).statements();
    return statements.get(statements.size() - 1);
  }

  /**
   * A command that an attribute holds, such as {@code verify="…"}, as it would be read in a block
   * there.
   */
  static Command single(
      String text,
      List<Placeholder> placeholders,
      Span span,
      int line,
      HostUse base,
      Catalogue catalogue) {
    List<Statement> statements = Script.parse(text, placeholders).statements();
    Optional<SshCall> call = statements.size() == 1 ? call(statements.get(0)) : Optional.empty();
    Optional<SshCall> there =
        base.isLocal() ? call.filter(ssh -> ssh.command().isPresent()) : Optional.empty();
    HostUse where = there.map(ssh -> HostUse.once(ssh.alias(), ssh.options())).orElse(base);
    String run = there.flatMap(SshCall::command).orElse(text);
    List<Reason> reasons = new ArrayList<>();
    statements.forEach(each -> reasons.addAll(catalogue.reasons(each)));
    WrittenCommand page = new WrittenCommand(span, line, text, placeholders);
    return new Command(page, where, run, CommandTraits.PLAIN).with(reasons);
  }

  /** The call that a statement is; an alias with a name of ours is left to ssh. */
  static Optional<SshCall> call(Statement statement) {
    return statement
        .exact()
        .flatMap(SshCall::in)
        .filter(ssh -> !HostUse.once(ssh.alias(), List.of()).isHere());
  }

  /** {@code exit} after a hand-over leads back, as it does by hand. */
  static boolean leaves(Statement statement) {
    String text = statement.text();
    return (text.startsWith("exit") || text.startsWith("logout")) && LEAVES.matcher(text).matches();
  }

  private Command remote(PasteTracker.Read read, SshCall call) {
    HostUse there = HostUse.once(call.alias(), call.options());
    return command(read, there, call.command().orElseThrow(), call.terminal());
  }

  private Command login(Statement statement, SshCall call, boolean handsOver) {
    HostUse there =
        handsOver
            ? HostUse.keptOn(call.alias(), call.options())
            : HostUse.once(call.alias(), call.options());
    return build(statement, there, "", TerminalNeed.NONE, true);
  }

  private Command command(
      PasteTracker.Read read, HostUse where, String run, boolean terminalAskedFor) {
    TerminalNeed need = read.need();
    boolean pseudo = terminalAskedFor && need == TerminalNeed.NONE;
    return build(read.statement(), where, run, pseudo ? TerminalNeed.PSEUDO : need, false);
  }

  private Command build(
      Statement statement, HostUse where, String run, TerminalNeed need, boolean login) {
    Span span = script.sourceSpan(statement.start(), statement.end());
    List<Placeholder> placeholders = placeholders(statement.pieces());
    return new Command(
        new WrittenCommand(span, source.line(span.start()), statement.text(), placeholders),
        where,
        run,
        CommandTraits.of(
            where.kept() ? statement.pipeline() : endsWithPipeline(run),
            need == TerminalNeed.PSEUDO,
            need == TerminalNeed.OPERATOR || (login && !where.kept()),
            login));
  }

  /**
   * Whether a text of its own ends with a pipeline, so that its status is that of the last part.
   */
  private static boolean endsWithPipeline(String text) {
    if (text.indexOf('|') < 0) {
      return false;
    }
    Script script = Script.parse(text);
    List<Statement> statements = script.statements();
    return script.tree().isAccepted()
        && !text.endsWith("\\")
        && !statements.isEmpty()
        && statements.get(statements.size() - 1).pipeline();
  }

  /** The lines that are typed where a command leads: text of the page that nothing here runs. */
  Command typed(PasteTracker.Typed typed, HostUse where) {
    Span span = script.sourceSpan(typed.start(), typed.end());
    String text = script.text(typed).stripTrailing();
    int blank = text.length() - text.stripLeading().length();
    Span ink = script.sourceSpan(typed.start() + blank, typed.end());
    List<Placeholder> placeholders =
        placeholders(List.of(new Statement.Piece(typed.start(), typed.end())));
    WrittenCommand page = new WrittenCommand(span, source.line(ink.start()), text, placeholders);
    return new Command(page, where, text, CommandTraits.TYPED);
  }

  /** The placeholders in a text that stands in these pieces of the script, by its own offsets. */
  private List<Placeholder> placeholders(List<Statement.Piece> pieces) {
    List<Placeholder> own = new ArrayList<>();
    int before = 0;
    for (Statement.Piece piece : pieces) {
      for (Placeholder each : script.placeholdersFrom(piece.start())) {
        if (each.end() > piece.end()) {
          break;
        }
        own.add(each.movedBy(before - piece.start()));
      }
      before += piece.length();
    }
    return own;
  }
}
