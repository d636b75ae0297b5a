package dev.runbook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The work that is done for a text, counted by the memory that it takes on the way: no other
 * program on the machine and no compiler changes it much, and whatever walks a list makes something
 * for it.
 */
public final class CountedWork {
  private static final ThreadMXBean COUNTER = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private CountedWork() {}

  /**
   * Asserts that ten times a page costs about ten times the work.
   *
   * @param piece what the page's one block has again and again
   * @param length how long the shorter block is: longer than what is remembered of one reading for
   *     the next
   * @param work what is done with the page
   */
  public static void isInProportion(String piece, int length, Consumer<String> work) {
    isInProportion(piece, page(piece, length), page(piece, 10 * length), work);
  }

  /**
   * Asserts the same of a page with many blocks.
   *
   * @param block a block, {@code %1$d} in it stands for its number
   * @param count how many of them the shorter page has
   */
  public static void isInProportionToBlocks(String block, int count, Consumer<String> work) {
    isInProportion(block, blocks(block, count), blocks(block, 10 * count), work);
  }

  private static void isInProportion(
      String piece, String shorter, String longer, Consumer<String> work) {
    of(shorter, work);
    long little = of(shorter, work);
    long much = of(longer, work);
    assertThat((double) much / little)
        .as("times the work for ten times “%s”", piece)
        .isLessThan(12);
  }

  private static long of(String page, Consumer<String> work) {
    long before = allocated();
    work.accept(page);
    return allocated() - before;
  }

  /**
   * By this thread, and by those that it shares long pages with: who does more of them is chance.
   */
  private static long allocated() {
    long[] threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(CountedWork::takesPart)
            .mapToLong(Thread::getId)
            .toArray();
    return Arrays.stream(COUNTER.getThreadAllocatedBytes(threads)).filter(bytes -> bytes > 0).sum();
  }

  private static boolean takesPart(Thread thread) {
    return thread == Thread.currentThread()
        || (thread instanceof ForkJoinWorkerThread worker
            && worker.getPool() == ForkJoinPool.commonPool());
  }

  private static String blocks(String block, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(block::formatted)
        .collect(Collectors.joining("\n", "# Job\n\n", ""));
  }

  private static String page(String piece, int length) {
    return "# Job\n\n```bash\n" + piece.repeat(length / piece.length()) + "\n```\n";
  }
}
