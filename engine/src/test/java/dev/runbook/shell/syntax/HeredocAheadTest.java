package dev.runbook.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a command substitution ends in the line that announces a heredoc, bash reads the heredoc's
 * body from the next line on, also where that line is inside a quote (parse.y, parse_comsub).
 */
class HeredocAheadTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=\"$(\ncat <<E)x\n\" b\nE\necho z\"",
        "v=\"$(\ncat <<E)x\nb\nE\necho z\"",
        "v=$(\ncat <<E)x\n\" b\nE\necho \"z\n)\"",
        "v=$(\ncat <<E)x\n' b\nE\necho z",
        "v=\"$(\ncat <<E)x\"\n' b\nE\necho z",
        "v=\"$(a\ncat <<E)\" c\n' b\nE\necho z",
        "v=\"$(a\ncat <<E)\n' b\nE\necho z\"",
        "v=\"$(a\ncat <<E &)\n' b\nE\necho z\"",
        "v=\"$(\n\ncat <<E)\n' b\nE\necho z\"",
        "v=\"$(cat <<E)\n' b\nE\necho z\"",
        "v=\"p\n$(cat <<E)\n' b\nE\necho z\"",
        "v=\"p\n$(cat <<E)q\" r\n' b\nE\necho z",
        "v='p\n'$(cat <<E)q r\n' b\nE\necho z",
        "v=\"$(cat <<A\nx\nA\ncat <<E)q\" r\n' b\nE\necho z",
        "v=\"$(cat <<A\nx\nA\ncat <<E)q\n' b\nE\necho z\"",
        "echo $(cat <<E)'x\n\" b\nE\ny' z",
        "echo $(cat <<E)$'x\n' b\nE\ny' z",
        "echo $(cat <<E)${v:-x\n} b\nE\ny} z",
        "echo $(cat <<E)${v:-x\n' b\nE\ny} z",
        "echo \"$(cat <<E)${v:-x\n' b\nE\ny} z\"",
        "echo $(cat <<E)`x\n' b\nE\ny` z",
        "echo \"$(cat <<E)`x\n\" b\nE\ny` z\"",
        "echo $(cat <<E)$((1+\n' b\nE\n2)) z",
        "a=($(cat <<E) x\n' b\nE\n2) ",
        "echo $(cat <<E) \"$(x\n' b\nE\ny)\" z",
        "echo $(cat <<E) && \n' b\nE\n y z",
        "if $(cat <<E); then\n' b\nE\n y; fi",
        "case $(cat <<E) in\n' b\nE\n y) z;; esac",
        "echo \"$(cat <<E)\\\\\n' b\nE\n y\"",
        "[[ $(cat <<E) == x &&\n' b\nE\n y ]]",
        "echo $(cat <<E) # x\n' b\nE\ny z"
      })
  void isReadBeforeTheRestOfWhatTheLineOpens(String text) {
    assertThat(SyntaxTree.of(text + "\n").error()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=\"$(\ncat <<E)x\n\" b\nE\necho \"z\n)\"",
        "echo \"$(\ncat <<E)x\n\" b\nE\necho \"z\n)\"",
        "echo \"$(cat <<E)x\n\" b\nE\necho \"z\n)\"",
        "v=\"$(cat <<E)x\n\" b\nE\necho \"z\n)\"",
        "echo $(cat <<E)'x\n' b\nE\ny z"
      })
  void closesNothingWithWhatStandsInIt(String text) {
    assertThat(SyntaxTree.of(text + "\n").error()).isPresent();
  }

  @Test
  void isNoPartOfTheWordsAroundIt() {
    SyntaxTree tree = SyntaxTree.of("echo $(cat <<E)'x\nbody\nE\ny' z\n");
    CommandNode.Simple echo =
        (CommandNode.Simple)
            new EnclosingNodes(tree)
                .around(0).stream()
                    .filter(CommandNode.Simple.class::isInstance)
                    .findFirst()
                    .orElseThrow();
    assertThat(echo.words()).hasSize(3);
    List<WordPart> parts = echo.words().get(1).parts();
    assertThat(parts.get(parts.size() - 1).shown()).isEqualTo("x\ny");
  }
}
