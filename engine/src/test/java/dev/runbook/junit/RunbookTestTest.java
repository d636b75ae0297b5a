package dev.runbook.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.runbook.replay.Played;
import dev.runbook.run.StepOutcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;

/** Pages that tests play against hosts of their own. */
@RunbookTest("engine/src/test/resources/junit/move-shop.md")
class RunbookTestTest {
  private static final String PAGE = "engine/src/test/resources/junit/move-shop.md";

  @MockedHost(user = "admin")
  MockHost web1;

  @Test
  void aPageIsPlayedAgainstItsHosts(Runbook page) {
    web1.on("sudo systemctl stop shop").set("shop", "stopped");
    web1.state("shop", "up")
        .state("data", "there")
        .on("dropdb --force {{database}}")
        .set("data", "gone");

    Played played = page.with("database", "sh'op").confirm("drop", "web1").play();

    assertThat(played.exit()).isZero();
    assertThat(played.outcome("move-the-shop/drop")).isEqualTo(StepOutcome.OK);
    assertThat(web1.received())
        .containsExactly("sudo systemctl stop shop", "dropdb --force 'sh'\\''op'");
    assertThat(web1.state("shop")).isEqualTo("stopped");
    assertThat(web1.state("data")).isEqualTo("gone");
  }

  @Test
  void aFailureIsAnOutcomeAndNotAnException(Runbook page) {
    web1.on("sudo systemctl stop shop").reply(Reply.exit(5).stderr("no such unit\n"));

    Played played = page.with("database", "shop").play();

    assertThat(played.exit()).isEqualTo(1);
    assertThat(played.outcome("move-the-shop/stop-it")).isEqualTo(StepOutcome.FAILED);
    assertThat(web1.received()).hasSize(1);
  }

  @Test
  void dangerThatNobodyConfirmsEndsTheRun(Runbook page, @MockedHost(name = "web1") MockHost same) {
    assertThat(same).isSameAs(web1);
    same.on("sudo systemctl stop shop");
    assertThat(page.with("database", "shop").play().exit()).isEqualTo(4);
    assertThat(page.with("database", "shop").confirm("drop", "web2").play().exit()).isEqualTo(4);
  }

  @Test
  void repliesComeOneAfterTheOther(Runbook page) {
    web1.on("sudo systemctl stop shop").reply(Reply.exit(1)).reply(Reply.ok());
    Played played = page.with("database", "x").onFailure("stop-it", "retry").play();
    assertThat(played.outcome("move-the-shop/stop-it")).isEqualTo(StepOutcome.OK);
    assertThat(web1.received()).hasSize(2);
  }

  @Test
  void aCommandWithoutAReplyFailsTheTest(Runbook page) {
    web1.on("sudo systemctl stop shop");
    web1.on("dropdb --force shopp").spare();

    assertThatThrownBy(() -> page.with("database", "shop").confirm("drop", "web1").play())
        .isInstanceOfSatisfying(
            AssertionFailedError.class,
            failure -> {
              assertThat(failure.getMessage()).contains("move-shop.md:").contains("no reply");
              assertThat(failure.getExpected().getStringRepresentation())
                  .isEqualTo("dropdb --force shopp");
              assertThat(failure.getActual().getStringRepresentation())
                  .isEqualTo("dropdb --force shop");
            });
  }

  @Test
  void aForbiddenCommandFailsTheTestWithItsReason(Runbook page) {
    web1.state("shop", "up").on("sudo systemctl stop shop");
    web1.forbid("dropdb.*").when("shop", "up").because("customers are still buying");
    web1.otherwise(Reply.ok());

    assertThatThrownBy(() -> page.with("database", "shop").confirm("drop", "web1").play())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("customers are still buying");
  }

  @Test
  void whatNamesNothingOnThePageIsAMistakeOfTheTest(Runbook page) {
    web1.otherwise(Reply.ok());
    assertThatThrownBy(() -> page.with("databse", "shop").play())
        .hasMessageContaining("databse")
        .hasMessageContaining("database");
    assertThatThrownBy(() -> page.with("database", "shop").confirm("dorp", "web1").play())
        .hasMessageContaining("no step called `dorp`");
  }

  @Nested
  class AClassInside {
    @Test
    void hasTheHostsOfTheOneAround(Runbook page) {
      web1.otherwise(Reply.ok());
      assertThat(page.with("database", "shop").confirm("drop", "web1").play().exit()).isZero();
    }
  }

  @Test
  void aPageIsPlayedWithoutJunitToo() {
    MockHost host = new MockHost("web1").otherwise(Reply.ok());
    Runbook page = Runbook.of(PAGE, host).with("database", "shop").confirm("drop", "web1");
    assertThat(page.play().exit()).isZero();
  }

  @Test
  void aPlayIsDrilled(Runbook page) {
    web1.otherwise(Reply.ok());
    AtomicInteger nights = new AtomicInteger();
    page.with("database", "shop")
        .confirm("drop", "web1")
        .play()
        .drill()
        .forEachFault(
            night -> {
              nights.incrementAndGet();
              assertThat(night.exit()).as(night.story()).isNotZero();
            });
    assertThat(nights.get()).isGreaterThan(4);
  }

  @Test
  void aPageThatIsNotThereIsAMistake() {
    assertThatThrownBy(() -> Runbook.of("runbooks/nope.md"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no page runbooks/nope.md");
  }

  @Test
  void aReplyThatNobodyAsksForFailsItsTest() {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(WithAnUnusedReply.class))
            .configurationParameter("junit.jupiter.conditions.deactivate", "*")
            .execute()
            .testEvents();
    tests.assertStatistics(all -> all.started(1).failed(1));
    tests
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test(),
                displayName("passesButForOneReply(Runbook)"),
                finishedWithFailure(message(text -> text.contains("no command used")))));
  }

  /** Run by the test above alone. */
  @RunbookTest(PAGE)
  @org.junit.jupiter.api.Disabled("it fails on purpose; the test around it runs it")
  static class WithAnUnusedReply {
    MockHost web1;

    @Test
    void passesButForOneReply(Runbook page) {
      web1.on("true");
      web1.otherwise(Reply.ok());
      page.with("database", "shop").confirm("drop", "web1").play();
    }
  }
}
