package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import dev.runbook.host.mock.HostScript.Entry;
import dev.runbook.source.Problems;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads one entry of a host's {@code commands}. */
final class CommandEntryReader {
  private static final List<String> KEYS =
      List.of(
          "run",
          "match",
          "when",
          "cwd",
          "in",
          "interpreter",
          "options",
          "kept",
          "tty",
          "replies",
          "spare",
          "looks");

  private final String host;
  private final Problems problems;
  private final StateReader states;
  private final ReplyReader replies;

  CommandEntryReader(String host, Problems problems, StateReader states) {
    this.host = host;
    this.problems = problems;
    this.states = states;
    this.replies = new ReplyReader(problems, states);
  }

  /** The entry, unless it cannot be told what it is for. */
  Optional<Entry> entry(YamlMapping command) {
    command.only(Stream.concat(KEYS.stream(), ReplyReader.KEYS.stream()).toList());
    ReplyConditions only = circumstances(command);
    Optional<CommandMatcher> wanted = wanted(command, "a command");
    MockPlace place =
        place(
            command,
            wanted.orElse(new CommandMatcher.Exactly(CommandTemplate.of(""))),
            command.flag("spare").orElse(false),
            command.flag("looks").orElse(false));
    List<ScriptedReply> given = replies(command, place, wanted);
    return wanted.map(text -> new Entry(place, text, only, given));
  }

  /** Says what is still to be filled in. */
  void tellToDo() {
    replies.tellToDo();
  }

  /** A reply without circumstances. */
  ScriptedReply plain(YamlMapping keys, MockPlace place) {
    return replies.reply(keys, place, Optional.empty());
  }

  MockPlace place(YamlMapping mapping, CommandMatcher wanted, boolean spare, boolean looks) {
    String key = mapping.keys().contains("run") ? "run" : "match";
    return new MockPlace(
        problems.source(), mapping.keySpan(key), host, wanted.text(), spare, looks);
  }

  private List<ScriptedReply> replies(
      YamlMapping command, MockPlace place, Optional<CommandMatcher> wanted) {
    if (command.node("replies").isEmpty()) {
      return List.of(replies.reply(command, place, wanted));
    }
    replies.refuse(command, "replies", ReplyReader.KEYS);
    List<YamlMapping> items = command.mappings("replies");
    if (items.isEmpty()) {
      problems.error(
          command.keySpan("replies"),
          "missing-value",
          "`replies` has none",
          "write at least one, such as `{stdout: ready}`");
      return List.of(ScriptedReply.silent(place, Outcome.ok()));
    }
    List<ScriptedReply> given = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      YamlMapping item = items.get(i).only(ReplyReader.KEYS);
      MockPlace here =
          new MockPlace(
              problems.source(), item.span(), host, place.text(), place.spare(), place.looks());
      ScriptedReply reply = replies.reply(item, here, wanted);
      boolean once = i < items.size() - 1 && reply.times().isEmpty();
      given.add(once ? reply.given(Optional.of(1)) : reply);
    }
    return given;
  }

  private ReplyConditions circumstances(YamlMapping command) {
    return new ReplyConditions(
        states.asked(command),
        command.text("cwd"),
        command.text("interpreter").filter(program -> !program.equals("bash")),
        options(command),
        command.flag("kept"),
        command.flag("tty"),
        command.text("in"));
  }

  private static List<String> options(YamlMapping command) {
    boolean list = command.node("options").filter(YamlNode.Sequence.class::isInstance).isPresent();
    List<String> written =
        list ? command.texts("options") : command.text("options").map(List::of).orElse(List.of());
    return new HostAccess(written, true).options();
  }

  /** Which commands are meant by {@code run} or {@code match}; a bare login is an empty one. */
  Optional<CommandMatcher> wanted(YamlMapping command, String what) {
    Optional<String> run = command.text("run");
    Optional<String> match = command.text("match");
    if (run.isPresent() && match.isPresent()) {
      problems.error(
          command.keySpan("match"),
          "conflicting-keys",
          what + " has `run` or `match`, not both",
          what.equals("a rule") ? "make two rules of it" : "make two commands of it");
      return Optional.empty();
    }
    run.filter(text -> text.isBlank() && !text.isEmpty())
        .ifPresent(
            any -> command.bad("run", what + " is never empty", "write what the host receives"));
    if (command.node("run").isEmpty() && command.node("match").isEmpty()) {
      problems.error(
          command.span(),
          "missing-key",
          what + " needs `run` or `match`",
          "`run` is the exact text, `match` a regular expression for the whole of it");
    }
    return run.<CommandMatcher>map(text -> new CommandMatcher.Exactly(CommandTemplate.of(text)))
        .or(() -> match.flatMap(text -> pattern(command, text)));
  }

  private static Optional<CommandMatcher> pattern(YamlMapping command, String text) {
    try {
      return Optional.of(CommandMatcher.Matching.of(text));
    } catch (PatternSyntaxException e) {
      command.bad(
          "match",
          "`match` is not a regular expression: " + e.getDescription(),
          "put a backslash before each of . ( ) [ { * + ? | $ ^ that is meant literally");
      return Optional.empty();
    }
  }
}
