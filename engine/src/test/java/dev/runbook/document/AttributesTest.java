package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
  @Test
  void followTheLanguageInBraces() {
    assertThat(onFence("bash {name=stop-app host=hemma danger}"))
        .isEqualTo("name=stop-app host=hemma danger=true");
  }

  @Test
  void areReadFromJsonToo() {
    assertThat(
            onFence("bash {\"name\":\"stop-app\",\"interactive\":false,\"needs\":[\"a\",\"b\"]}"))
        .isEqualTo("name=stop-app interactive=false needs=a,b");
    assertThat(onFence("sh { \"name\": \"stop }app\" }")).isEqualTo("name=stop }app");
  }

  @Test
  void areReadWithoutBracesToo() {
    assertThat(onFence("bash title=\"Stop it\" danger")).isEqualTo("title=Stop it danger=true");
  }

  @Test
  void mayStandAlone() {
    assertThat(onFence("{expect}")).isEqualTo("expect=true");
    assertThat(onFence("text {expect}")).isEqualTo("expect=true");
    assertThat(onFence("sh,ignore")).isEqualTo("ignore=true");
  }

  @Test
  void haveValuesBareOrInQuotes() {
    assertThat(onFence("sh {ok-exit=0,1, name='stop app'}")).isEqualTo("ok-exit=0,1 name=stop app");
    assertThat(onFence("sh {verify=\"grep -q \\\"a\\\\d\\\" f\"}"))
        .isEqualTo("verify=grep -q \"a\\d\" f");
    assertThat(onFence("sh {if='don\\'t'}")).isEqualTo("if=don't");
  }

  @Test
  void knowTheirPlacesAndDurations() {
    String page = "```sh {name=a timeout=30s}\nls\n```\n";
    Attributes.Value timeout = Pages.block(page).attributes().get("timeout").orElseThrow();
    assertThat(page.substring(timeout.span().start(), timeout.span().end()))
        .isEqualTo("timeout=30s");
    assertThat(timeout.duration()).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash {1,3-5}",
        "js title=\"a.js\" {1, 3-5} showLineNumbers",
        "bash {linenos=table hl_lines=[1,\"3-5\"] linenostart=199}",
        "bash {linenos=inline, hl_lines=[8,15-17]}",
        "sh {\"id\":\"01H\",\"excludeFromRunAll\":true,\"promptEnv\":false,\"tag\":[\"a\"]}",
        "sh {closeTerminalOnSuccess=false mimeType=text/plain terminalRows=10 category=ops}",
        "{code-block} bash",
        "{.bash .numberLines #anchor}",
        "ts:line-numbers {4} :no-line-numbers /word/",
        "rust,no_run",
        "console output of docker ps",
        "text",
      })
  void ofOtherToolsArePassedOverSilently(String info) {
    assertThat(Pages.problems(fence(info))).isEmpty();
  }

  @Test
  void misspeltOnAFenceAreAnErrorWithTheOneThatWasMeant() {
    assertThat(Pages.problem("# A\n\n```bash {name=stop dangr}\nls\n```\n"))
        .isEqualTo(
            """
            page.md:3:20: error[unknown-attribute]: unknown attribute `dangr`
              | ```bash {name=stop dangr}
              |                    ^^^^^
              = did you mean `danger`?\
            """);
    assertThat(Pages.problem(fence("bash dangr"))).contains("did you mean `danger`?");
    assertThat(Pages.problem(fence("bash hots=hemma"))).contains("did you mean `host`?");
    assertThat(Pages.problem(fence("bash {\"confrim\":\"each\"}"))).contains("`confirm`?");
  }

  @Test
  void unknownOnAFenceAreAWarning() {
    assertThat(Pages.problem(fence("bash {colour=red}")))
        .contains("warning[unknown-attribute]: unknown attribute `colour`")
        .contains("passed over");
  }

  @Test
  void unknownInACommentAreAnErrorWithTheOneThatWasMeant() {
    assertThat(Pages.problem("<!-- runbook: host=hemma dangr -->\n```bash\nls\n```\n"))
        .isEqualTo(
            """
            page.md:1:26: error[unknown-attribute]: unknown attribute `dangr`
              | <!-- runbook: host=hemma dangr -->
              |                          ^^^^^
              = did you mean `danger`?\
            """);
    assertThat(Pages.problem("<!-- runbook: linenos -->\n```bash\nls\n```\n"))
        .contains("error[unknown-attribute]")
        .contains("= known: always, background, ");
  }

  @Test
  void saidTwiceAreAnError() {
    assertThat(Pages.problem(fence("bash {host=a host=b}")))
        .contains(":1:17: error[duplicate-attribute]: `host` is already there");
    assertThat(Pages.problem("<!-- runbook: host=a -->\n" + fence("bash {host=b}")))
        .contains(":1:15: error[duplicate-attribute]: `host` is given twice for this block");
  }

  @Test
  void thatSayYesOrNoTakeNothingElse() {
    assertThat(onFence("sh {optional=false}")).isEqualTo("optional=false");
    assertThat(Pages.problem(fence("sh {danger=maybe}")))
        .contains("error[bad-attribute]: `danger` is `true` or `false`, not `maybe`");
  }

  @Test
  void thatNeedAValueSaySo() {
    assertThat(Pages.problem(fence("sh {host}"))).contains("`host` needs a value");
    assertThat(Pages.problem(fence("sh {host=}"))).contains("`host=` has no value");
    assertThat(Pages.problem(fence("sh {host=\"\"}"))).contains("the value of `host` is blank");
    assertThat(Pages.problem(fence("sh {host=-oProxyCommand=x}")))
        .contains("a host cannot begin with `-`");
  }

  @Test
  void thatAreMalformedSayWhere() {
    assertThat(Pages.problem(fence("sh {name=\"open}")))
        .contains(":1:7: error[bad-attribute]: this `{` is never closed");
    assertThat(Pages.problem(fence("sh name=\"open")))
        .contains(":1:12: error[bad-attribute]: this quote is never closed");
    assertThat(Pages.problem(fence("sh {name=\"a\"b}"))).contains("a space after the quote");
    assertThat(Pages.problem(fence("sh needs=[a"))).contains("this `[` is never closed");
    assertThat(Pages.problem(fence("sh {=a}"))).contains("no key before this `=`");
    assertThat(Pages.problem(fence("sh {name=a {danger}}"))).contains("braces inside braces");
    assertThat(Pages.problem(fence("sh {\"name\": }x}"))).contains("error");
  }

  private static String onFence(String info) {
    return Pages.said(Pages.block(fence(info)).attributes());
  }

  private static String fence(String info) {
    return "```" + info + "\nls\n```\n";
  }
}
