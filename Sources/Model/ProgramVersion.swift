private import CTables

/// Which version of the program this is: the only place that says so.
public enum ProgramVersion {
  /// Such as `0.2.0`; what scripts/lib/build made between two releases has the commit, too: `0.2.0+g1a2b3c4`.
  public static let number = unsafe String(cString: ctables_program_version())
}
