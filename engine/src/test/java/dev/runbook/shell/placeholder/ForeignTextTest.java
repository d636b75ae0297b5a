package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that another program reads in a language of its own, and the marks of here-documents. */
class ForeignTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "python3 - <<'EOF'⏎x = {name} or [item]⏎print(\"...\", 'YYYY-MM-DD', xxx, NAME)⏎EOF",
        "python3 -c 'print(\"xxx\", \"...\", \"API_TOKEN\", {id})'",
        "cat > a.py <<'EOF'⏎def f(x: int) -> str: ...⏎EOF",
        "cat > a.js <<'EOF'⏎const f = (...args) => `${args}`; // xxx⏎EOF",
        "tee a.go >/dev/null <<'EOF'⏎package x⏎func f(a ...string) {}⏎EOF",
        "cat <<'EOF' > run⏎#!/usr/bin/env python3⏎print(\"...\")⏎EOF",
        "node -e 'console.log(\"xxx\", {id})'",
        "ruby -e 'puts \"...\"'",
        "perl -e 'print \"xxx\"'",
        "awk '/xxx/ { print \"NAME\", \"...\" }' f",
        "jq '.items[] | select(.name == \"xxx\") | {id, name}' f",
        "jq -r '.[\"NAME\"] // \"...\"' f",
        "yq '.a.NAME' f",
        "sed 's/xxx/NAME/' f",
        "kubectl get pods -o jsonpath='{.items[?(@.x==\"xxx\")].NAME}'",
        "kubectl get pods -o go-template='{{range .items}}{{.NAME}} ... {{end}}'",
        "docker ps --format 'table {{.ID}} NAME ...'",
        "az vm list --query \"[?name=='xxx'].{id:id}\"",
        "psql -c 'SELECT NAME, ROLE FROM USERS WHERE ID IN (1)'",
        "bq query 'SELECT a FROM `'\"$HOME\"'.t` GROUP BY a'",
        "sed 's/<name>/shop/g; s|<tag>|$HOME|' f",
        "for x in a; do read -p \"Enter to go on ...\" y; done",
        "psql <<'EOF'⏎SELECT NAME, [x], {y} FROM T;⏎EOF",
        "curl -d '{\"id\": \"{id}\", \"NAME\": [1]}' h",
        "cat <<XXX⏎a⏎XXX",
        "cat <<'YOUR_EOF' >f⏎a⏎YOUR_EOF",
        "cat <<-NNN⏎\ta⏎\tNNN",
        "ssh h bash <<XXX⏎cat <<YYY⏎a⏎YYY⏎XXX",
        "mktemp -d /tmp/a-XXX.d",
        "d=$(mktemp /tmp/a.XXXX) && x \"$d\"",
        "ssh h 'mktemp /tmp/a.XXXX'"
      })
  void holdsNone(String script) {
    assertThat(Found.names(script)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "python3 -c 'print(\"<name>\")' ⇒ name",
        "python3 <<'EOF'⏎connect(\"<host>\", \"YOUR_TOKEN\")⏎EOF ⇒ host,YOUR_TOKEN",
        "psql -c \"SELECT * FROM t WHERE id = '<id>'\" ⇒ id",
        "psql <<'EOF'⏎UPDATE t SET a = '<value>' WHERE d < 'YYYY-MM-DD';⏎EOF ⇒ value,YYYY-MM-DD",
        "curl -d '{\"name\": \"<name>\", \"token\": \"CHANGE_ME\"}' h ⇒ name,CHANGE_ME",
        "curl -d '{\"token\": \"xxx\"}' h ⇒ xxx",
        "jq '.[\"<key>\"]' f ⇒ key",
        "awk '/<word>/' f ⇒ word",
        "python3 a.py xxx ⇒ xxx",
        "python3 a.py --name NAME ... ⇒ NAME,...",
        "psql -h HOST -f xxx.sql ⇒ HOST,xxx",
        "jq . /srv/xxx/f ⇒ xxx",
        "cat <<EOF⏎xxx⏎EOF ⇒ xxx",
        "cat <<XXX⏎xxx⏎XXX ⇒ xxx",
        "cat > a.conf <<'EOF'⏎host = xxx⏎EOF ⇒ xxx",
        "kubectl apply -f - <<'EOF'⏎name: YOUR_NAME⏎EOF ⇒ YOUR_NAME"
      })
  void holdsThoseThatAreClear(String script, String names) {
    assertThat(Found.names(script)).isEqualTo(names);
  }
}
