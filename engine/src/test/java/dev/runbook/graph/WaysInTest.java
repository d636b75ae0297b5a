package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Risk;
import dev.runbook.source.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A way in that ends its block stays open: no line that is meant for the inside runs outside. */
class WaysInTest {
  /**
   * A page and what becomes of it.
   *
   * @param page its lines; {@code --} ends a bash block and begins the next, {@code ##} a section,
   *     {@code %%} a console block
   */
  private record Shape(String name, String page, List<String> steps) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Shape shape(String name, String page, String... steps) {
    return new Shape(name, page, List.of(steps));
  }

  /** Login block, then commands block: none of the commands runs here. */
  static Stream<Shape> shapes() {
    return Stream.of(
        shape(
            "ssh, then commands",
            "ssh web1\n--\ncd /srv\ngit pull",
            "job/1: web1> (login)",
            "job/2: web1> cd /srv web1> git pull"),
        shape(
            "ssh with options",
            "ssh -p 2222 -l ana web1\n--\nuptime",
            "job/1: web1 -p 2222 -l ana> (login)",
            "job/2: web1 -p 2222 -l ana> uptime"),
        shape(
            "ssh and commands, then more",
            "ssh web1\ncd /srv\n--\ngit pull",
            "job/1: web1> (login) web1> cd /srv",
            "job/2: web1> git pull"),
        shape(
            "ssh after a command",
            "date\nssh web1\n--\nuptime",
            "job/1: local> date web1> (login)",
            "job/2: web1> uptime"),
        shape(
            "ssh in a console, its prompt in the next",
            "%%\nana@laptop:~$ ssh web1\n%%\nana@web1:~$ uptime\n up 3 days",
            "job/1: web1> (login)",
            "job/2: web1> uptime"),
        shape(
            "subsections",
            "ssh web1\n## ## Look\ndf -h\n## ## Mend\nsudo reboot",
            "job/1: web1> (login)",
            "look/1: web1> df -h",
            "mend/1: web1> sudo reboot"),
        shape(
            "titled parts",
            "ssh web1\n--\n# One\ndf -h\n\n# Two\nuptime",
            "job/1: web1> (login)",
            "job/one: web1> df -h",
            "job/two: web1> uptime"),
        shape(
            "a placeholder as host",
            "ssh <host>\n--\nuptime",
            "job/1: <host>> (login)",
            "job/2: <host>> uptime"),
        shape(
            "a jump, typed there",
            "ssh bastion\nssh -A db1\n--\nsudo reboot",
            "job/1: bastion> (login) bastion> ssh -A db1 | sudo reboot"),
        shape(
            "a login to what a command names",
            "ssh \"$(cat host)\"\n--\nsudo reboot",
            "job/1: local> ssh \"$(cat host)\" | sudo reboot"),
        shape(
            "ssh with agent forwarding",
            "ssh -A web1\n--\ngit pull",
            "job/1: local> ssh -A web1 | git pull"),
        shape(
            "docker exec",
            "docker exec -it app bash\n--\nls /data\nrm x",
            "job/1: local> docker exec -it app bash | ls /data | rm x"),
        shape(
            "kubectl exec, in a console",
            "%%\n$ kubectl exec -it app-0 -- sh\n%%\n/ # ls /data\n a b",
            "job/1: local> kubectl exec -it app-0 -- sh | ls /data"),
        shape("sudo -i", "sudo -i\n--\napt update", "job/1: local> sudo -i | apt update"),
        shape(
            "psql",
            "psql -h db shop\n-- sql\nSELECT 1;\n--\nSELECT 2;\n\\q",
            "job/1: local> psql -h db shop | SELECT 1; | SELECT 2; | \\q"),
        shape(
            "psql in a container that was entered before",
            "docker exec -it db bash\n--\npsql -U shop\n--\nDROP TABLE x;",
            "job/1: local> docker exec -it db bash | psql -U shop | DROP TABLE x;"),
        shape(
            "aws ssm",
            "aws ssm start-session --target i-1\n--\n# Look\nuptime\n\n# Again\ndf -h",
            "job/1: local> aws ssm start-session --target i-1 | uptime | df -h"),
        shape(
            "docker exec on a host",
            "ssh web1\n--\ndocker exec -it app sh\n--\nls /data",
            "job/1: web1> (login)",
            "job/2: web1> docker exec -it app sh | ls /data"),
        shape(
            "a titled part after a way in",
            "sudo -i\n\n# Look\nls /root",
            "job/1: local> sudo -i | ls /root"),
        shape(
            "gcloud ssh, in subsections",
            "gcloud compute ssh web\n## ## Look\ndf -h\n## ## More\nuptime",
            "job/1: local> gcloud compute ssh web | df -h | uptime"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void noLineForTheInsideRunsHere(Shape shape) {
    StepGraph graph = Graphs.of(page(shape.page()));
    assertThat(lines(graph)).isEqualTo(shape.steps());
    assertThat(graph.problems()).noneMatch(each -> each.severity().word().equals("error"));
  }

  /** Where the inside ends. */
  static Stream<Shape> ends() {
    return Stream.of(
        shape(
            "exit in a block of its own",
            "ssh web1\n--\nuptime\n--\nexit\n--\ndate",
            "job/1: web1> (login)",
            "job/2: web1> uptime",
            "job/3: web1> exit",
            "job/4: local> date"),
        shape(
            "exit in the middle of a block",
            "ssh web1\n--\nuptime\nexit\ndate\n--\nls",
            "job/1: web1> (login)",
            "job/2: web1> uptime web1> exit local> date",
            "job/3: local> ls"),
        shape(
            "exit of a container",
            "docker exec -it app sh\nls /data\nexit\ndocker restart app\n--\ndate",
            "job/1: local> docker exec -it app sh local> docker restart app | ls /data | exit",
            "job/2: local> date"),
        shape(
            "exit of a container, a block later",
            "docker exec -it app sh\n--\nls /data\nexit\ndocker restart app",
            "job/1: local> docker exec -it app sh | ls /data | exit",
            "job/2: local> docker restart app"),
        shape(
            "two exits of two ways in",
            "docker exec -it db sh\n--\npsql -U shop\n\\q\nexit\n--\ndate",
            "job/1: local> docker exec -it db sh | psql -U shop | \\q | exit",
            "job/2: local> date"),
        shape(
            "the next heading of the same level",
            "ssh web1\n--\nuptime\n## Next\ndate",
            "job/1: web1> (login)",
            "job/2: web1> uptime",
            "next/1: local> date (outside of ssh web1)"),
        shape(
            "the next heading, of a container",
            "docker exec -it app sh\n--\nls\n## Next\ndate",
            "job/1: local> docker exec -it app sh | ls",
            "next/1: local> date (outside of docker exec -it app sh)"),
        shape(
            "a block that names its host",
            "ssh web1\n--\nuptime\n-- {host=db1}\ndf -h\n--\ndate",
            "job/1: web1> (login)",
            "job/2: web1> uptime",
            "job/3: db1> df -h",
            "job/4: local> date"),
        shape(
            "a block that says it is here",
            "docker exec -it app sh\n-- {host=local}\ndate",
            "job/1: local> docker exec -it app sh",
            "job/2: local> date"),
        shape(
            "ssh with a command",
            "ssh web1\n--\nssh web1 \"uptime\"",
            "job/1: web1$ (login)",
            "job/2: web1$ uptime"),
        shape(
            "another login",
            "ssh web1\n--\nuptime\n--\nssh web2\n--\ndf -h",
            "job/1: web1> (login)",
            "job/2: web1> uptime",
            "job/3: web2> (login)",
            "job/4: web2> df -h"),
        shape(
            "a copy to the host one is on",
            "ssh web1\n--\nscp x.tar web1:/tmp/",
            "job/1: web1$ (login)",
            "job/2: local> scp x.tar web1:/tmp/ (outside of ssh web1)"),
        shape(
            "the program that leads inside",
            "docker exec -it app sh\n--\ndocker ps",
            "job/1: local> docker exec -it app sh",
            "job/2: local> docker ps (outside of docker exec -it app sh)"),
        shape(
            "a command after a client",
            "psql shop\n--\nsystemctl restart web",
            "job/1: local> psql shop",
            "job/2: local> systemctl restart web (outside of psql shop)"),
        shape(
            "a variable after a client of queries",
            "psql shop\n# no luck?\n\n# Then set it\nURL=\"db2\"",
            "job/1: local> psql shop",
            "job/then-set-it: local> URL=\"db2\" (outside of psql shop)"),
        shape(
            "a variable after a client that has its own",
            "python3\n\n# Then set it\nurl = \"db2\"\nurl=\"db2\"",
            "job/1: local> python3 | url = \"db2\" | url=\"db2\""),
        shape(
            "the outer prompt of a session",
            "%%\n$ docker exec -it app sh\n/ # ls\na b\n$ docker ps",
            "job/1: local> docker exec -it app sh local> docker ps | ls"),
        shape(
            "the outer prompt after a client's",
            "%%\n$ psql shop\nshop=# \\dt\n List\n$ date",
            "job/1: local> psql shop local> date | \\dt"),
        shape(
            "the outer prompt after a login",
            "%%\n"
                + "ana@laptop:~$ ssh web1\n"
                + "ana@web1:~$ cd /srv\n"
                + "ana@web1:/srv$ ls\n"
                + "ana@laptop:~$ date",
            "job/1: web1> (login) web1> cd /srv web1> ls local> date"),
        shape(
            "several ways in are a choice",
            "docker exec -it app sh\ndocker exec -it db sh",
            "job/1: local> docker exec -it app sh local> docker exec -it db sh"),
        shape(
            "a login alone opens a terminal",
            "ssh web1\n## Next\nssh web1 df",
            "job/1: web1$ (login)",
            "next/1: web1$ df"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void endsWhereItWouldByHand(Shape shape) {
    StepGraph graph = Graphs.of(page(shape.page()));
    assertThat(lines(graph)).isEqualTo(shape.steps());
    assertThat(graph.problems()).noneMatch(each -> each.severity().word().equals("error"));
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void whereItCannotBeToldTheHostIsAskedFor(String page, String place, String why) {
    List<Problem> errors =
        Graphs.of(page(page)).problems().stream()
            .filter(each -> each.code().equals("which-host"))
            .toList();
    assertThat(errors).singleElement();
    assertThat(errors.get(0).render())
        .contains(place)
        .contains(why)
        .contains("= name its host on the block: `{host=ALIAS}`, or `{host=local}`");
  }

  static Stream<Arguments> doubts() {
    return Stream.of(
        Arguments.of("ssh web1\nssh web2\n--\nuptime", "page.md:11:1", "there are several logins"),
        Arguments.of(
            "ssh -L 8080:localhost:80 web1\n--\ncurl localhost:8080",
            "page.md:10:1",
            "it is a tunnel as well as a login"),
        Arguments.of(
            "ssh web1\n--\ncd /srv\nscp web1:x .", "page.md:11:1", "calls that host itself"),
        Arguments.of(
            "docker exec -it app sh\n-- {interpreter=python3}\nprint(1)",
            "page.md:10:1",
            "which leads inside"));
  }

  @Test
  void theFirstStepAfterASectionThatLeadsInsideSaysThatItRunsHere() {
    assertThat(Graphs.problems(page("ssh web1\n--\nuptime\n## Next\ndate")))
        .containsExactly(
            """
            page.md:16:1: warning[outside-after-inside]: this runs on this machine: the section that leads inside by `ssh web1` (line 4) has ended
              | date
              | ^^^^
              = write `{host=…}` on the block that says where it runs, or `exit` where the page leaves\
            """);
    for (String quiet :
        List.of(
            "ssh web1\n--\nuptime\n--\nexit\n## Next\ndate",
            "ssh web1\n--\nuptime\n## Next\nssh web1 date",
            "ssh web1\n--\nuptime\n## Next {host=local}\ndate",
            "docker exec -it db psql\n## Next\ndate")) {
      assertThat(Graphs.problems(page(quiet))).isEmpty();
    }
  }

  @Test
  void whatIsTypedInALaterBlockCountsForTheStepThatLeadsThere() {
    Step step = Graphs.of(page("docker exec -it db sh\n--\nrm -rf /data")).steps().get(0);
    assertThat(step.risk()).isEqualTo(Risk.DANGER);
    Step marked = Graphs.of(page("docker exec -it db sh\n-- {danger}\n./x")).steps().get(0);
    assertThat(marked.risk()).isEqualTo(Risk.DANGER);
  }

  @Test
  void anAttributeThatCannotBeKeptInsideIsRefused() {
    assertThat(Graphs.problems(page("docker exec -it db sh\n-- {verify=\"ls x\"}\nls")))
        .singleElement()
        .asString()
        .contains("error[bad-attribute]")
        .contains("`verify` has no effect here");
  }

  @Test
  void theDefaultHostOfAPageIsNoHostThatABlockNames() {
    String front = "---\nrunbook: {host: hemma}\n---\n";
    assertThat(lines(Graphs.of(front + page("uptime\n--\nssh web1 \"df\"\n--\nssh db1\n--\nls"))))
        .containsExactly(
            "job/1: hemma> uptime", "job/2: web1$ df", "job/3: db1> (login)", "job/4: db1> ls");
  }

  /** The page of a shape: its lines as {@link Shape} has them. */
  static String page(String shape) {
    StringBuilder page = new StringBuilder("## Job\n\n```bash\n");
    String text = shape.startsWith("%%\n") ? shape.substring(3) : shape;
    if (shape.startsWith("%%\n")) {
      page = new StringBuilder("## Job\n\n```console\n");
    }
    for (String line : text.split("\n")) {
      if (line.startsWith("## ")) {
        String[] parts = line.replaceFirst("^## ", "").split(" \\{", 2);
        String title =
            parts[0].startsWith("## ") ? "###" + parts[0].substring(2) : "## " + parts[0];
        String attributes = parts.length > 1 ? " {" + parts[1] : "";
        page.append("```\n\n").append(title).append("\n\n```bash").append(attributes).append('\n');
      } else if (line.startsWith("--")) {
        boolean sql = line.equals("-- sql");
        String attributes = sql ? "" : line.substring(2);
        String other = sql ? "sql" : "bash";
        String language = attributes.contains("interpreter") ? "python" : other;
        page.append("```\n\nThen:\n\n```").append(language).append(attributes).append('\n');
      } else if (line.equals("%%")) {
        page.append("```\n\nThen:\n\n```console\n");
      } else {
        page.append(line).append('\n');
      }
    }
    return page.append("```\n").toString();
  }

  private static List<String> lines(StepGraph graph) {
    return graph.steps().stream()
        .map(
            step ->
                Graphs.lines(List.of(step)).get(0)
                    + step.body().outsideOf().map(way -> " (outside of " + way + ")").orElse(""))
        .map(WaysInTest::plain)
        .collect(Collectors.toList());
  }

  private static String plain(String line) {
    return Arrays.stream(line.split("\n")).collect(Collectors.joining());
  }
}
