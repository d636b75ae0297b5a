package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Languages;
import dev.runbook.shell.ClientPrompt;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Session;
import dev.runbook.shell.Session.Line;
import dev.runbook.shell.Statement;
import dev.runbook.work.Lines;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fenced block as a run treats it: its reader and its commands, or the reason why it is not
 * played.
 *
 * @param block the block
 * @param use what reads it
 * @param prompts its commands, where a shell reads them; else its text as it stands
 * @param doubt a line of which nobody can tell whether it is a command or was printed
 * @param whyNot why it is not played, though it reads as commands
 * @param shown the client that its last command leads to, as the next fence shows
 */
record Fence(
    Block block,
    Use use,
    Prompts prompts,
    Optional<Line> doubt,
    Optional<String> whyNot,
    Optional<Statement> shown) {
  private Fence(
      Block block, Use use, Prompts prompts, Optional<Line> doubt, Optional<String> whyNot) {
    this(block, use, prompts, doubt, whyNot, Optional.empty());
  }

  /** What reads a block. */
  enum Use {
    SHELL,
    JSHELL,
    INTERPRETER,
    /** Nothing: it is shown. */
    NONE
  }

  /** What is said of a block whose author did not say that it is shell. */
  private static final Map<Block.Form, String> UNLABELLED =
      Map.of(
          Block.Form.FENCED, "the fence names no language",
          Block.Form.INDENTED, "it is indented code",
          Block.Form.INDENTED_FENCE, "its fence is indented too far to be one");

  private static final String PATHS = "it lists paths, and nothing says that they are programs";

  private static final String SCRIPT_FILE =
      "it begins with `#!` as a script's file does, and its fence names no language";

  private static final String LABELLED = "words with a colon stand before its command";

  private static final String USAGE =
      "it says how a command is called: what stands in brackets may be left out";

  private static final String ROOT_PROMPT =
      "bash reads `# ` as a comment; if it is root's prompt, name the fence `console`";

  /** In indented code the marks of a fence that nothing closes are text. */
  private static final Pattern OPEN_FENCE = Pattern.compile("^\\s*(?:```|~~~).*\\R");

  /** What a run makes of a block. */
  static Fence of(Block block) {
    Attributes attributes = block.attributes();
    if (attributes.has("ignore")) {
      Fence otherwise = unmarked(block);
      return otherwise.use() == Use.NONE
          ? otherwise
          : notPlayed(block, "the author marked it `ignore`");
    }
    return Expectations.isOfStepBefore(block) ? shown(block) : unmarked(block);
  }

  /**
   * A block that is read at the terminal of a client, such as {@code psql}: its lines, whatever
   * they look like here.
   *
   * @param client the language that is read there
   */
  Optional<Fence> typedInto(String client) {
    Optional<Fence> typed = typedAtPrompts(client);
    return typed.isPresent() ? typed : typedWhole(client);
  }

  /** The lines behind the client's own prompts; the rest was printed. */
  private Optional<Fence> typedAtPrompts(String client) {
    if (plays() || block.attributes().has("expect") || block.attributes().has("ignore")) {
      return Optional.empty();
    }
    Session session = Session.read(block.text(), Optional.empty(), line -> false);
    boolean its =
        session.all(Session.Kind.ELSEWHERE).stream()
            .anyMatch(line -> ClientEvidence.isAt(line.text(), client));
    return its && !session.has(Session.Kind.PROMPTED)
        ? Optional.of(
            new Fence(block, Use.SHELL, session.typed(), Optional.empty(), Optional.empty()))
        : Optional.empty();
  }

  private Optional<Fence> typedWhole(String client) {
    boolean spoken = block.language().equals(client) || isSql(client, block.language());
    boolean typed =
        plays() || (whyNot.isEmpty() && (spoken || Languages.isShell(block.language())));
    if (!typed || block.attributes().has("expect") || block.attributes().has("ignore")) {
      return Optional.empty();
    }
    return Optional.of(
        plays() ? this : new Fence(block, Use.SHELL, lines(), Optional.empty(), Optional.empty()));
  }

  private static boolean isSql(String client, String language) {
    return client.equals("sql") && language.matches("(?:p[lg]*)?sql|postgres(?:ql)?|mysql|mariadb");
  }

  private Prompts lines() {
    return Languages.isShell(block.language()) ? Sessions.of(block) : Prompts.none(block.text());
  }

  private static Fence unmarked(Block block) {
    String language = block.language();
    if (block.attributes().text("interpreter").isPresent()) {
      return whole(block, Use.INTERPRETER);
    }
    if (Languages.isJShell(language)) {
      return JavaText.of(block.text()).isFile()
          ? notPlayed(block, "it is a source file with its package, which JShell does not read")
          : whole(block, Use.JSHELL);
    }
    if (Languages.isShell(language)) {
      return labelled(block);
    }
    return language.isEmpty() ? unlabelled(block) : other(block);
  }

  /** Where Markdown shows the marks of a fence as text, more must speak for commands. */
  private static Fence labelled(Block block) {
    if (block.form() != Block.Form.FENCED && !isLikely(block)) {
      return unlabelled(block);
    }
    return ofShell(block);
  }

  private static boolean isLikely(Block block) {
    String script = Sessions.read(block.language(), block.text()).prompts().script();
    return Session.hasPrompt(block.text()) || CommandText.isAll(script);
  }

  private static Fence ofShell(Block block) {
    Sessions.Reading reading = Sessions.read(block.language(), block.text());
    String script = reading.prompts().script();
    if (!Lines.any(script, Fence::saysSomething)) {
      return reading.doubt().isPresent()
          ? notPlayed(block, "it has a prompt, but no command after one")
          : comments(block, reading.prompts());
    }
    if (PrintedText.isAll(script) && reading.doubt().isEmpty()) {
      return printed(block);
    }
    Optional<String> other = OtherTerminal.of(script);
    if (other.isPresent() && reading.doubt().isEmpty()) {
      return notPlayed(block, other.get());
    }
    if (!reading.prompts().isPrompted()
        && (PrintedText.isFileText(script) || SettingsFile.isNamedInComment(script))) {
      return notPlayed(block, "a comment above it names the file that holds it");
    }
    if (!reading.prompts().isPrompted() && ListedPaths.areAll(script, 2)) {
      return notPlayed(block, PATHS);
    }
    if (CommandUsage.isAll(script) && reading.doubt().isEmpty()) {
      return notPlayed(block, USAGE);
    }
    boolean noPrompt = Languages.isSession(block.language()) && !reading.prompts().isPrompted();
    if (noPrompt && !readsAsShell(script)) {
      return notPlayed(block, "no line of it has a prompt, and it does not read as shell");
    }
    return new Fence(block, Use.SHELL, reading.prompts(), reading.doubt(), Optional.empty());
  }

  private static boolean readsAsShell(String script) {
    return CommandText.begins(script)
        || ForeignText.mayBeginWithCommand(script)
        || CommandText.isAssignments(script);
  }

  /**
   * Output may stand below a command behind root's prompt, which bash takes for a comment; a label
   * before a command makes it look like a setting.
   */
  private static Fence printed(Block block) {
    if (ForeignText.hasLabelledCommand(block.text())) {
      return notPlayed(block, LABELLED);
    }
    return RootPrompts.isFirst(block.text()) ? notPlayed(block, ROOT_PROMPT) : shown(block);
  }

  private static boolean saysSomething(String line) {
    return !line.isBlank() && !line.stripLeading().startsWith("#");
  }

  /** Comments alone run nothing; those that hold commands are root's prompts, or were taken out. */
  private static Fence comments(Block block, Prompts prompts) {
    if (showsClient(prompts)) {
      return shown(block);
    }
    if (!prompts.elsewhere().isEmpty()) {
      return notPlayed(block, "it is typed at the prompt of another program, not in a shell");
    }
    boolean commands =
        prompts
            .script()
            .lines()
            .map(line -> line.replaceFirst("^\\s*#+", "").strip())
            .filter(line -> !line.isEmpty())
            .findFirst()
            .filter(line -> CommandText.isAll(line) || ForeignText.beginsWithCommand("", line))
            .isPresent();
    return commands
        ? notPlayed(
            block,
            "bash reads all its lines as comments; if `# ` is root's prompt, name the fence"
                + " `console`")
        : shown(block);
  }

  private static Fence unlabelled(Block block) {
    Sessions.Reading reading = Sessions.read(block.language(), block.text());
    String script = reading.prompts().script();
    boolean reads =
        Session.hasPrompt(block.text())
            || (CommandText.isAll(script) && !isSketch(block, reading))
            || (reading.prompts().output().isEmpty() && OfferedText.isCommands(script));
    if (!script.isBlank()
        && reading.doubt().isEmpty()
        && !Lines.any(script, Fence::saysSomething)) {
      return comments(block, reading.prompts());
    }
    if (!reading.prompts().isPrompted() && ListedPaths.areAll(script, 1)) {
      return PrintedText.isAll(script) ? shown(block) : notPlayed(block, PATHS);
    }
    if (!reading.prompts().isPrompted() && reading.doubt().isEmpty() && PrintedText.isAll(script)) {
      return printed(block);
    }
    Optional<String> other = OtherTerminal.of(script);
    if (other.isPresent() && reads && reading.doubt().isEmpty()) {
      return notPlayed(block, other.get());
    }
    if (reads && block.text().stripLeading().startsWith("#!")) {
      return notPlayed(block, SCRIPT_FILE);
    }
    if (reading.doubt().isEmpty()
        && CommandUsage.isAll(script)
        && (reads || OfferedText.isCommands(CommandUsage.required(script)))) {
      return notPlayed(block, USAGE);
    }
    if (!script.isBlank() && reads) {
      return new Fence(block, Use.SHELL, reading.prompts(), reading.doubt(), Optional.empty());
    }
    if (showsClient(reading.prompts())) {
      return shown(block);
    }
    if (!reading.prompts().elsewhere().isEmpty()) {
      return notPlayed(block, "it is typed at the prompt of another program, not in a shell");
    }
    if (RootPrompts.isFirst(block.text())) {
      return notPlayed(block, ROOT_PROMPT);
    }
    return reading.doubt().isPresent()
            || (CommandText.isAll(script) && !PrintedText.isLine(script.stripLeading()))
            || ForeignText.beginsWithCommand("", OPEN_FENCE.matcher(script).replaceFirst(""))
            || ForeignText.mayBeginWithCommand(script)
        ? notPlayed(
            block, UNLABELLED.get(block.form()) + ", and it does not read as shell from end to end")
        : shown(block);
  }

  /**
   * Where something stands below that no shell would run, lone names may be no commands, either.
   */
  private static boolean isSketch(Block block, Sessions.Reading reading) {
    String script = reading.prompts().script();
    return !reading.prompts().isPrompted()
        && (OfferedText.hasArrows(script)
            || (!reading.prompts().output().isEmpty()
                && (CommandText.isSentence(script) || OfferedText.isSketch(script, block.text()))));
  }

  /** Whether it only shows what a client greets with, its prompt included. */
  private static boolean showsClient(Prompts prompts) {
    return !prompts.elsewhere().isEmpty()
        && prompts.script().isBlank()
        && prompts.elsewhere().stream().allMatch(line -> ClientPrompt.isBare(line.text()));
  }

  private static Fence other(Block block) {
    String language = block.language();
    if (language.startsWith("{")) {
      return CommandText.begins(block.text())
          ? notPlayed(block, "it is a directive of MyST, `" + language + "`, and no fence to run")
          : shown(block);
    }
    return ForeignText.beginsWithCommand(language, block.text())
        ? notPlayed(block, "the fence is marked `" + language + "`, and it begins with a command")
        : shown(block);
  }

  private static Fence whole(Block block, Use use) {
    return new Fence(block, use, Prompts.none(block.text()), Optional.empty(), Optional.empty());
  }

  private static Fence shown(Block block) {
    return whole(block, Use.NONE);
  }

  private static Fence notPlayed(Block block, String why) {
    return new Fence(
        block, Use.NONE, Prompts.none(block.text()), Optional.empty(), Optional.of(why));
  }

  /** The same as the text of a script. */
  Fence ofAScript() {
    return notPlayed(block, SCRIPT_FILE);
  }

  /** The same as text that its author wants in a file. */
  Fence forAFile() {
    return notPlayed(block, "the words before it say that it goes into a file");
  }

  /** The same as what a command printed, as the words before it say. */
  Fence asOutput() {
    return notPlayed(block, "the words before it say that it is output");
  }

  /** The same where the next fence shows what its last command leads to. */
  Fence leadingTo(Statement client) {
    return new Fence(block, use, prompts, doubt, whyNot, Optional.of(client));
  }

  /** Whether something of it is played. */
  boolean plays() {
    return use != Use.NONE;
  }

  /**
   * Why a person is only offered it, and a batch leaves it out: its author did not say that it is
   * to be run.
   */
  Optional<String> offered() {
    boolean names = !block.language().isEmpty() || use == Use.INTERPRETER;
    boolean said = block.form() == Block.Form.FENCED && names;
    return plays() && !said
        ? Optional.of(UNLABELLED.get(block.form()) + "; it reads as shell")
        : Optional.empty();
  }

  /** Whether a shell reads it, one that its author names included. */
  boolean isShell() {
    return use == Use.SHELL
        || (use == Use.INTERPRETER
            && Interpreter.isShell(block.attributes().text("interpreter").orElseThrow()));
  }
}
