package dev.runbook.replay;

import dev.runbook.plan.Procedure;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.List;

/** A page that replaces a database, hosts with a memory, and scenarios that pass. */
final class RestoredDatabase {
  static final String PAGE =
      """
      ---
      runbook:
        hosts:
          db1: {hostname: db1, user: ops}
        params:
          day: {placeholder: YYYYMMDD, pattern: "20[0-9]{6}"}
      ---

      # Restore

      Takes ten minutes.

      ## Check

      ```bash {ok-exit=0}
      # The dump is there
      ssh db1 "test -s /backups/YYYYMMDD.sql"

      # There is room
      ssh db1 "df -h /backups"
      ```

      ## Stop

      ```bash {name=stop}
      ssh db1 "systemctl stop app"
      ```

      ## Replace

      > [!CAUTION]
      > What is in the database is lost.

      ```bash {name=drop}
      ssh db1 "psql -c 'DROP DATABASE shop'"
      ssh db1 "psql -c 'CREATE DATABASE shop'"
      ```

      ```bash {name=load timeout=30m}
      ssh db1 "psql -1 shop < /backups/YYYYMMDD.sql"
      ```

      ## Start

      ```bash {name=start host=db1 verify="curl -fsS localhost/ready"}
      systemctl start app
      ```

      ```bash {name=warm host=db1 optional}
      curl -fsS localhost/warm
      ```

      ## Rollback

      ```bash {name=put-back host=db1}
      psql -1 shop < /backups/before.sql
      ```
      """;

  static final String MOCK =
      """
      hosts:
        db1:
          identity: {hostname: db1, user: ops}
          state: {app: up, database: live}
          commands:
            - run: test -s /backups/20260102.sql
            - run: test -s /backups/20240101.sql
              exit: 1
            - run: df -h /backups
              stdout: |
                Filesystem  Size
                /dev/sda1   10G
            - run: systemctl stop app
              set: {app: down}
            - run: psql -c 'DROP DATABASE shop'
              set: {database: none}
            - run: psql -c 'CREATE DATABASE shop'
              when: {database: none}
              set: {database: empty}
            - run: psql -1 shop < /backups/{{day}}.sql
              when: {database: empty}
              set: {database: dump}
            - run: psql -1 shop < /backups/before.sql
              set: {database: before}
            - run: systemctl start app
              set: {app: up}
            - run: curl -fsS localhost/ready
              replies: [{exit: 22, times: 1}, {stdout: ready}]
          forbid:
            - {match: ".*DROP DATABASE.*", when: {app: up}, because: the app is still writing}
      """;

  static final String SCENARIOS =
      """
      play: restore
      mock: restore.mock.yaml
      params: {day: "20260102"}
      answers: {replace/drop: {confirm: db1}}
      scenarios:
        restores the dump:
          answers: {start: {on-failure: retry}}
          expect:
            asked: [drop]
            outcomes: {warm: left-out, start: ok}
            state: {db1: {app: up, database: dump}}
        stops when there is no dump:
          params: {day: "20240101"}
          expect:
            exit: 1
            outcomes: {the-dump-is-there: failed, stop: not-reached}
            state: {db1: {app: up, database: live}}
        puts the old data back when the load fails:
          mock:
            - hosts: {db1: {commands: [{match: "psql -1 shop < .*20260102.sql", exit: 3, times: 1}]}}
            - restore.mock.yaml
          answers: {load: {on-failure: roll-back}, put-back: {confirm: db1}}
          expect: {exit: 1, state: {db1: {database: before}}}
        does not know what became of a lost drop:
          mock:
            - hosts: {db1: {commands: [{match: ".*DROP DATABASE.*", fault: {disconnect: after}}]}}
            - restore.mock.yaml
          expect: {exit: 5, outcomes: {drop: unknown}}
      """;

  private RestoredDatabase() {}

  static Tested in(Path folder) {
    return new Tested(folder)
        .file("restore.md", PAGE)
        .file("restore.mock.yaml", MOCK)
        .file("restore.test.yaml", SCENARIOS);
  }

  /** The page as it stands in a folder. */
  static Procedure procedure(Path folder) {
    return new Pages(List.of(), new SourceReader()).page(folder.resolve("restore.md")).wholePage();
  }
}
