package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Risk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs a file that the page writes does what stands in the file. */
class WrittenFilesTest {
  private static final String SCRIPT = "cat > tidy.sh <<'EOF'\nrm -rf /srv/shop\nEOF\n";
  private static final String STATEMENTS = "cat > t.sql <<'EOF'\nDROP TABLE carts;\nEOF\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCRIPT + "bash tidy.sh",
        SCRIPT + "sh ./tidy.sh --now",
        SCRIPT + "chmod +x tidy.sh\n./tidy.sh",
        SCRIPT + "source ./tidy.sh",
        SCRIPT + ". tidy.sh",
        SCRIPT + "sudo -u ops bash tidy.sh",
        SCRIPT + "bash < tidy.sh",
        SCRIPT + "cat tidy.sh | bash",
        SCRIPT + "scp tidy.sh web:/tmp/\nssh web bash /tmp/tidy.sh",
        SCRIPT + "ssh web 'bash -s' < tidy.sh",
        "echo 'rm -rf /srv/shop' > tidy.sh; sh tidy.sh",
        "echo 'df -h' > tidy.sh\necho 'rm -rf /srv/shop' >> tidy.sh\nsh tidy.sh",
        "printf 'rm -rf %s\\n' /srv/shop | tee tidy.sh\nsh tidy.sh",
        "sudo tee /usr/local/bin/tidy <<'EOF'\n#!/bin/sh\nrm -rf /srv/shop\nEOF\nsudo tidy",
        "cat > ~/tidy <<'EOF'\n"
            + "#!/usr/bin/env python3\n"
            + "import shutil\n"
            + "shutil.rmtree('/srv')\n"
            + "EOF\n"
            + "~/tidy",
        "cat > tidy.py <<'EOF'\nimport shutil\nshutil.rmtree('/srv')\nEOF\npython3 tidy.py",
        "FILE=/tmp/tidy.sh\ncat > \"$FILE\" <<'EOF'\nrm -rf /srv/shop\nEOF\nbash \"$FILE\"",
        SCRIPT + "cat > all.sh <<'EOF'\nbash tidy.sh\nEOF\nbash all.sh",
        SCRIPT + "bash 'tidy.sh'",
        SCRIPT + "bash ti\"dy\".sh",
        SCRIPT + "bash ti\\dy.sh",
        SCRIPT + "bash $'tidy.sh'",
        SCRIPT + "bash $'\\x74idy.sh'",
        "FILE=tidy.sh\n" + SCRIPT + "bash $FILE",
        "NAME=tidy\n" + SCRIPT + "bash $NAME.sh",
        STATEMENTS + "psql -d shop -f t.sql",
        STATEMENTS + "psql -d shop < t.sql",
        STATEMENTS + "docker exec -i db psql -d shop < t.sql",
        STATEMENTS + "cat t.sql | docker exec -i db mysql shop",
      })
  void isDanger(String block) {
    List<Risk> risks = risks("## A\n\n```bash\n" + block + "\n```\n");
    assertThat(risks.get(risks.size() - 1)).isEqualTo(Risk.DANGER);
    assertThat(risks.subList(0, risks.size() - 1)).doesNotContain(Risk.DANGER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCRIPT + "cat tidy.sh",
        SCRIPT + "chmod +x tidy.sh",
        SCRIPT + "ls -l ./tidy.sh",
        SCRIPT + "./tidy.sh.sample --check",
        SCRIPT + "echo 'df -h' > tidy.sh\nbash tidy.sh",
        SCRIPT + "make > tidy.sh\nbash tidy.sh",
        "sudo tee /etc/logrotate.d/shop <<'EOF'\nrm -rf /srv/shop\nEOF\nshop --check",
      })
  void isNotDangerWhereNothingRunsIt(String block) {
    assertThat(risks("## A\n\n```bash\n" + block + "\n```\n")).doesNotContain(Risk.DANGER);
  }

  @Test
  void countsInEveryBlockThatFollows() {
    String page = "## A\n\n```bash\n" + SCRIPT + "```\n\n## B\n\n```bash\nbash tidy.sh\n```\n";
    assertThat(risks(page)).last().isEqualTo(Risk.DANGER);
  }

  @Test
  void isDangerWhereAFunctionRunsTheFile() {
    String page = "## A\n\n```bash\n" + SCRIPT + "f() { bash tidy.sh; }\nf\n```\n";
    assertThat(risks(page)).last().isEqualTo(Risk.DANGER);
  }

  @Test
  void endsWhereAScriptRunsItself() {
    String script = "cat > a.sh <<'EOF'\n" + "bash a.sh\nbash b.sh\n".repeat(9) + "EOF\n";
    String other = "cat > b.sh <<'EOF'\n" + "bash b.sh\nbash a.sh\n".repeat(9) + "EOF\n";
    assertThat(risks("## A\n\n```bash\n" + script + other + "bash a.sh\n```\n"))
        .doesNotContain(Risk.DANGER);
  }

  private static List<Risk> risks(String page) {
    return Graphs.of(page).steps().stream()
        .flatMap(step -> step.commands().stream())
        .map(Command::risk)
        .toList();
  }
}
