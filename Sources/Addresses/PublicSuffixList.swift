internal import CPSL

/// The Public Suffix List that libpsl carries; nil where it was built without one.
enum PublicSuffixList {
  nonisolated(unsafe) static let builtIn = unsafe psl_builtin()  // constant data, only read
}
