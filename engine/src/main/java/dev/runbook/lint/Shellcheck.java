package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.document.Languages;
import dev.runbook.graph.Sessions;
import dev.runbook.graph.Step;
import dev.runbook.json.Json;
import dev.runbook.shell.Prompts;
import dev.runbook.source.PassedTexts;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs ShellCheck on the blocks of a page, and places its findings on the page.
 *
 * <p>Placeholders are masked by words of the same length. Many blocks go into one process, each in
 * a file of its own, and equal blocks once. A block of which it said nothing is not shown to the
 * same ShellCheck again.
 */
public final class Shellcheck {
  /** Starts a program and waits for what it prints. */
  @FunctionalInterface
  public interface Program {
    /**
     * What it prints on its standard output.
     *
     * @throws IOException when it cannot be started, or does not end
     */
    Answer answer(List<String> command) throws IOException;
  }

  /**
   * What it prints.
   *
   * @param json its standard output
   * @param whole whether it could look at all files, as its exit status says
   */
  public record Answer(String json, boolean whole) {}

  /** How many blocks one process is given: enough to forget its start, few enough to share. */
  private static final int AT_ONCE = 64;

  /** Of very many, since each start takes as long as ten blocks. */
  private static final int MOST_AT_ONCE = 512;

  /**
   * What makes no sense for blocks of a page: a file's first line, variables that another block
   * uses or sets, files read on another machine, {@code cd} without {@code || exit} (a step stops
   * there), and what only {@code ssh} commands are asked about, which the page's host already says.
   * A redirection of {@code sudo} is often meant to be the user's own file; {@code sudo-redirect}
   * finds those that are not.
   */
  private static final Set<Integer> SENSELESS =
      Set.of(2148, 2034, 2154, 2164, 2029, 2087, 2317, 2162, 2024);

  /** The variable with options that it always adds. */
  private static final String OPTIONS = "SHELLCHECK_OPTS";

  private final String executable;
  private final Path temp;
  private final Map<String, String> environment;
  private final Program program;

  /**
   * ShellCheck.
   *
   * @param executable the program
   * @param temp a folder for the blocks' texts, which are deleted again
   * @param environment names the operator's cache, which knows the blocks without findings
   * @param program starts it
   */
  public Shellcheck(
      String executable, Path temp, Map<String, String> environment, Program program) {
    this.executable = executable;
    this.temp = temp;
    this.environment = environment;
    this.program = program;
  }

  /** A block where it is. */
  private record Placed(Page page, Block block, Prompts prompts) {}

  /** Its findings by page. */
  Map<Page, List<Problem>> in(List<Page> pages, LintOptions options) {
    Map<String, List<Placed>> byText = new LinkedHashMap<>();
    for (Page page : pages) {
      blocks(page)
          .forEach(
              placed -> byText.computeIfAbsent(text(placed), any -> new ArrayList<>()).add(placed));
    }
    String excluded = excluded(options);
    PassedTexts passed =
        PassedTexts.by(
            "shellcheck-passes",
            Path.of(executable),
            excluded + environment.getOrDefault(OPTIONS, ""),
            environment);
    Map<String, String> unknown = new LinkedHashMap<>();
    byText.keySet().forEach(text -> unknown.put(text, PassedTexts.hash(text)));
    unknown.values().removeIf(passed::has);
    Map<Page, List<Problem>> found = new HashMap<>();
    List<String> clean = new ArrayList<>();
    batches(List.copyOf(unknown.keySet())).parallelStream()
        .map(batch -> looked(batch, excluded))
        .toList()
        .forEach(
            looked -> {
              looked.clean().forEach(text -> clean.add(unknown.get(text)));
              for (Comment comment : looked.comments()) {
                if (isWanted(comment, options)) {
                  for (Placed placed : byText.get(comment.text())) {
                    found
                        .computeIfAbsent(placed.page(), any -> new ArrayList<>())
                        .add(problem(placed, comment));
                  }
                }
              }
            });
    passed.keep(clean);
    return found;
  }

