package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dangerous command acts on beyond its host, and how one asks where the text is silent. */
class TargetFinderTest {
  private static String of(String text) {
    return after("", text);
  }

  private static String after(String before, String text) {
    return TargetFinder.of(Catalogue.shipped(), before, text).stream()
        .map(chain -> chain.stream().map(TargetFinderTest::said).collect(Collectors.joining(", ")))
        .collect(Collectors.joining(" | "));
  }

  private static String said(Target target) {
    return target.kind()
        + " "
        + target
            .name()
            .orElseGet(() -> "? " + target.look().map(TargetQuestion::text).orElse("nobody"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\0',
      textBlock =
          """
          kubectl --context prod -n shop delete ns web => kube context prod, namespace shop
          sudo kubectl delete ns web --context=prod -n=shop => kube context prod, namespace shop
          bash -c 'kubectl --context prod -n shop delete ns web' => kube context prod, namespace shop
          ssh far "kubectl --context prod -n shop delete ns web" | tee log => machine far, kube context prod, namespace shop
          helm --kube-context prod -n shop uninstall web => kube context prod, namespace shop
          docker -H ssh://ops@build1 system prune -af => docker host build1
          docker --context prod volume rm data => docker host prod
          TF_WORKSPACE=prod terraform destroy -auto-approve => Terraform workspace prod
          gcloud --project shop-prod compute instances delete web => Google Cloud project shop-prod
          az group delete --name web --subscription prod => Azure subscription prod
          psql -h db1 -c 'DROP TABLE t' => database server db1
          psql postgres://ops:secret@db1:5433/shop -c 'DROP TABLE t' => database server db1:5433
          psql "host=db1 dbname=shop" -c 'DROP TABLE t' => database server db1
          psql -h localhost -c 'DROP TABLE t' =>
          mysql -h db2 -e 'DROP TABLE t' => database server db2
          redis-cli -h cache1 FLUSHALL => redis server cache1
          redis-cli -u redis://:secret@cache1:6380/0 FLUSHALL => redis server cache1:6380
          mongosh "mongodb://ops:secret@db3/shop" --eval 'db.dropDatabase()' => database server db3
          mongosh shop --eval 'db.dropDatabase()' =>
          ansible all -i prod.ini -l web -a 'rm -rf /srv/a' => Ansible inventory prod.ini, Ansible hosts web
          ssh far "rm -rf /srv" | tee log => machine far
          rsync -a --delete here/ ops@far:/srv/ => machine ops@far
          rm -rf /srv/data =>
          """)
  void readsItFromTheTextWhereItSaysIt(String text, String expected) {
    assertThat(of(text)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void namesTheProfileAndAsksForTheAccountOfAws() {
    assertThat(of("aws --profile prod s3 rb s3://logs --force"))
        .isEqualTo(
            "AWS profile prod, AWS account ? "
                + "aws --profile prod sts get-caller-identity --query Account --output text");
    assertThat(of("AWS_PROFILE=prod aws s3 rb s3://logs --force"))
        .isEqualTo(
            "AWS profile prod, AWS account ? "
                + "( AWS_PROFILE=prod aws sts get-caller-identity --query Account --output text )");
  }

  @Test
  void asksTheProgramWhereTheTextIsSilent() {
    assertThat(of("kubectl delete ns web"))
        .isEqualTo(
            "kube context ? kubectl config current-context, namespace ? "
                + "kubectl config view --minify --output=jsonpath={..namespace}");
    assertThat(of("terraform -chdir=live destroy -auto-approve"))
        .contains("else terraform -chdir=live workspace show; fi");
    assertThat(of("kubectl --kubeconfig other.yaml delete ns web"))
        .startsWith("kube context ? kubectl --kubeconfig other.yaml config current-context");
  }

  @Test
  void asksInTheSamePlace() {
    assertThat(of("sudo -u deploy kubectl delete ns web"))
        .startsWith("kube context ? sudo -u deploy sh -c 'kubectl config current-context'");
    assertThat(of("cd live && kubectl delete ns web"))
        .startsWith("kube context ? ( cd live && kubectl config current-context )");
    assertThat(of("ssh far 'cd live; kubectl delete ns web' | tee log"))
        .startsWith(
            "machine far, kube context ? ssh far '( cd live && kubectl config current-context )'");
    assertThat(after("cd live\nexport KUBECONFIG=prod.yaml\nmake", "kubectl delete ns web"))
        .startsWith(
            "kube context ? ( cd live && export KUBECONFIG=prod.yaml && kubectl config"
                + " current-context )");
  }

  @Test
  void takesWhatACommandRightBeforeHasSet() {
    assertThat(after("kubectl config use-context prod", "kubectl -n shop delete pod --all"))
        .isEqualTo("kube context prod, namespace shop");
    assertThat(of("terraform workspace select prod && terraform destroy -auto-approve"))
        .isEqualTo("Terraform workspace prod");
    assertThat(after("export AWS_PROFILE=prod", "aws s3 rb s3://logs --force"))
        .startsWith("AWS profile prod, AWS account ? ( export AWS_PROFILE=prod && aws sts ");
  }

  @Test
  void asksTheShellForAVariableUnlessTheTextSetsItWhileItRuns() {
    assertThat(of("kubectl --context \"$CTX\" -n shop delete pod --all"))
        .isEqualTo("kube context ? printf '%s\\n' \"$CTX\", namespace shop");
    assertThat(of("for c in a b; do kubectl --context \"$c\" -n shop delete pod --all; done"))
        .isEqualTo("kube context ? nobody, namespace shop");
    assertThat(of("kubectl --context \"$(cat ctx)\" -n shop delete pod --all"))
        .isEqualTo("kube context ? nobody, namespace shop");
  }

  @Test
  void neverAsksWhereAskingWouldChangeSomething() {
    assertThat(of("docker run --rm cli kubectl delete ns web"))
        .doesNotContain("docker run --rm cli sh");
    assertThat(of("watch kubectl delete pod --all")).doesNotContain("watch sh");
  }

  @Test
  void looksAtTheDangerousCallsOnly() {
    assertThat(of("pg_dump -h live shop | psql -h copy shop")).isEqualTo("database server copy");
  }

  @Test
  void readsAnswers() {
    Target docker = TargetFinder.of(Catalogue.shipped(), "", "docker volume rm x").get(0).get(0);
    assertThat(docker.named("prod\n")).contains("prod");
    assertThat(docker.named("default\n")).isEmpty();
    List<Target> kube = TargetFinder.of(Catalogue.shipped(), "", "kubectl delete ns web").get(0);
    assertThat(kube.get(1).named("")).contains("default");
    assertThat(kube.get(0).isSilence("")).isTrue();
  }
}
