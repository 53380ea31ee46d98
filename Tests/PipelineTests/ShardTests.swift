import Testing

@testable import Pipeline

@Suite struct ShardTests {
  private static let domains = (0..<2_000).map { "site\($0).example" }

  @Test func aShardIsWrittenAsItsIndexAndTheirNumber() throws {
    let shard = try #require(Shard("3/4"))
    #expect(shard.index == 3 && shard.count == 4)
    #expect(Shard("0/1") != nil && Shard("0/4096") != nil)
    for text in ["", "4/4", "1", "1/", "/4", "-1/4", "1/0", "0/4097", "1/2/3", "a/b", " 1/4", "+1/4", "1/+4"]
    {
      #expect(Shard(text) == nil, "\(text)")
    }
  }

  /// Machines of different versions share the work: what falls to a shard never changes.
  @Test func theShardOfADomainIsPinned() {
    let indexes = ["vnexpress.net", "bbc.co.uk", "example.org"].map { domain in
      [2, 3, 16].map { Shard.index(ofDomain: domain, among: $0) }
    }
    #expect(indexes == [[0, 2, 6], [0, 2, 11], [1, 1, 14]])
  }

  @Test(arguments: [1, 2, 3, 8, 100]) func everyDomainFallsToOneShardAndAllHaveTheirShare(count: Int) throws {
    let shards = try (0..<count).map { try #require(Shard("\($0)/\(count)")) }
    var sizes = [Int](repeating: 0, count: count)
    for domain in Self.domains {
      let owners = shards.filter { $0.owns(host: domain) }
      #expect(owners.count == 1)
      sizes[owners.first?.index ?? 0] += 1
    }
    let mean = Double(Self.domains.count) / Double(count)
    #expect(sizes.allSatisfy { abs(Double($0) - mean) < 5 * mean.squareRoot() + 1 }, "\(sizes)")
  }

  @Test func moreShardsTakeDomainsOverAndNoneMovesBetweenTheOthers() {
    for (before, after) in [(1, 2), (2, 3), (4, 6), (8, 9)] {
      var moved = 0
      for domain in Self.domains {
        let (old, new) = (
          Shard.index(ofDomain: domain, among: before), Shard.index(ofDomain: domain, among: after)
        )
        if old != new {
          #expect(new >= before)
          moved += 1
        }
      }
      let expected = Double(Self.domains.count) * Double(after - before) / Double(after)
      #expect(abs(Double(moved) - expected) < 5 * expected.squareRoot(), "\(before) to \(after): \(moved)")
    }
  }

  @Test func allHostsOfADomainFallToTheSameShard() throws {
    let shards = try (0..<7).map { try #require(Shard("\($0)/7")) }
    for hosts in [
      ["bbc.co.uk", "www.bbc.co.uk", "feeds.news.bbc.co.uk"], ["vnexpress.net", "e.vnexpress.net"],
    ] {
      let owners = hosts.map { host in shards.first { $0.owns(host: host) }?.index }
      #expect(Set(owners).count == 1)
    }
    #expect(shards.allSatisfy { $0.owns(address: "no address") })
    #expect(shards.filter { $0.owns(address: "https://www.bbc.co.uk/news") }.count == 1)
  }
}
