package dev.runbook.run;

import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Computes a hash in a thread of its own, never more than a few pieces behind the data. */
final class HashThread {
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 8;
  private static final Piece END = new Piece(0);

  private final BlockingQueue<Piece> free = new ArrayBlockingQueue<>(PIECES);
  private final BlockingQueue<Piece> full = new ArrayBlockingQueue<>(PIECES + 1);
  private final MessageDigest digest;
  private final Thread thread = new Thread(this::reckon, "hash");

  private HashThread(MessageDigest digest) {
    this.digest = digest;
    for (int i = 0; i < PIECES; i++) {
      free.add(new Piece(PIECE));
    }
  }

  private static final class Piece {
    private final byte[] bytes;
    private int length;

    Piece(int size) {
      bytes = new byte[size];
    }
  }

  /** A thread that goes on with a hash that was begun elsewhere. */
  static HashThread start(MessageDigest digest) {
    HashThread hash = new HashThread(digest);
    hash.thread.setDaemon(true);
    hash.thread.start();
    return hash;
  }

  /** The next bytes; they are the caller's again when this returns. */
  void add(byte[] buffer, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      Piece piece = take(free);
      piece.length = Math.min(PIECE, end - from);
      System.arraycopy(buffer, from, piece.bytes, 0, piece.length);
      from += piece.length;
      full.add(piece);
    }
  }

  /** Returns when all of it is in the hash, which is the caller's again. */
  void finish() {
    full.add(END);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void reckon() {
    for (Piece piece = take(full); piece != END; piece = take(full)) {
      digest.update(piece.bytes, 0, piece.length);
      free.add(piece);
    }
  }

  /** Whoever is interrupted here must not lose a byte of the record for it. */
  private static Piece take(BlockingQueue<Piece> queue) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return queue.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
