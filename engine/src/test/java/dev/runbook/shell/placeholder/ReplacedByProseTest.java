package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacedByProseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "Replace `web-01` with your host. ⇒ web-01",
        "Then replace the name `web-01`, `web-02` and `shop.db` with the ones you found: ⇒"
            + " web-01,web-02,shop.db",
        "Remember to change the name instead of `shop-prod`. ⇒ shop-prod",
        "where `db-old` is the database to restore ⇒ db-old",
        "For example (`db-new` is your restored database): ⇒ db-new",
        "substituting `eu-1` for the region ⇒ eu-1",
        "Swap `a.example` to whatever you need ⇒ a.example"
      })
  void isWhatAParagraphNames(String paragraph, String values) {
    assertThat(ReplacedByProse.in(paragraph))
        .isEqualTo(new LinkedHashSet<>(List.of(values.split(","))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Replace `master` with `main`.",
        "Use `podman` instead of `docker`.",
        "Run `deploy.sh` with your token.",
        "(`eu-1` is the default)",
        "where `-f` is the option that forces it",
        "Replace the disk. Then run `mdadm` with the new one.",
        "This replaces `web-01`.",
        "Change into the folder `srv`.",
        "`db-old` is the database",
        "Replace `ab` with your host",
        "no code here: replace x with your y"
      })
  void isNothingElse(String paragraph) {
    assertThat(ReplacedByProse.in(paragraph)).isEmpty();
  }
}
