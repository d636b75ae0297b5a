package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqlStatementsTest {
  @Test
  void areInCapitalsOnOneLineWithoutCommentsAndLiterals() {
    assertThat(
            SqlStatements.in(
                "delete from t\n  where a = 'x; drop table t' -- all of it\n; select 1"))
        .containsExactly("DELETE FROM T WHERE A = ''", "SELECT 1");
    assertThat(SqlStatements.in("/* drop table t; */ SELECT 'it''s' ;;"))
        .containsExactly("SELECT ''");
    assertThat(SqlStatements.in("DO $$ BEGIN DROP TABLE t; END $$;")).containsExactly("DO ''");
  }

  @Test
  void aClientsOwnCommandIsALine() {
    assertThat(SqlStatements.in("\\dt\n\\i fix.sql\nSELECT 1;"))
        .containsExactly("\\DT", "\\I FIX.SQL", "SELECT 1");
  }

  @Property(tries = 500)
  void anyTextHasThem(@ForAll String text) {
    List<String> statements = SqlStatements.in(text);
    assertThat(statements).noneMatch(String::isEmpty);
  }
}
