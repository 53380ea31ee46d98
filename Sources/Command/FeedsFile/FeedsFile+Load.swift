internal import ArgumentParser
internal import Pipeline

extension FeedsFile {
  /// Reads the file or ends the command with a message that says what is wrong.
  static func load(_ path: String, mustListFeeds: Bool = true) throws -> FeedsFile {
    let yaml: String
    do {
      yaml = String(decoding: try FileBytes.read(path, maximumBytes: 16 << 20), as: UTF8.self)
    } catch {
      StandardStream.complain("\(error)\(path == "feeds.yaml" ? "; name another with --feeds" : "")")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    do {
      return try FeedsFile(yaml: yaml, name: path, mustListFeeds: mustListFeeds)
    } catch {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}
