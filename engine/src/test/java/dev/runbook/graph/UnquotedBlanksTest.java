package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnquotedBlanksTest {
  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u00A0', '\u1680', '\u2000', '\u2002', '\u2003', '\u2007', '\u2009', '\u202F', '\u205F',
        '\u3000'
      })
  void areAnErrorBetweenWordsWhicheverTheyAre(char blank) {
    assertThat(UnquotedBlanks.first("rm -rf" + blank + "/tmp/x")).isEqualTo(6);
    assertThat(Graphs.problems("## Job\n\n```bash\n" + blank + "frob\n```\n"))
        .singleElement()
        .asString()
        .startsWith("page.md:4:1: error[no-break-space]")
        .contains(String.format("U+%04X", (int) blank));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo '10\u00A0000'",
        "echo \"a\\\"\u00A0b\"",
        "ls # why\u00A0not",
        "# Attention\u00A0: x\nls",
        "cat <<EOF\na\u00A0b\nEOF\nls",
        "cat <<-'E' > f\n\ta\u00A0b\n\tE\nls",
        "ls -l"
      })
  void areTheAuthorsInQuotesCommentsAndHeredocs(String text) {
    assertThat(UnquotedBlanks.first(text)).isEqualTo(-1);
  }

  @Test
  void areFoundAfterWhatIsQuoted() {
    String text = "echo '\u00A0' \"\u00A0\" # \u00A0\ncat <<E\n\u00A0\nE\nls\u00A0-l";
    assertThat(UnquotedBlanks.first(text)).isEqualTo(text.lastIndexOf('\u00A0'));
  }
}
