package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.host.mock.Normaliser;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.event.JournalRemark.HostIdentified;
import dev.runbook.journal.event.JournalStepEvent.CommandFinished;
import dev.runbook.journal.event.JournalStepEvent.CommandStarted;
import dev.runbook.plan.Plan;
import dev.runbook.run.StepOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes mock hosts that answer as the hosts of a past run did. */
final class RecordedMock {
  /** More of what a command wrote is left out. */
  private static final int MOST = 64 * 1024;

  private final StepGraph page;
  private final Map<String, Map<String, Object>> hosts = new LinkedHashMap<>();
  private final Map<String, Map<Map<String, Object>, List<Map<String, Object>>>> entries =
      new LinkedHashMap<>();
  private final Map<String, List<Object>> sent = new LinkedHashMap<>();
  private final Set<String> normalised = new LinkedHashSet<>();
  private boolean cut;

  /**
   * Of a run, or of one that leads others and those others.
   *
   * @param page the page that was played, nothing filled in
   */
  RecordedMock(List<PastRun> runs, StepGraph page) {
    this.page = page;
    runs.forEach(this::read);
    entries.forEach((host, all) -> host(host).put("commands", commands(all)));
  }

  private void read(PastRun run) {
    Map<Long, CommandFinished> ends = new LinkedHashMap<>();
    events(run, CommandFinished.class).forEach(end -> ends.put(end.number(), end));
    events(run, HostIdentified.class).forEach(this::identified);
    events(run, CommandStarted.class)
        .forEach(
            started ->
                sent(
                    started,
                    reply(started, Optional.ofNullable(ends.get(started.number())), run.folder())));
  }

