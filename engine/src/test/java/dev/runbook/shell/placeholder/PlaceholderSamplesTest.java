package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        "az x --tenant 00000000-0000-0000-0000-000000000000 ⇒ 00000000-0000-0000-0000-000000000000",
        "aws x --subnet subnet-0123456789 --image ami-12345678 ⇒ subnet-0123456789,ami-12345678",
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
        "x example.company",
        "x a+$RANDOM@mycompany.com",
        "go test ./... ./a/... github.com/a/..."
      })
  void isNotPointedOut(String text) {
    assertThat(PlaceholderSamples.in(text)).isEmpty();
  }

  /** Nobody owns these, or the one who does is not the reader. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "az x --scope /subscriptions/.../groups/.../sites/a ⇒ subscriptions/...,groups/...",
        "x --email 'user@example.com' ⇒ user@example.com",
        "ssh deploy@db.example.org uptime ⇒ deploy@db.example.org",
        "ssh user@host; scp f user@remote-server:/tmp ⇒ user@host,user@remote-server",
        "git config user.email you@domain.com ⇒ you@domain.com",
        "x --to on-call@company.com ⇒ on-call@company.com",
        "curl https://api.example.com/v1 ⇒ api.example.com",
        "psql -f /path/to/dump.sql; cp ~/path/to/a ./path/to/b ⇒"
            + " /path/to/dump.sql,~/path/to/a,./path/to/b",
        "tar xf /full/path/to/a.tgz -C /some/path ⇒ /full/path/to/a.tgz,/some/path",
        "cat path-to-key.pem ⇒ path-to-key.pem",
        "ping 192.0.2.10; ping 198.51.100.7; ping 203.0.113.0/24 ⇒"
            + " 192.0.2.10,198.51.100.7,203.0.113.0/24",
        "aws iam get-role arn:aws:iam::123456789012:role/x ⇒ 123456789012",
        "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE ⇒ AKIAIOSFODNN7EXAMPLE",
        "aws configure set aws_secret_access_key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY ⇒"
            + " wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "x 123e4567-e89b-12d3-a456-426614174000 ⇒ 123e4567-e89b-12d3-a456-426614174000",
        "x 550e8400-e29b-41d4-a716-446655440000 ⇒ 550e8400-e29b-41d4-a716-446655440000",
        "x aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee ⇒ aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "aws ec2 stop-instances --instance-ids i-0123456789abcdef0 ⇒ i-0123456789abcdef0",
        "az x --id 12345678-1234-1234-1234-123456789012 ⇒ 12345678-1234-1234-1234-123456789012",
        "psql -c \"delete from t where m = 'user@example.com'\" ⇒ user@example.com",
        "curl -d '{\"m\": \"user@example.com\"}' h ⇒ user@example.com"
      })
  void isAskedForSinceItIsNeverRight(String text, String samples) {
    assertThat(asked(text)).isEqualTo(List.of(samples.split(",")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl https://example.com",
        "dig www.example.com",
        "aws s3 ls s3://my-bucket",
        "kubectl rollout restart deploy/my-app",
        "journalctl --since '2026-01-15 02:00'",
        "git revert abc123",
        "ssh deploy@web1",
        "git clone git@github.com:o/r",
        "ssh root@db.site.net",
        "psql postgres://app:secret@host:5432/db",
        "echo 'ask admin@example.com'",
        "grep user@example.com maillog",
        "# mail user@example.com",
        "ping 192.0.3.1; ping 10.192.0.2",
        "x 1234567890123",
        "ls /paths/to/x /srv/path",
        "python3 -c 'send(\"user@example.com\")'",
        "python3 <<'EOF'\nopen('/path/to/x')\nEOF",
        "awk '/user@example.com/ { print }' log",
        "git checkout feature-1234",
        "docker run app-0.1.2"
      })
  void isNotAskedFor(String text) {
    assertThat(asked(text.replace("\\n", "\n"))).isEmpty();
  }

  private static List<String> asked(String text) {
    return new PlaceholderFinder(Map.of(), new Variables(Set.of(), false))
        .in(text).stream().map(Placeholder::name).toList();
  }
}
