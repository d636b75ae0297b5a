package dev.runbook.replay;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of a mutation test: the changes of pages that their scenarios notice, and those that
 * they do not.
 *
 * @param pages those that were changed, in the order of their scenarios
 */
public record MutationReport(List<PageMutants> pages) {
  /** Copies the list. */
  public MutationReport {
    pages = List.copyOf(pages);
  }

  /** The result for a mutant. */
  public enum MutantStatus {
    /** A scenario noticed it. */
    KILLED,
    /** The plan text alone is another: it is accepted with one key, so that does not count. */
    SEEN,
    /** Nobody noticed it. */
    SURVIVED
  }

  /**
   * A mutant and what came of it.
   *
   * @param hint what would notice it
   */
  public record Judged(Mutant mutant, MutantStatus status, String hint) {}

  /** A page and its mutants; those that do what the page does are not among them. */
  public record PageMutants(Path page, List<Judged> mutants) {
    /** Copies the list. */
    public PageMutants {
      mutants = List.copyOf(mutants);
    }

    /** How many mutants have a status. */
    public long count(MutantStatus status) {
      return mutants.stream().filter(each -> each.status() == status).count();
    }

    /** Those that no scenario noticed, in the order of the page. */
    public List<Judged> unnoticed() {
      return mutants.stream().filter(each -> each.status() != MutantStatus.KILLED).toList();
    }
  }

  /** How many there were. */
  public long total() {
    return pages.stream().mapToLong(page -> page.mutants().size()).sum();
  }

  /** How many scenarios noticed. */
  public long killed() {
    return pages.stream().mapToLong(page -> page.count(MutantStatus.KILLED)).sum();
  }

  /** How many per cent of them scenarios noticed. */
  public int percent() {
    return total() == 0 ? 100 : (int) (100 * killed() / total());
  }
}
