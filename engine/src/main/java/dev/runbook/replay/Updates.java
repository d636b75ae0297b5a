package dev.runbook.replay;

import dev.runbook.host.mock.MockPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The changes to files that make tests pass again. */
public final class Updates {
  /** What is changed. */
  public enum Kind {
    /** What scenarios expect. */
    expect,
    /** The plan texts of pages. */
    plan,
    /** What pages say that steps print. */
    page,
    /** The replies of mock hosts. */
    mock
  }

  private final Set<Kind> kinds;

  private final MockFiles mocks;
  private final PlanTexts texts;

  Updates(Set<Kind> kinds, MockFiles mocks, PlanTexts texts) {
    this.mocks = mocks;
    this.kinds = Set.copyOf(kinds);
    this.texts = texts;
  }

  /**
   * The changes that a test run calls for. Replies come first, alone: what came of a run in which
   * one was missing says nothing.
   */
  public List<Change> of(TestReport report) {
    if (kinds.contains(Kind.mock)) {
      Set<MockPlace> used = new HashSet<>();
      report
          .verdicts()
          .forEach(verdict -> verdict.played().ifPresent(each -> used.addAll(each.used())));
      List<Change> replies = new MockUpdate(mocks, used).of(report.verdicts());
      if (!replies.isEmpty()) {
        return replies;
      }
    }
    List<Change> changes = new ArrayList<>();
    if (kinds.contains(Kind.page)) {
      report.verdicts().forEach(verdict -> changes.addAll(PageUpdate.of(verdict)));
      if (!changes.isEmpty()) {
        return changes;
      }
    }
    if (kinds.contains(Kind.expect)) {
      report.verdicts().forEach(verdict -> changes.addAll(ExpectUpdate.of(verdict)));
    }
    if (kinds.contains(Kind.plan)) {
      changes.addAll(planTexts(report));
    }
    return changes;
  }

  /** What is left to a person, in a sentence each. */
  public List<String> refusals(TestReport report) {
    return kinds.contains(Kind.expect)
        ? report.verdicts().stream()
            .flatMap(verdict -> ExpectUpdate.refusal(verdict).stream())
            .toList()
        : List.of();
  }

  private List<Change> planTexts(TestReport report) {
    List<Change> changes = new ArrayList<>();
    report.verdicts().stream()
        .flatMap(verdict -> verdict.played().stream())
        .map(played -> played.plan().procedure().path())
        .distinct()
        .forEach(
            page -> {
              Path file = PlanTexts.fileOf(page);
              String now = texts.now(page);
              if (!now.lines().toList().equals(lines(file))) {
                String what = Files.exists(file) ? "the plan has changed" : "the plan is written";
                changes.add(Change.whole(file, what, now));
              }
            });
    return changes;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
