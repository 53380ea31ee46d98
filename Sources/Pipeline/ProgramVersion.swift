private import CVersion

/// Which version of the program this is: the only place that says so.
enum ProgramVersion {
  /// Such as `0.2.0`; what scripts/lib/build made between two releases has the commit, too: `0.2.0+g1a2b3c4`.
  static let number = unsafe String(cString: cversion_number())
}
