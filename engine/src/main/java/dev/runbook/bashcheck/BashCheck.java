package dev.runbook.bashcheck;

import dev.runbook.graph.BashText;
import dev.runbook.graph.StepGraph;
import dev.runbook.host.process.Programs;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the bash of this machine refuses of pages, before anything is played.
 *
 * <p>Each distinct text is read once, and never again once that bash has accepted it. Where the
 * reader of pages has found an error in a block, its own words count: it knows the place better.
 */
public final class BashCheck {
  /** How many texts one bash is given: enough to forget its start, few enough to share. */
  private static final int AT_ONCE = 256;

  /** Blocks share a shell, and so the options that earlier ones have set. */
  private static final Pattern EXTGLOB = Pattern.compile("(?:\\bshopt\\s|-O\\s).*\\bextglob\\b");

  private final Optional<InstalledBash> bash;
  private final Map<String, String> environment;
  private final Map<Asked, String> said = new ConcurrentHashMap<>();

  private BashCheck(Optional<InstalledBash> bash, Map<String, String> environment) {
    this.bash = bash;
    this.environment = environment;
  }

  /**
   * A check by the first bash on the PATH; where there is none, it finds nothing.
   *
   * @param temp a folder for texts, which are deleted again
   */
  public static BashCheck onThisMachine(Map<String, String> environment, Path temp) {
    return new BashCheck(
        Programs.find("bash", environment).map(program -> new InstalledBash(program, temp)),
        environment);
  }

  /** A text where it stands. */
  private record Placed(StepGraph page, BashText text, Asked asked) {}

  /** What it refuses of all that bash is given on some pages, by these very pages. */
  public Map<StepGraph, List<Problem>> of(List<StepGraph> pages) {
    return of(pages, (page, text) -> true);
  }

  /** What it refuses of a page, in those of its texts that are wanted. */
  public List<Problem> of(StepGraph page, BiPredicate<StepGraph, BashText> wanted) {
    return of(List.of(page), wanted).getOrDefault(page, List.of());
  }

  private Map<StepGraph, List<Problem>> of(
      List<StepGraph> pages, BiPredicate<StepGraph, BashText> wanted) {
    if (bash.isEmpty()) {
      return Map.of();
    }
    List<Placed> placed = pages.stream().flatMap(page -> placed(page, wanted).stream()).toList();
    Map<StepGraph, List<Problem>> found = new IdentityHashMap<>();
    try {
      read(placed.stream().map(Placed::asked).toList(), bash.get());
    } catch (IOException e) {
      pages.forEach(page -> found.put(page, List.of(notAsked(page, e))));
      return found;
    }
    Endings endings = new Endings(bash.get());
    placed.parallelStream()
        .flatMap(each -> refused(each, endings).stream())
        .distinct()
        .toList()
        .forEach(
            each ->
                found.computeIfAbsent(each.page(), any -> new ArrayList<>()).add(each.problem()));
    return found;
  }

  /** What bash is asked about on a page. */
  private static List<Placed> placed(StepGraph page, BiPredicate<StepGraph, BashText> wanted) {
    Matcher extglob = EXTGLOB.matcher(page.document().source().text());
    int since = extglob.find() ? extglob.start() : Integer.MAX_VALUE;
    return page.texts().stream()
        .filter(text -> wanted.test(page, text) && !isRefusedAlready(page, text))
        .map(text -> new Placed(page, text, new Asked(text.text(), since < text.span().end())))
        .toList();
  }

  /** A problem of one of the pages. */
  private record Found(StepGraph page, Problem problem) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Found found && found.problem.equals(problem);
    }

    @Override
    public int hashCode() {
      return problem.hashCode();
    }
  }

  private Optional<Found> refused(Placed placed, Endings endings) {
    return Complaint.in(said.get(placed.asked()))
        .map(
            complaint ->
                new Refusal(
                    placed.page().document().source(), placed.text(), placed.asked(), complaint))
        .map(refusal -> new Found(placed.page(), refusal.problem(endings)));
  }

  /** The reader has an error in this text already. */
  private static boolean isRefusedAlready(StepGraph page, BashText text) {
    return page.problems().stream()
        .anyMatch(
            problem ->
                problem.severity() == Severity.ERROR
                    && problem.code().equals(Refusal.CODE)
                    && text.span().contains(problem.span().start()));
  }

  /** Asks about what is not known yet. */
  private void read(Collection<Asked> texts, InstalledBash program) throws IOException {
    Map<Asked, String> hashes = new LinkedHashMap<>();
    texts.stream()
        .filter(text -> !said.containsKey(text))
        .forEach(text -> hashes.computeIfAbsent(text, Asked::hash));
    if (hashes.isEmpty()) {
      return;
    }
    AcceptedTexts accepted = AcceptedTexts.by(program, environment);
    hashes.forEach(
        (text, hash) -> said.computeIfAbsent(text, any -> accepted.has(hash) ? "" : null));
    List<Asked> unknown = hashes.keySet().stream().filter(text -> !said.containsKey(text)).toList();
    ask(unknown, program);
    accepted.keep(
        unknown.stream().filter(text -> said.get(text).isEmpty()).map(hashes::get).toList());
  }

  private void ask(List<Asked> texts, InstalledBash program) throws IOException {
    List<List<Asked>> batches = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += AT_ONCE) {
      batches.add(texts.subList(from, Math.min(texts.size(), from + AT_ONCE)));
    }
    List<IOException> failures =
        batches.parallelStream().flatMap(batch -> failure(batch, program).stream()).toList();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private Optional<IOException> failure(List<Asked> batch, InstalledBash program) {
    try {
      said.putAll(program.read(batch));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static Problem notAsked(StepGraph page, IOException e) {
    return Problem.warning(
            page.document().source(),
            page.document().sections().get(0).span(),
            "syntax-not-checked",
            "bash could not be asked whether it accepts the blocks of this page: " + e.getMessage())
        .withHint("a block that it refuses is found only when it is played");
  }
}
