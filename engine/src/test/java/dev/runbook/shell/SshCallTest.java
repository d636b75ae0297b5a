package dev.runbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshCallTest {
  /**
   * Reads the words that bash hands over as {@code ssh(1)} does: options, host, options, command.
   */
  private static final String RECEIVED =
      """
      ssh() {
        OPTIND=1
        while getopts '46CTnqvxakstp:l:i:F:J:o:' _; do :; done
        shift $((OPTIND - 1))
        local host=$1
        shift
        if [ "$ended" != yes ]; then
          OPTIND=1
          while getopts '46CTnqvxakstp:l:i:F:J:o:' _; do :; done
          shift $((OPTIND - 1))
        fi
        printf '%s\\0%s' "$host" "$*"
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh hemma \"sudo docker ps\"",
        "ssh hemma 'sudo docker ps'",
        "ssh hemma sudo docker ps",
        "ssh hemma sudo  docker   ps",
        "ssh hemma uptime",
        "ssh olof@hemma uptime",
        "ssh -p 22 hemma uptime",
        "ssh -p22 hemma uptime",
        "ssh -tt hemma top",
        "ssh -t hemma 'top -b'",
        "ssh hemma -t top",
        "ssh hemma -p 2222 'echo x'",
        "ssh -q -o ConnectTimeout=5 -o 'BatchMode yes' hemma 'echo x'",
        "ssh -oStrictHostKeyChecking=yes hemma true",
        "ssh -i key -l olof hemma 'echo x'",
        "ssh -4qi key hemma 'echo x'",
        "ssh -J jump hemma 'echo x'",
        "ssh hemma -- ls -l",
        "ssh hemma ls -t -p 9",
        "ssh \"hemma\" 'ls'",
        "ssh hem\"ma\" l's'",
        "ssh 'hemma' \"echo 'a b' \\\"c\\\"\"",
        "ssh hemma \"echo \\$HOME \\`date\\` \\\\ x\"",
        "ssh hemma \"a \\\nb\"",
        "ssh hemma \"line one\nline two\"",
        "ssh hemma echo $'a\\tb'",
        "ssh hemma \"pg_dump x > ~/b/x-\\$(date +%Y%m%d).sql\"",
        "ssh hemma 'echo \"$HOME\"; ls *.log | tail -n 1'",
        "ssh hemma \"echo it's {a,b} *.log ~ [x]\"",
        "ssh hemma echo \\$HOME \\*.log \\~ \\{a,b\\}",
        "ssh hemma echo 'a'\\''b'",
        "ssh hemma echo a\\ b",
        "ssh hemma \"echo \\\\\\\"deep\\\\\\\" \\\\\\\\\"",
        "ssh hemma echo \"$ x\" a$",
        "ssh hemma \"50% off! #1 @x ^y =z\"",
        "ssh hemma echo a#b # a comment",
        "ssh hemma \\\n  uptime",
        "ssh hemma ''  'x'",
        "ssh hemma 'ü – €'",
        "ssh hemma echo x{} {y} a..b",
        "ssh hemma echo --opt=~/x 1a=~/x",
        "ssh hemma \"docker ps --format '{{.Names}}'\""
      })
  void receivesWhatBashWouldHandOver(String text) {
    Bash.needed();
    SshCall call = call(text).orElseThrow();
    String[] received = Bash.run(RECEIVED + text).out().split("\0", -1);
    assertThat(call.alias()).isEqualTo(received[0]);
    assertThat(call.command().orElse("")).isEqualTo(received[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh",
        "ssh -t",
        "ssh -p 22",
        "ssh -L 8080:localhost:80 hemma",
        "ssh -N -L 8080:localhost:80 hemma",
        "ssh -R 80:localhost:80 hemma x",
        "ssh -D 1080 hemma x",
        "ssh -W a:22 hemma",
        "ssh -A hemma uptime",
        "ssh -X hemma xterm",
        "ssh -Y hemma xterm",
        "ssh -f hemma sleep 10",
        "ssh -N hemma",
        "ssh -M hemma",
        "ssh -S path hemma x",
        "ssh -O exit hemma",
        "ssh -s hemma sftp",
        "ssh -G hemma",
        "ssh -V",
        "ssh -o LocalForward=80:x:80 hemma x",
        "ssh -o ForwardAgent=yes hemma x",
        "ssh -oRemoteCommand=x hemma",
        "ssh -o PermitLocalCommand=yes -o LocalCommand=x hemma x",
        "ssh -- -oProxyCommand=x uptime",
        "ssh '' x",
        "ssh @hemma x",
        "ssh ssh://olof@hemma:22 x",
        "ssh $HOST uptime",
        "ssh ${HOST} uptime",
        "ssh hemma \"echo $HOME\"",
        "ssh hemma echo $(date)",
        "ssh hemma \"echo `date`\"",
        "ssh hemma ls *.log",
        "ssh hemma ls file?",
        "ssh hemma ls [ab]",
        "ssh hemma ls ~",
        "ssh hemma ls ~/x",
        "ssh hemma DIR=~/x ls",
        "ssh hemma PATH=a:~/x ls",
        "ssh hemma echo {a,b}",
        "ssh hemma echo {1..3}",
        "ssh hemma echo a{x}b{1,2}",
        "ssh hemma echo \"x\"{a,b}",
        "ssh hemma echo {a,{b}}",
        "ssh hemma echo $\"a\"",
        "ssh hemma echo $((1 + 1))",
        "ssh hemma echo $[1 + 1]",
        "ssh hemma cat <(date)",
        "HEAD=$(ssh hemma 'git rev-parse HEAD')",
        "NEWEST=$(ssh hemma 'ls -1' | tail -n 1)",
        "> $(ssh hemma hostname)",
        "ssh hemma uptime > out",
        "ssh hemma uptime 2>&1",
        "ssh hemma cat < in",
        "ssh hemma cat <<< x",
        "ssh hemma cat <<EOF\nx\nEOF",
        "ssh hemma uptime | cat",
        "ssh hemma uptime && date",
        "ssh hemma uptime &",
        "! ssh hemma uptime",
        "A=1 ssh hemma uptime",
        "sudo ssh hemma uptime",
        "time ssh hemma uptime",
        "/usr/bin/ssh hemma uptime",
        "$SSH hemma uptime",
        "(ssh hemma uptime)",
        "if ssh hemma true; then echo x; fi",
        "sshpass -e ssh hemma x",
        "ssh-copy-id hemma"
      })
  void staysWithTheLocalShell(String text) {
    assertThat(call(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssh hemma            | hemma | ''       | false",
        "ssh hemma ''         | hemma | ''       | false",
        "ssh -p 22 hemma      | hemma | '-p 22'  | false",
        "ssh -p22 hemma       | hemma | '-p 22'  | false",
        "ssh hemma -p 22      | hemma | '-p 22'  | false",
        "ssh -t a@b           | a@b   | ''       | true",
        "ssh -4tqp 22 -l x h  | h     | '-p 22 -l x' | true",
        "ssh -- hemma         | hemma | ''       | false",
        "ssh -o Port=22 h     | h     | '-o Port=22' | false"
      })
  void knowsABareLogin(String text, String alias, String options, boolean terminal) {
    SshCall call = call(text).orElseThrow();
    assertThat(call.command()).isEmpty();
    assertThat(call.alias()).isEqualTo(alias);
    assertThat(String.join(" ", call.options())).isEqualTo(options);
    assertThat(call.terminal()).isEqualTo(terminal);
  }

  @Test
  void readsNoOptionsAfterTheHostOnceDashesEndedThem() {
    SshCall call = call("ssh -- hemma -p 9 x").orElseThrow();
    assertThat(call.options()).isEmpty();
    assertThat(call.command()).contains("-p 9 x");
  }

  @Test
  void readsOptionsAfterTheHostAsOpenSshDoes() {
    SshCall call = call("ssh -p 22 hemma -l olof -t 'x y' -p 9").orElseThrow();
    assertThat(call.options()).isEqualTo(List.of("-p", "22", "-l", "olof"));
    assertThat(call.terminal()).isTrue();
    assertThat(call.command()).contains("x y -p 9");
  }

  private static Optional<SshCall> call(String text) {
    Script script = Script.parse(text);
    assertThat(script.statements()).hasSize(1);
    return script.statements().get(0).exact().flatMap(SshCall::in);
  }
}
