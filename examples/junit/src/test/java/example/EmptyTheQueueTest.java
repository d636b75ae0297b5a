package example;

import static dev.runbook.junit.Reply.exit;
import static dev.runbook.junit.Reply.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runbook.junit.MockHost;
import dev.runbook.junit.Runbook;
import dev.runbook.junit.RunbookTest;
import dev.runbook.replay.Played;
import dev.runbook.run.StepOutcome;
import org.junit.jupiter.api.Test;

/** One page against a host that is scripted here. */
@RunbookTest("runbooks/empty-the-queue.md")
class EmptyTheQueueTest {
  MockHost web1;

  @Test
  void touchesNothingWhenThereIsNoSuchQueue(Runbook page) {
    web1.on("sudo rabbitmqctl -q list_queues name | grep -qx '{{queue}}'").reply(exit(1));

    Played played = page.with("queue", "ordres").play();

    assertEquals(1, played.exit());
    assertEquals(StepOutcome.FAILED, played.outcome("empty-the-queue/the-queue-is-there"));
    assertEquals(1, web1.received().size());
  }

  @Test
  void neverEmptiesAQueueUnderARunningWorker(Runbook page) {
    web1.state("worker", "up").state("queue", "full");
    web1.onMatch(".*systemctl stop shop-worker").set("worker", "down");
    web1.onMatch(".*systemctl start shop-worker").set("worker", "up");
    web1.onMatch(".*purge_queue.*").set("queue", "empty");
    web1.forbid(".*purge_queue.*").when("worker", "up").because("the worker would fill it again");
    web1.otherwise(ok());

    Played played = page.with("queue", "orders").confirm("purge", "web1").play();

    assertEquals(0, played.exit());
    assertEquals("empty", web1.state("queue"));
    assertEquals("up", web1.state("worker"));
  }
}
