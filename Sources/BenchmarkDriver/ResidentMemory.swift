internal import Glibc

/// What Linux says of the process's memory (proc(5)), in bytes.
enum ResidentMemory {
  static var current: Int { field("VmRSS:") }
  static var peak: Int { field("VmHWM:") }

  /// Free memory goes back to the system first.
  static func trimmed() -> Int {
    // Glibc's Swift module leaves malloc.h out.
    if let symbol = dlsym(nil, "malloc_trim") {
      _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    }
    return current
  }

  /// From now on `peak` is the peak from now on.
  static func resetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  private static func field(_ key: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix(key) else { continue }
      return text.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
        ?? 0
    }
    return 0
  }
}
