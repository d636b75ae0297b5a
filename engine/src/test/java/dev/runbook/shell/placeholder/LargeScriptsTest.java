package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scripts made to be slow or deep for whoever looks for placeholders; each takes a second at worst
 * where time grows with size, and minutes or the whole stack where it does not.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargeScriptsTest {
  private static final int SIZE = Boolean.getBoolean("soak") ? 1 << 20 : 1 << 17;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<a ",
        "<a>",
        "ssh h \"x <b>\"\n",
        "kubectl logs POD_NAME -n NAMESPACE\n",
        "grep 'x' ",
        "echo \"$A $B\"\n",
        "'\"",
        "[pod] ",
        "{id}/",
        "xxx ",
        "... ",
        "your-x ",
        "YYYY",
        "a=b; ",
        "user@example.com ",
        "a.",
        "http://h/",
        "\\\n",
        "<a\n",
        "{{a_b}} ",
        "A_",
        "A-",
        "a-",
        "my-",
        "path/to/",
        "</a>",
        "to_char(",
        "1.2.",
        "%A",
        "__A",
        "bash -c 'echo $A'\n",
        "bash -c ",
        "ssh ",
        "${A} "
      })
  void areReadInTimeThatGrowsWithTheirSize(String part) {
    String text = part.repeat(SIZE / part.length());
    PlaceholderFinder finder = new PlaceholderFinder(Map.of(), new Variables(Set.of("x"), false));
    assertThatCode(() -> finder.in(text)).doesNotThrowAnyException();
    assertThatCode(() -> PlaceholderSamples.in(text)).doesNotThrowAnyException();
  }
}
