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

  @Test
  void aClientsOwnCommandEndsTheStatementBeforeIt() {
    assertThat(SqlStatements.in("select 1 \\gset\ndrop table t;"))
        .containsExactly("SELECT 1", "\\GSET", "DROP TABLE T");
    assertThat(SqlStatements.in("show status\\G drop table t"))
        .containsExactly("SHOW STATUS", "DROP TABLE T");
    assertThat(SqlStatements.in("\\x \\\\ drop table t; select 1\\; truncate u"))
        .containsExactly("\\X", "DROP TABLE T", "SELECT 1", "TRUNCATE U");
  }

  @Test
  void aQuoteInANameOrBehindABackslashBeginsNoLiteral() {
    assertThat(SqlStatements.in("select \"it's\" from t; drop table u"))
        .containsExactly("SELECT \"ITS\" FROM T", "DROP TABLE U");
    assertThat(SqlStatements.in("select E'it\\'s'; drop table u; select 'x'"))
        .contains("DROP TABLE U");
    assertThat(SqlStatements.in("select $a$it's$a$; drop table u"))
        .containsExactly("SELECT ''", "DROP TABLE U");
  }

  @Test
  void clientsDifferAboutABackslashSoThatBothReadingsCount() {
    assertThat(SqlStatements.in("select 'a\\'; drop table t; --'")).contains("DROP TABLE T");
    assertThat(SqlStatements.in("select 'a\\'; drop table t; select 'b'; drop table u"))
        .contains("DROP TABLE T", "DROP TABLE U");
  }

  @Test
  void aLiteralThatIsRunIsAStatement() {
    assertThat(SqlStatements.in("select format('drop table %I', n) from t \\gexec"))
        .contains("DROP TABLE %I");
    assertThat(SqlStatements.in("select 'alter table '||t||' drop column c' from u \\gexec"))
        .contains("ALTER TABLE ? DROP COLUMN C");
    assertThat(SqlStatements.in("select s from todo \\gexec")).contains("\\GEXEC UNREAD");
    assertThat(SqlStatements.in("execute immediate 'truncate t'")).contains("TRUNCATE T");
    assertThat(SqlStatements.in("EXEC sp_executesql N'delete from t'")).contains("DELETE FROM T");
    assertThat(SqlStatements.in("prepare s from \"drop table t\"")).contains("DROP TABLE T");
    assertThat(SqlStatements.in("select 'drop table t'")).containsExactly("SELECT ''");
  }

  @Property(tries = 500)
  void anyTextHasThem(@ForAll String text) {
    List<String> statements = SqlStatements.in(text);
    assertThat(statements).noneMatch(String::isEmpty);
  }
}
