package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.CountedWork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However much of one thing a page has, the whole way from its text to its steps is in proportion:
 * reading, splitting, looking for what surrounds a place, judging.
 */
class PageGrowthTest {
  /** More than what is remembered of one reading for the next. */
  private static final int SHORT = 10_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<A ",
        "$(",
        "`",
        "((",
        "[[ ",
        "{ ",
        "( ",
        "case x in a) ",
        "if ",
        "\"",
        "'",
        "${",
        "$((",
        "<(",
        "&&",
        " && a",
        "|",
        " | a",
        "\\\n",
        "\"$(",
        "x=(",
        "f() { ",
        "cat <<E\n",
        "cat <<E\nx\nE\n",
        "$(cat <<E\n",
        "cat <<E <<F\n$(cat <<G\nx\nG\n)\nE\n<x>\nF\n",
        "<a> ",
        "a\n",
        "a; ",
        "# a\n\na\n",
        "$ a\n",
        "mysql> a\n",
        "coproc ",
        "> a\n",
        "x=a\n$x\n",
        "f() { f; }\nf\n",
        "x=a\n$x\n```\n\n```bash\n",
        "f() { g; }\ng() { f; }\nf\n```\n\n```bash\n",
        "alias a=b\na\n```\n\n```bash\n"
      })
  void isInProportionToThePage(String piece) {
    CountedWork.isInProportion(
        piece, SHORT, page -> assertThat(Graphs.of(page).document().sections()).isNotEmpty());
  }
}
