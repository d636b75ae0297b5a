package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl get pods -n shop",
        "tiup cluster display <cluster name> --format json",
        "frobctl snapshot --id <block id> --keep 3",
        "CLUSTER=<name>\naws eks describe-cluster --name $CLUSTER",
        "./bin/restore.sh latest",
        "scripts/drain.py --host <host>",
        "~/bin/rotate now",
        "$KAFKA_HOME/bin/kafka-topics.sh --list",
        "cd /srv/app\ngit pull\nmake deploy",
        "for host in a b; do\n  ssh $host uptime\ndone",
        "zpool status -x # all pools",
        "sudo -u postgres psql -c 'select 1'",
        "velero backup create <name>-<date>",
        "docker create --name data-<date> registry/tool:<tag>\ndocker start data-<date>",
        "export TOKEN=abc\ncurl -s https://api.example.net/health",
        "cat <<EOF > app.env\nMODE=safe\nEOF",
        "ceph osd tree | grep down",
        "frob list nodes | tail -n 1",
        "unset ENDPOINTS",
        "export TOKEN=abc",
        "pm2 restart web && pm2 logs web",
        "if systemctl is-active nginx; then\n  echo up\nfi",
      })
  void commandsReadAsShell(String text) {
    assertThat(CommandText.isAll(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NAME    READY   STATUS    RESTARTS\nweb-1   1/1     Running   0",
        "replicas: 3\nimage: web:4.2",
        "listen_addresses = '*'\nport = 5432",
        "[mysqld]\nbind-address = 127.0.0.1",
        "{\"status\": \"green\", \"nodes\": 3}",
        "server {\n  listen 80;\n  server_name shop.example.net;\n}",
        "app/\n├── bin\n└── lib",
        "2026-01-02 03:04:05 ERROR could not connect to upstream",
        "Error: connection refused (111)",
        "HTTP/1.1 502 Bad Gateway\nServer: nginx",
        "GET /health HTTP/1.1\nHost: shop.example.net",
        "SELECT * FROM orders WHERE id = 7;",
        "FROM debian:12\nRUN apt-get update",
        "DB_HOST=db1\nDB_PORT=5432",
        "browser -> proxy -> web -> database",
        "the pool is degraded, wait for it to heal - about an hour.",
        "active (running) since Fri 2026-01-02",
        "https://grafana.example.net/d/abc/overview",
        "name,role,team\nanna,admin,core",
        "0 3 * * * /usr/local/bin/backup",
        "resource \"aws_instance\" \"web\" {\n  ami = \"ami-1\"\n}",
        "+---------+\n| gateway |\n+---------+",
        "web: start-server --port 8000\nworker: start-worker",
        "host    all    all    10.0.0.0/8    scram-sha-256",
        "unhealthy",
        "max_connections 200",
      })
  void outputConfigurationAndTextDoNot(String text) {
    assertThat(CommandText.isAll(text)).isFalse();
  }
}
