package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromptHostsTest {
  @Test
  void aPromptThatNamesAHostWarnsWhereThePageSaysNone() {
    assertThat(problems("ana@db1:~$ uptime"))
        .containsExactly(
            """
            page.md:4:12: warning[prompt-host]: the prompt names the host `db1`, and this runs on this machine
              | ana@db1:~$ uptime
              |            ^^^^^^
              = write `{host=db1}` on the block, or `host: db1` under `runbook:` in the front matter; `local` says that this machine is meant\
            """);
    for (String prompt :
        List.of(
            "[root@db1 ~]# ", "(venv) ana@db1:/srv$ ", "root@db1.example.org:~# ", "ana@db1> ")) {
      assertThat(problems(prompt + "uptime")).singleElement().asString().contains("host `db1`");
    }
  }

  @Test
  void aPageHasOneWarningForEachName() {
    assertThat(problems("ana@db1:~$ uptime\nana@db1:~$ date\n```\n\n```console\nana@db1:~$ df"))
        .hasSize(1);
    assertThat(problems("ana@db1:~$ uptime\n```\n\n```console\nana@db2:~$ uptime")).hasSize(2);
  }

  @Test
  void aMachineFromWhichThePageGoesOnToAnotherIsTheOperators() {
    assertThat(problems("ana@fox:~$ ssh db1\nana@db1:~$ uptime\nana@db1:~$ exit\nana@fox:~$ date"))
        .isEmpty();
    assertThat(problems("ana@fox:~$ ssh db1 uptime\nana@fox:~$ date")).isEmpty();
  }

  @Test
  void namesThatStandForAnyHostAreNone() {
    for (String any : List.of("host", "localhost", "my-laptop", "server", "yourserver")) {
      assertThat(problems("ana@" + any + ":~$ uptime")).as(any).isEmpty();
    }
    assertThat(problems("~/shop $ uptime\n[ana ~]$ date")).isEmpty();
  }

  @Test
  void aPageThatSaysTheHostIsNotAsked() {
    String session = "ana@db1:~$ uptime\n```\n";
    assertThat(Graphs.problems("# Look\n\n```console {host=local}\n" + session)).isEmpty();
    assertThat(Graphs.problems("# Look\n\n```console {host=database}\n" + session)).isEmpty();
    for (String host : List.of("local", "database")) {
      String page = "---\nrunbook:\n  host: " + host + "\n---\n\n# Look\n\n```console\n" + session;
      assertThat(Graphs.problems(page)).as(host).isEmpty();
    }
    assertThat(Graphs.problems("# Look\n\n```bash\nssh database\n```\n\n```console\n" + session))
        .isEmpty();
  }

  private static List<String> problems(String session) {
    return Graphs.problems("# Look\n\n```console\n" + session + "\n```\n");
  }
}
