package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks of templates and words that stand for the reader's own, beside the brackets. */
class TemplateMarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "deployer [staging|production] update ⇒ staging|production",
        "curl -O x/install.[sh|bat] ⇒ sh|bat",
        "make ci ${{ inputs.stage }} apply ⇒ inputs.stage",
        "VERSION={{< param git_version >}} ⇒ param git_version",
        "curl https://host.test/users/:id/posts ⇒ id",
        "kubectl logs ‹pod name› ⇒ pod name",
        "ssh ‹host› uptime ⇒ host",
        "cp ___ /srv ⇒ ___",
        "x --tag=____ y ⇒ ____",
        "export NETWORK=**NETWORK_NAME** ⇒ NETWORK_NAME",
        "echo \"X=**YOUR_HOST**\" > f ⇒ YOUR_HOST",
        "git add [fichiers spécifiques] ⇒ fichiers spécifiques",
        "cf env shop-{app name} ⇒ app name",
        "make terraform-{plan/apply} ENV=web{n} ⇒ plan/apply,n",
        "shopctl put key [LARGE VALUE...] [path...] ⇒ LARGE VALUE,path",
        "put_env shop.env APP_NAME VALUE ⇒ APP_NAME,VALUE",
        "kubectl describe pod grafana... ⇒ grafana...",
        "export A=0x... B='sk-...' ⇒ A,B",
        "OLD_KEY=\"ARiE...\" ⇒ OLD_KEY",
        "ssh admin@ec2-xx-xx-xx-xx.test ⇒ xx-xx-xx-xx",
        "move prod xx ⇒ xx",
        "docker pull x@sha256:d903... ⇒ x@sha256:d903...",
        "oc -n yourplate-dev get x ⇒ yourplate",
        "git config user.name \"Your name\" ⇒ Your name",
        "x --email me@your.domain.tld ⇒ me@your.domain.tld",
        "export KUBECONFIG=/your/kubeconfig ⇒ /your/kubeconfig",
        "rg \"PATTERN_HERE\" src ⇒ PATTERN_HERE",
        "x -e name=insert-name-here ⇒ insert-name-here",
        "ssh pi@IP_DEL_NODO ⇒ IP_DEL_NODO",
        "sc stop Service<SID> ⇒ SID",
        "az vm list-usage --location <region> | grep disk ⇒ region"
      })
  void areFilledIn(String script, String names) {
    assertThat(Found.names(script)).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grep '[a|b]' f",
        "n=1; xargs -I{n} echo; echo ${n} stash@{n}; awk '{n}' f; ls [a-c]",
        "upsert_env /etc/shop.env SHOP_BASE_URL https://shop.test",
        "cf set-env shop DATABASE_URL postgres://db.test/shop",
        "echo ‹name› ___",
        "python3 -c 'import a; a.__init__()'",
        "x __main__ a___b",
        "grep -c ___ f",
        "cat > ci.yml <<'EOF'⏎run: make ${{ inputs.stage }}⏎EOF",
        "gh api repos/:owner/:repo",
        "gh api https://api.test/repos/:owner",
        "curl http://host:8080/x",
        "ls **/*.md; echo **BOLD**",
        "go test ./...",
        "go get host.test/x/...",
        "echo \"Waiting for it...\"",
        "x --message \"Deploying web...\"",
        "git commit -m \"Your change\"",
        "echo \"Have you sourced your file?\"",
        "x yourself yours",
        "psql -c \"CREATE DATABASE a TEMPLATE b\"",
        "psql -c \"ALTER DATABASE a SET TIME ZONE 'UTC'\"",
        "x=([a]=1); echo ${x[a]}",
        "f() { echo a; }; f"
      })
  void areLeftWhereTheyAreMeant(String script) {
    assertThat(Found.names(script)).isEmpty();
  }

  @Test
  void offersTheChoices() {
    assertThat(Found.all("deployer [staging|production] update").get(0).choices())
        .isEqualTo(List.of("staging", "production"));
    assertThat(Found.all("make terraform-{plan/apply}").get(0).choices())
        .isEqualTo(List.of("plan", "apply"));
  }
}
