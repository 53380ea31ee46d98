internal import Archive

extension BackfillCounts.Failure {
  init(_ damage: ArchiveDamage, path: String) {
    self.init(
      path: path, code: damage.code.rawValue, offset: damage.offset, length: damage.length,
      detail: "\(path) at byte \(damage.offset): \(damage.code.rawValue), \(damage.outcome)")
  }
}
