package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderSamplesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "x --email 'user@example.com' ⇒ user@example.com",
        "curl https://api.example.com/v1 ⇒ api.example.com",
        "psql -f /path/to/dump.sql ⇒ /path/to/dump.sql",
        "ping 192.0.2.10; ping 203.0.113.0/24 ⇒ 192.0.2.10,203.0.113.0/24",
        "aws s3 ls s3://my-bucket ⇒ my-bucket",
        "kubectl rollout restart deploy/my-app ⇒ my-app",
        "aws sts assume-role --account 123456789012 ⇒ 123456789012",
        "journalctl --since '2024-01-15 02:00' ⇒ 2024-01-15 02:00"
      })
  void isPointedOut(String text, String samples) {
    assertThat(PlaceholderSamples.in(text).stream().map(PlaceholderSamples.Sample::text))
        .isEqualTo(List.of(samples.split(",")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# mail user@example.com",
        "mysql -u root",
        "vi /etc/my-sql.cnf",
        "curl http://10.0.0.1/",
        "curl 'https://management.azure.com/x?api-version=2021-04-01'",
        "docker pull app:2024-01-15",
        "ping notexample.com",
        "x example.company"
      })
  void isNotPointedOut(String text) {
    assertThat(PlaceholderSamples.in(text)).isEmpty();
  }

  @Test
  void nobodyIsAskedForThem() {
    assertThat(
            new PlaceholderFinder(java.util.Map.of(), new Variables(java.util.Set.of(), false))
                .in("x user@example.com /path/to/x 192.0.2.1 s3://my-bucket"))
        .isEmpty();
  }
}