  private static <E> Stream<E> events(PastRun run, Class<E> kind) {
    return run.contents().records().stream()
        .map(record -> record.event())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** The hosts, as a mock file has them. */
  Map<String, Object> hosts() {
    return new LinkedHashMap<>(hosts);
  }

  /** What each host received, in order. */
  Map<String, List<Object>> commands() {
    return sent;
  }

  /** The names of the rules by which output was changed. */
  List<String> normalised() {
    return List.copyOf(normalised);
  }

  /** Whether a command wrote more than its host says now. */
  boolean isCut() {
    return cut;
  }

  private Map<String, Object> host(String name) {
    return hosts.computeIfAbsent(name, any -> new LinkedHashMap<>());
  }

  private void identified(HostIdentified answer) {
    host(answer.host())
        .put("identity", Map.of("hostname", answer.hostname(), "user", answer.user()));
  }

  private void sent(CommandStarted started, Map<String, Object> reply) {
    Map<String, Object> asked = asked(started);
    boolean arrived = !"refuse".equals(reply.get("fault"));
    entries
        .computeIfAbsent(started.host(), any -> new LinkedHashMap<>())
        .computeIfAbsent(asked, any -> new ArrayList<>())
        .add(reply);
    sent.computeIfAbsent(started.host(), any -> new ArrayList<>());
    if (arrived && asked.containsKey("run")) {
      sent.get(started.host()).add(asked.get("run"));
    }
  }

  /** Whether what each host received can be said word for word. */
  boolean isComplete() {
    return entries.values().stream()
        .flatMap(all -> all.keySet().stream())
        .allMatch(asked -> asked.containsKey("run"));
  }

  /** What is asked for: the command with the names of its values, and where it ran. */
  private Map<String, Object> asked(CommandStarted started) {
    Map<String, Object> asked = new LinkedHashMap<>();
    Optional<Command> command = command(started);
    Optional<Step> step = page.step(started.step());
    String text = started.run().isEmpty() ? started.text() : started.run();
    if (command.isPresent()) {
      asked.put("run", CommandNames.in(command.get()));
    } else if (text.contains(Plan.MASK)) {
      asked.put("match", Pattern.quote(text).replace(Plan.MASK, "\\E.*\\Q"));
    } else {
      asked.put("run", text);
    }
    step.flatMap(each -> each.options().directory()).ifPresent(folder -> asked.put("cwd", folder));
    boolean isOwn =
        step.filter(each -> command.filter(each.commands()::contains).isPresent()).isPresent();
    if (isOwn) {
      step.flatMap(each -> each.options().interpreter())
          .ifPresent(program -> asked.put("interpreter", program));
    }
    command.ifPresent(
        each -> {
          if (!each.where().options().isEmpty()) {
            asked.put("options", each.where().options());
          }
          if (!each.where().isHere()) {
            asked.put("kept", each.where().kept());
          }
        });
    return asked;
  }

  /** The command of the page, unless somebody has edited it. */
  private Optional<Command> command(CommandStarted started) {
    return page.step(started.step()).stream()
        .flatMap(
            step ->
                Stream.of(
                        step.options().condition().stream(),
                        step.commands().stream(),
                        step.options().until().stream(),
                        step.options().verify().stream())
                    .flatMap(each -> each))
        .filter(command -> command.line() == started.line() && isText(command, started))
        .findFirst();
  }

  private static boolean isText(Command command, CommandStarted started) {
    return command.text().equals(started.text());
  }

  private Map<String, Object> reply(
      CommandStarted started, Optional<CommandFinished> end, RunFolder folder) {
    Map<String, Object> reply = new LinkedHashMap<>();
    boolean asIs =
        page.step(started.step())
            .filter(
                step ->
                    step.options().capture().isPresent() || step.options().expected().isPresent())
            .isPresent();
    String secret = secret(started);
    output(folder.stdout(started.number()), asIs, secret)
        .ifPresent(text -> reply.put("stdout", text));
    output(folder.stderr(started.number()), asIs, secret)
        .ifPresent(text -> reply.put("stderr", text));
    StepOutcome outcome = end.map(CommandFinished::ended).orElse(StepOutcome.UNKNOWN);
    switch (outcome) {
      case OK, FAILED -> {
        long status = end.orElseThrow().status().orElse(outcome == StepOutcome.OK ? 0 : 1);
        if (status != 0) {
          reply.put("exit", (int) status);
        }
      }
      case SIGNALLED -> reply.put("signal", signal(end.orElseThrow().detail()));
      case TIMED_OUT -> reply.put("fault", "hang");
      case NOT_STARTED -> {
        reply.clear();
        reply.put("fault", "refuse");
      }
      default -> reply.put("fault", "disconnect");
    }
    return reply;
  }

  private static String signal(String detail) {
    var name = Pattern.compile("\\b(?:SIG)?([A-Z]{3,5}[12]?)\\b").matcher(detail);
    return name.find() ? name.group(1) : "TERM";
  }

  /** What stands for a secret in what a command wrote, where it has just one. */
  private String secret(CommandStarted started) {
    List<String> names =
        command(started).stream()
            .flatMap(command -> command.placeholders().stream())
            .map(placeholder -> placeholder.name())
            .distinct()
            .toList();
    return names.size() == 1 ? "{{" + names.get(0) + "}}" : Plan.MASK;
  }

  private Optional<String> output(Path file, boolean asIs, String secret) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST + 1);
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (bytes.length > MOST) {
        cut = true;
        int lines = text.lastIndexOf('\n') + 1;
        int whole = text.offsetByCodePoints(text.length(), -1); // the last may be half a letter
        text = text.substring(0, lines > 0 ? lines : whole);
      }
      text = text.replace(Plan.MASK, secret);
      return Optional.of(asIs ? text : normal(text)).filter(any -> bytes.length > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String normal(String text) {
    String changed = text;
    for (Normaliser each : Normaliser.known()) {
      String now = each.in(changed);
      if (!now.equals(changed)) {
        normalised.add(each.name());
      }
      changed = now;
    }
    return changed;
  }

  /** One entry for each command; what it answered the second time stands under `replies`. */
  private static List<Map<String, Object>> commands(
      Map<Map<String, Object>, List<Map<String, Object>>> all) {
    List<Map<String, Object>> commands = new ArrayList<>();
    all.forEach(
        (asked, replies) -> {
          Map<String, Object> entry = new LinkedHashMap<>(asked);
          List<Map<String, Object>> different = repeated(replies);
          if (different.size() == 1) {
            Map<String, Object> only = new LinkedHashMap<>(different.get(0));
            only.remove("times");
            entry.putAll(only);
          } else {
            entry.put("replies", different);
          }
          commands.add(entry);
        });
    return commands;
  }

  /** The same answer several times in a row is said once; the last one stays. */
  private static List<Map<String, Object>> repeated(List<Map<String, Object>> replies) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (int i = 0; i < replies.size(); ) {
      int end = i + 1;
      while (end < replies.size() && replies.get(end).equals(replies.get(i))) {
        end++;
      }
      Map<String, Object> reply = new LinkedHashMap<>(replies.get(i));
      if (end < replies.size() && end - i > 1) {
        reply.put("times", end - i);
      }
      found.add(reply);
      i = end;
    }
    return found;
  }
}