  private static List<List<String>> batches(List<String> texts) {
    int shares = 4 * Runtime.getRuntime().availableProcessors();
    int size = Math.max(AT_ONCE, Math.min(MOST_AT_ONCE, texts.size() / shares));
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += size) {
      batches.add(texts.subList(from, Math.min(texts.size(), from + size)));
    }
    return batches;
  }

  /** The codes that it is told to leave out. */
  private static String excluded(LintOptions options) {
    return SENSELESS.stream()
        .filter(code -> !options.only().contains(name(code)))
        .sorted()
        .map(code -> "SC" + code)
        .collect(Collectors.joining(","));
  }

  /**
   * What it says of some texts.
   *
   * @param clean those of which it says nothing
   */
  private record Looked(List<Comment> comments, Set<String> clean) {}

  /** What it says of one text. */
  private record Comment(
      String text,
      int line,
      int column,
      int endLine,
      int endColumn,
      String level,
      int code,
      String message) {}

  private static boolean isWanted(Comment comment, LintOptions options) {
    boolean parser = comment.code() < 2000;
    return options.only().contains(name(comment.code()))
        || (!parser && !SENSELESS.contains(comment.code()));
  }

  private static String name(int code) {
    return RuleNames.SHELLCHECK + "SC" + code;
  }

  private static Stream<Placed> blocks(Page page) {
    return page.document().blocks().stream()
        .filter(block -> isBash(block.language()) && isRead(page, block))
        .map(block -> new Placed(page, block, Sessions.of(block)));
  }

  private static boolean isBash(String language) {
    return Languages.isShell(language) && !Languages.isZsh(language);
  }

  /** It is run, all of it, by a shell that understands it. */
  private static boolean isRead(Page page, Block block) {
    List<Step> steps = page.stepsOf(block);
    boolean unsound =
        page.graph().problems().stream()
            .anyMatch(
                problem ->
                    problem.code().equals("shell-syntax")
                        && problem.span().start() >= block.span().start()
                        && problem.span().start() < block.span().end());
    return !steps.isEmpty() && !unsound && steps.stream().allMatch(step -> step.inside().isEmpty());
  }

  /** The block's commands with placeholders masked. */
  private static String text(Placed placed) {
    StringBuilder text = new StringBuilder(placed.prompts().script());
    int from = 0;
    for (Step step : placed.page().stepsOf(placed.block())) {
      for (ReadCommand read : placed.page().commandsOf(step)) {
        int at = text.indexOf(read.command().text(), from);
        if (at >= 0) {
          text.replace(at, at + read.text().length(), read.text());
          from = at + read.text().length();
        }
      }
    }
    return text.toString();
  }

  private Looked looked(List<String> texts, String excluded) {
    try {
      Path folder = Files.createTempDirectory(temp, "shellcheck");
      try {
        List<String> command =
            new ArrayList<>(List.of(executable, "--norc", "-f", "json1", "-s", "bash"));
        if (!excluded.isEmpty()) {
          command.addAll(List.of("-e", excluded));
        }
        for (int i = 0; i < texts.size(); i++) {
          Path file = folder.resolve(i + ".bash");
          Files.writeString(file, texts.get(i));
          command.add(file.toString());
        }
        Answer answer = program.answer(command);
        List<Comment> comments = parse(answer.json(), texts);
        Set<String> clean = new HashSet<>();
        if (answer.whole() && !answer.json().isBlank()) {
          clean.addAll(texts);
          comments.forEach(comment -> clean.remove(comment.text()));
        }
        return new Looked(comments, clean);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Comment> parse(String json, List<String> texts) {
    List<Comment> comments = new ArrayList<>();
    if (json.isBlank() || !(Json.object(json).get("comments") instanceof List<?> list)) {
      return comments;
    }
    for (Object each : list) {
      Map<?, ?> map = (Map<?, ?>) each;
      String file = Path.of(String.valueOf(map.get("file"))).getFileName().toString();
      comments.add(
          new Comment(
              texts.get(Integer.parseInt(file.replace(".bash", ""))),
              number(map, "line"),
              number(map, "column"),
              number(map, "endLine"),
              number(map, "endColumn"),
              String.valueOf(map.get("level")),
              number(map, "code"),
              String.valueOf(map.get("message"))));
    }
    return comments;
  }

  private static int number(Map<?, ?> map, String key) {
    return ((Number) map.get(key)).intValue();
  }

  private static Problem problem(Placed placed, Comment comment) {
    Source source = placed.page().source();
    int start = offset(placed, comment.line(), comment.column());
    int end = offset(placed, comment.endLine(), comment.endColumn());
    Span span = placed.block().sourceSpan(start, Math.max(start, end));
    String code = "SC" + comment.code();
    return new Problem(
        severity(comment.level()),
        name(comment.code()),
        source,
        span,
        withoutFullStop(comment.message()),
        Optional.of("https://www.shellcheck.net/wiki/" + code + " says what to write instead"));
  }

  /** Only what keeps a page from being played is an error; its errors are warnings here. */
  private static Severity severity(String level) {
    return level.equals("error") || level.equals("warning") ? Severity.WARNING : Severity.NOTE;
  }

  private static String withoutFullStop(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** Lines and columns count from 1, a tab and any character as one column. */
  private static int offset(Placed placed, int line, int column) {
    String text = placed.block().text();
    int at = 0;
    for (int i = 1; i < line && at < text.length(); i++) {
      int newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length() : newline + 1;
    }
    List<Integer> cuts = placed.prompts().cuts();
    int cut = line <= cuts.size() ? cuts.get(line - 1) : 0;
    int from = Math.min(text.length(), at + cut);
    int lineEnd = text.indexOf('\n', from);
    int limit = lineEnd < 0 ? text.length() : lineEnd;
    int points = Math.min(column - 1, text.codePointCount(from, limit));
    return text.offsetByCodePoints(from, Math.max(0, points));
  }
}
