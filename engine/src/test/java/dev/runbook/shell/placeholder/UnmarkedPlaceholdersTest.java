package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnmarkedPlaceholdersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "kubectl describe pod web-N ⇒ web-N",
        "ssh node-X uptime ⇒ node-X",
        "ssh admin@bastion-ip ⇒ bastion-ip",
        "kafka-topics.sh --bootstrap-server broker-ip:9092 --list ⇒ broker-ip",
        "curl http://hostname:8080/health ⇒ hostname",
        "nc -z host:port ⇒ host:port",
        "ping server-ip ⇒ server-ip",
        "curl -u username:password http://h/ ⇒ username:password",
        "psql postgres://user:password@db.test/shop ⇒ user:password",
        "redis-cli -u redis://:password@db.test:6379 ⇒ password",
        "x -u username --password password ⇒ username,password",
        "echo -n 'password' | base64 ⇒ password",
        "grep jane.doe access.log ⇒ jane.doe",
        "x --ticket PROJ-1234 --change chg-0000 ⇒ PROJ-1234,chg-0000",
        "x --key vol-PLACEHOLDER ⇒ vol-PLACEHOLDER",
        "ffmpeg -i VIDEO.mkv AUDIO.mp3 ⇒ VIDEO,AUDIO",
        "cat > c.yaml <<'EOF'⏎host: jane.doe⏎EOF ⇒ jane.doe"
      })
  void standsForAValue(String script, String names) {
    assertThat(Found.names(script)).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tail -N 5 f",
        "x --option-N 1",
        "ssh web-1 uptime",
        "az network public-ip create -n x",
        "aws ec2 describe-addresses --public-ip 1.1.1.1",
        "kubectl get nodes -o wide --show-host-ip",
        "curl http://localhost:8080/health",
        "ssh admin@web1",
        "hostname",
        "echo 'host:port is printed'",
        "docker run -p 80:80 -u root x",
        "psql -U postgres -W",
        "echo password",
        "sudo passwd username1",
        "grep -r PLACEHOLDER src",
        "iptables -A INPUT -j ACCEPT",
        "cat README.md CHANGELOG.md",
        "x CVE-2021-1234 RFC-1234 ISO-12345",
        "chmod 0000 f; date -d 2026-0000",
        "python3 -c 'x = \"jane.doe\"; y = \"web-N\"'",
        "openssl ciphers ECDHE-RSA-AES128-GCM-SHA256",
        "setcap CAP_NET_BIND_SERVICE=+ep f",
        "tag=$(cat VERSION)",
        "aws ce get-cost-and-usage --group-by Type=DIMENSION,Key=SERVICE"
      })
  void meansItself(String script) {
    assertThat(Found.names(script)).isEmpty();
  }
}
