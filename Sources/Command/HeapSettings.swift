internal import CMalloc

/// How the C library's allocator behaves in this process.
enum HeapSettings {
  /// Pages come and go by the hundred kilobytes. glibc would keep their memory once it was freed a few times (its mmap
  /// threshold grows), in an arena a thread; a fixed threshold and two arenas give it back: measured on 749 pages, the
  /// peak falls from 205 to 150 MB.
  static func forLongRuns() {
    _ = mallopt(M_ARENA_MAX, 2)
    _ = mallopt(M_MMAP_THRESHOLD, 128 << 10)
    _ = mallopt(M_TRIM_THRESHOLD, 128 << 10)
  }

  /// A backfill takes page after page without a pause: memory that is given back is asked for at once again, and mapping it
  /// costs more than a tenth of the whole.
  static func forBackfills() {
    _ = mallopt(M_ARENA_MAX, 4)
    _ = mallopt(M_MMAP_THRESHOLD, 4 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 32 << 20)
  }
}
