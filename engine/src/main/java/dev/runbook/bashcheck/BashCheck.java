package dev.runbook.bashcheck;

import dev.runbook.graph.BashText;
import dev.runbook.graph.StepGraph;
import dev.runbook.host.process.Programs;
import dev.runbook.source.PassedTexts;
import dev.runbook.source.Problem;
import dev.runbook.work.InParallel;
import dev.runbook.work.Running;
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
import java.util.function.Supplier;

/**
 * Finds the text of pages that the bash of this machine refuses, before a run plays anything.
 *
 * <p>Each distinct text is read once, and never again once that bash has accepted it. Where the
 * reader of pages has found an error in a block, its own words count: it knows the place better.
 */
public final class BashCheck {
  /**
   * How many texts one bash is given: enough to forget its start, few enough to share, and a fifth
   * of the {@code case}s that its parser nests.
   */
  private static final int AT_ONCE = 256;

  private final Map<String, String> environment;
  private final Path temp;
  private final Map<CheckedText, String> said = new ConcurrentHashMap<>();

  private BashCheck(Map<String, String> environment, Path temp) {
    this.environment = environment;
    this.temp = temp;
  }

  /**
   * A check by the first bash on the PATH; where there is none, it finds nothing.
   *
   * @param temp a folder for texts, which are deleted again
   */
  public static BashCheck onThisMachine(Map<String, String> environment, Path temp) {
    return new BashCheck(environment, temp);
  }

  /** A text where it is. */
  private record Placed(StepGraph page, BashText text, CheckedText asked) {}

  /** What it refuses of all that bash is given on some pages, by these very pages. */
  public Map<StepGraph, List<Problem>> of(List<StepGraph> pages) {
    return of(pages, (page, text) -> true);
  }

  /** What it refuses of a page, in those of its texts that are wanted. */
  public List<Problem> of(StepGraph page, BiPredicate<StepGraph, BashText> wanted) {
    return of(List.of(page), wanted).getOrDefault(page, List.of());
  }

  /** The same, while the thread that asks goes on with other work; a short page is not worth it. */
  public Supplier<List<Problem>> begin(StepGraph page, BiPredicate<StepGraph, BashText> wanted) {
    if (!InParallel.isWorthIt(page.texts())) {
      return () -> of(page, wanted);
    }
    return Running.begin(() -> of(page, wanted))::result;
  }

  /**
   * Has other processors look up the texts of a long page among those that bash has accepted
   * before, so that there is less to do once somebody knows which of them count.
   */
  public void recall(StepGraph page) {
    if (InParallel.isWorthIt(page.texts())) {
      Running.begin(() -> recalled(placed(page, (any, text) -> true)));
    }
  }

  private boolean recalled(List<Placed> placed) {
    Optional<Path> bash = Programs.find("bash", environment);
    if (bash.isPresent()) {
      PassedTexts accepted = new InstalledBash(bash.get(), temp).accepted(environment);
      unknown(placed.stream().map(Placed::asked).toList(), accepted);
    }
    return bash.isPresent();
  }

  private Map<StepGraph, List<Problem>> of(
      List<StepGraph> pages, BiPredicate<StepGraph, BashText> wanted) {
    Map<StepGraph, List<Problem>> found = new IdentityHashMap<>();
    pages.forEach(page -> found.put(page, new ArrayList<>(known(page, wanted))));
    Optional<Path> bash = Programs.find("bash", environment);
    if (bash.isPresent()) {
      ask(pages, wanted, found, new InstalledBash(bash.get(), temp));
    }
    found.values().removeIf(List::isEmpty);
    return found;
  }

  /** What the reader of shell text has found already. */
  private static List<Problem> known(StepGraph page, BiPredicate<StepGraph, BashText> wanted) {
    return page.texts().stream()
        .filter(text -> wanted.test(page, text))
        .flatMap(text -> text.refused().stream())
        .distinct()
        .toList();
  }

  private void ask(
      List<StepGraph> pages,
      BiPredicate<StepGraph, BashText> wanted,
      Map<StepGraph, List<Problem>> found,
      InstalledBash program) {
    List<Placed> placed = pages.stream().flatMap(page -> placed(page, wanted).stream()).toList();
    try {
      read(placed.stream().map(Placed::asked).toList(), program);
    } catch (IOException e) {
      pages.forEach(page -> found.get(page).add(notAsked(page, e)));
      return;
    }
    for (Placed each : placed) {
      Optional<Problem> refused = refused(each);
      if (refused.isPresent() && !found.get(each.page()).contains(refused.get())) {
        found.get(each.page()).add(refused.get());
      }
    }
  }

  /** What bash is asked about on a page. */
  private static List<Placed> placed(StepGraph page, BiPredicate<StepGraph, BashText> wanted) {
    return page.texts().stream()
        .filter(text -> wanted.test(page, text) && text.refused().isEmpty())
        .map(text -> new Placed(page, text, new CheckedText(text.text(), asksForPatterns(text))))
        .toList();
  }

  /** bash reads nothing of a text before all of it where it only looks: a line may turn them on. */
  private static boolean asksForPatterns(BashText text) {
    return text.extendedPatterns() || text.text().contains("extglob");
  }

  private Optional<Problem> refused(Placed placed) {
    String answer = said.get(placed.asked());
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    return BashComplaint.in(answer)
        .map(
            complaint ->
                new BashRefusal(placed.page().document().source(), placed.text(), complaint)
                    .problem());
  }

  /** Asks about what is not known yet. */
  private void read(Collection<CheckedText> texts, InstalledBash program) throws IOException {
    if (texts.stream().allMatch(said::containsKey)) {
      return;
    }
    PassedTexts accepted = program.accepted(environment);
    Map<CheckedText, String> unknown = unknown(texts, accepted);
    ask(List.copyOf(unknown.keySet()), program);
    unknown.keySet().removeIf(text -> !said.get(text).isEmpty());
    accepted.keep(unknown.values());
  }

  /** The texts of which nothing is known, with their hashes; of the others it is kept. */
  private Map<CheckedText, String> unknown(Collection<CheckedText> texts, PassedTexts accepted) {
    Map<CheckedText, String> unknown = new LinkedHashMap<>();
    for (CheckedText text : texts) {
      if (!said.containsKey(text)) {
        String hash = text.hash();
        if (accepted.has(hash)) {
          said.put(text, "");
        } else {
          unknown.put(text, hash);
        }
      }
    }
    return unknown;
  }

  private void ask(List<CheckedText> texts, InstalledBash program) throws IOException {
    List<List<CheckedText>> batches = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += AT_ONCE) {
      batches.add(texts.subList(from, Math.min(texts.size(), from + AT_ONCE)));
    }
    List<IOException> failures =
        batches.parallelStream().flatMap(batch -> failure(batch, program).stream()).toList();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private Optional<IOException> failure(List<CheckedText> batch, InstalledBash program) {
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
