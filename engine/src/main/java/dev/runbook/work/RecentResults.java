package dev.runbook.work;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Keeps the latest results of a calculation, by what they were calculated from.
 *
 * <p>Its size is fixed: a new result takes the place of an older one. Threads may share it. Keys
 * and results must not change.
 *
 * @param <K> what a result is calculated from
 * @param <V> a result
 */
public final class RecentResults<K, V> {
  private record Result<K, V>(K key, V value) {}

  /** Results whose hashes are alike are kept side by side, the latest first. */
  private static final int BESIDE = 2;

  private final AtomicReferenceArray<Result<K, V>> results;

  /**
   * No results yet.
   *
   * @param places how many results it keeps, a power of two; a third whose hash is like those of
   *     two others drives the older of them out
   */
  public RecentResults(int places) {
    results = new AtomicReferenceArray<>(Math.max(BESIDE, places));
  }

  /** The result for a key, calculated unless it is still here. */
  public V of(K key, Function<K, V> calculation) {
    int hash = key.hashCode() * 0x9E3779B9;
    int place = (hash >>> Integer.SIZE / 2) & (results.length() - BESIDE);
    for (int at = place; at < place + BESIDE; at++) {
      Result<K, V> kept = results.get(at);
      if (kept != null && kept.key().equals(key)) {
        return kept.value();
      }
    }
    V value = calculation.apply(key);
    results.set(place + 1, results.get(place));
    results.set(place, new Result<>(key, value));
    return value;
  }
}
