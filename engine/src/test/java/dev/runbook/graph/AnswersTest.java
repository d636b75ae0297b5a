package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under a command that only asks, and answers it, was printed. */
class AnswersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "git branch\n* main\n  feature/x\n  release-1.2",
        "git branch\n  develop\n* feature/login",
        "git branch -a\n* main\n  remotes/origin/HEAD -> origin/main",
        "git tag\nv1.0.0\nv1.1.0",
        "git log --oneline -2\na1b2c3d Fix the thing\ne4f5a6b Add tests",
        "git remote -v\n"
            + "origin  git@git.example:x/y.git (fetch)\n"
            + "origin  git@git.example:x/y.git (push)",
        "git stash list\nstash@{0}: WIP on main: 1234567 Fix",
        "pwd\n/home/ana/shop",
        "which bash\n/usr/bin/bash",
        "echo $SHELL\n/bin/bash",
        "echo hi\nhi",
        "whoami  # who\nroot",
        "id\nuid=0(root) gid=0(root) groups=0(root)",
        "systemctl is-active web\nactive",
        "sudo systemctl show web\nRestart=always\nMainPID=1",
        "curl -s localhost/ready\nok",
        "redis-cli ping\nPONG",
        "docker ps -q\n1f2e3d4c5b6a\n0a2e3d4c5b6a",
        "kubectl get deploy -o name\ndeployment.apps/web",
        "kubectl config current-context\nprod-eu",
        "terraform state list\naws_instance.web\nmodule.db.aws_db_instance.this",
        "helm list -q\nshop\nblog",
        "openssl version\nOpenSSL 3.0.2 15 Mar 2022",
        "pg_isready\nlocalhost:5432 - accepting connections",
        "npm ls\nshop@1.0.0 /srv/shop",
        "brew services list\npostgresql started ana",
        "ss -tln\nState  Recv-Q Send-Q\nLISTEN 0 128"
      })
  void areNotRun(String text) {
    List<Step> steps = Graphs.ofBlock(text);
    assertThat(steps).hasSize(1);
    assertThat(steps.get(0).commands())
        .extracting(Command::text)
        .containsExactly(text.lines().findFirst().orElseThrow().replaceFirst(" *#.*", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git branch\ngit checkout main",
        "git branch release\nour-deploy release",
        "git tag v1\nour-publish v1",
        "pwd\n./deploy",
        "cd /srv\n/usr/local/bin/check",
        "whoami\nls",
        "echo hi\nour-tool",
        "hostname\nour-tool --now",
        "which bash\n/usr/bin/bash --version",
        "curl -s localhost/ready\nmake",
        "whoami\n\nour-tool"
      })
  void takeNoCommandForOne(String text) {
    assertThat(Graphs.ofBlock(text).stream().flatMap(step -> step.commands().stream()).toList())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/reindex", "/healthz", "/api/v1/orders", "/var/lib/app", "/etc/web.conf"})
  void noProgramStandsAtAPathOfData(String path) {
    assertThat(Graphs.ofBlock(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/usr/local/bin/backup", "/opt/app/backup", "/srv/app/bin/x", "/entry.sh"})
  void aPathMayBeAProgram(String path) {
    assertThat(Graphs.ofBlock(path)).hasSize(1);
  }

  @Test
  void areInDoubtWhereACommandFollows() {
    assertThat(Graphs.problems("## A\n\n```bash\npwd\n/home/ana\n\nmake\n```\n"))
        .anyMatch(problem -> problem.contains("prompt-in-doubt"));
  }
}
