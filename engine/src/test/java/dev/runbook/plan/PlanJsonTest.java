package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runbook.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private static final String PAGE =
      """
      ---
      id: RUN-1
      runbook:
        params:
          password: {type: secret, placeholder: <password>}
          longer: {type: secret, placeholder: <longer>}
          rev: {default: main}
      ---

      # Job

      ```bash {needs=other}
      # Go (DANGER)
      ssh hemma "x {{rev}} '<password>' '<longer>'"
      ```

      ```bash {name=other}
      y <name>
      ```

      ## Rollback

      ```bash
      undo <password>
      ```
      """;

  private static final Map<String, String> VALUES =
      Map.of("password", "correct-horse", "longer", "correct-horse-battery");

  private final Map<String, Object> json = PlanJson.of(Plans.with(PAGE, VALUES));

  @Test
  void hasExactlyTheKeysThatOthersRead() {
    assertThat(json.keySet())
        .containsExactly(
            "schema",
            "runbook",
            "target",
            "sha256",
            "hosts",
            "transports",
            "params",
            "steps",
            "rollback",
            "edges",
            "notPlayed",
            "problems");
    assertThat(map(json.get("runbook")).keySet()).containsExactly("id", "title", "path", "sha256");
    assertThat(first("params").keySet())
        .containsExactly("name", "placeholder", "type", "secret", "value", "choicesFrom", "steps");
    assertThat(first("steps").keySet())
        .containsExactly(
            "id",
            "title",
            "section",
            "line",
            "language",
            "kind",
            "tty",
            "risk",
            "reasons",
            "optional",
            "condition",
            "confirm",
            "commands",
            "inside",
            "outsideOf",
            "retry",
            "always",
            "approval",
            "targets");
    assertThat(map(list(map(list(json.get("steps")).get(1)).get("commands")).get(0)).keySet())
        .containsExactly("line", "text", "host", "run", "risk", "params", "typedInto");
    assertThat(first("edges").keySet()).containsExactly("from", "to", "kind");
    Map<String, Object> problem =
        map(list(PlanJson.of(Plans.with(PAGE, Map.of("zz", "1"))).get("problems")).get(0));
    assertThat(problem.keySet())
        .containsExactly("severity", "code", "line", "column", "message", "hint");
  }

  @Test
  void tellsWhatIsTypedIntoAClientFromWhatRunsWithItsOwnLineAndRisk() {
    String page =
        """
        # J

        ```bash
        cd /srv
        sudo ./enter-db
        ```

        which opens the console of the database:

        ```
        psql (15.4)
        shop=# DROP TABLE <table>;
        DROP TABLE
        shop=# \\q
        ```

        ```bash
        uptime
        ```
        """;
    Plan plan = Plans.with(page, Map.of("table", "orders"));
    List<Object> commands = list(map(list(PlanJson.of(plan).get("steps")).get(0)).get("commands"));
    assertThat(commands)
        .extracting(each -> map(each).get("line"), each -> map(each).get("typedInto"))
        .containsExactly(tuple(4, null), tuple(5, null), tuple(12, "sudo ./enter-db"));
    assertThat(map(commands.get(2)))
        .containsEntry("text", "\nDROP TABLE <table>;\n\n\\q")
        .containsEntry("run", "DROP TABLE orders;\n\\q")
        .containsEntry("host", "local")
        .containsEntry("risk", "danger")
        .containsEntry("params", List.of("table"));
  }

  @Test
  void saysWhatDangerActsOnWhereTheTextSaysItAndElseWhoWillBeAsked() {
    String page = "# J\n\n```bash\nkubectl %s -n shop delete pod --all\n```\n";
    Map<String, Object> named = danger(page.formatted("--context prod"));
    assertThat(named.get("confirm")).isEqualTo("prod");
    assertThat(list(named.get("targets")).toString())
        .isEqualTo(
            "[{kind=this machine, name=laptop, ask=null},"
                + " {kind=kube context, name=prod, ask=null},"
                + " {kind=namespace, name=shop, ask=null}]");
    Map<String, Object> asked = danger(page.formatted(""));
    assertThat(asked.get("confirm")).isNull();
    assertThat(list(asked.get("targets")).get(1).toString())
        .isEqualTo("{kind=kube context, name=null, ask=kubectl config current-context}");
    Map<String, Object> open = danger(page.formatted("--context <cluster>"));
    assertThat(open.get("confirm")).isNull();
  }

  private static Map<String, Object> danger(String page) {
    return map(list(PlanJson.of(Plans.of(page)).get("steps")).get(0));
  }

  @Test
  void saysWhatWouldRun() {
    assertThat(json.get("schema")).isEqualTo("runbook.plan/1");
    assertThat(json.get("target")).isEqualTo("page");
    assertThat(json.get("hosts")).isEqualTo(List.of("local", "hemma"));
    assertThat(map(list(json.get("transports")).get(0)))
        .isEqualTo(Map.of("host", "hemma", "transport", "jsch", "why", ""));
    assertThat(map(json.get("runbook")).get("id")).isEqualTo("RUN-1");
    Map<String, Object> go = map(list(json.get("steps")).get(1));
    assertThat(go.get("id")).isEqualTo("job/go-danger");
    assertThat(go.get("section")).isEqualTo(List.of("Job"));
    assertThat(go.get("kind")).isEqualTo("shell");
    assertThat(go.get("risk")).isEqualTo("danger");
    assertThat(go.get("confirm")).isEqualTo("hemma");
    assertThat(first("steps").get("confirm")).isNull();
    assertThat(map(list(go.get("commands")).get(0)))
        .containsEntry("line", 14)
        .containsEntry("text", "ssh hemma \"x {{rev}} '<password>' '<longer>'\"")
        .containsEntry("run", "x main '••••••' '••••••'")
        .containsEntry("params", List.of("rev", "password", "longer"));
  }

  @Test
  void neverHoldsASecret() {
    String text = Json.pretty(json);
    assertThat(text).doesNotContain("correct").doesNotContain("horse").doesNotContain("battery");
    assertThat(first("params").get("value")).isNull();
    Map<String, Object> refused =
        PlanJson.of(Plans.with(PAGE, Map.of("password", "hush; rm -rf /", "longer", "short")));
    assertThat(Json.line(refused.get("problems"))).doesNotContain("hush").doesNotContain("short\"");
  }

  @Test
  void isTheSameForTheSamePlanAndAnotherWhenSomethingElseWouldRun() {
    assertThat(Json.line(PlanJson.of(Plans.with(PAGE, VALUES)))).isEqualTo(Json.line(json));
    Map<String, String> other = new LinkedHashMap<>(VALUES);
    other.put("rev", "v2");
    assertThat(PlanJson.of(Plans.with(PAGE, other)).get("sha256")).isEqualTo(json.get("sha256"));
    String page = PAGE.replace("y <name>", "z <name>");
    assertThat(PlanJson.of(Plans.with(page, VALUES)).get("sha256"))
        .isNotEqualTo(json.get("sha256"));
  }

  @Test
  void canBeReadBack() {
    assertThat(Json.object(Json.pretty(json)).keySet()).isEqualTo(json.keySet());
  }

  private Map<String, Object> first(String key) {
    return map(list(json.get(key)).get(0));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }
}
