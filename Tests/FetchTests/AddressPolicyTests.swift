import Testing

@testable import Fetch

@Suite struct AddressPolicyTests {
  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "255.255.255.255", "::", "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:db8::1", "2002:7f00:1::1", "2002:0a00:0001::", "fc00::1", "fd00:ec2::254", "fe80::1",
    "fec0::1",
    "ff02::1", "3fff::1", "5f00::1", "4000::1",
  ])
  func addressesThatAreNotPublicAreRefused(_ text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(!AddressPolicy().allows(address, host: "h"))
  }

  @Test(arguments: [
    "1.1.1.1", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1", "172.15.255.255",
    "172.32.0.0",
    "192.0.1.1", "192.167.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
    "64:ff9b::101:101", "::ffff:1.1.1.1", "2002:101:101::1", "2001:4860:4860::8888",
  ])
  func publicAddressesAreAllowed(_ text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(AddressPolicy().allows(address, host: "h"))
  }

  @Test func whatTheOperatorNamesIsAllowedAndNothingElse() throws {
    let policy = AddressPolicy(allowing: ["Intranet.example", "10.1.0.0/16", "::1", "127.0.0.1"])
    func allows(_ text: String, _ host: String = "h") throws -> Bool {
      policy.allows(try #require(IPAddress(text)), host: host)
    }
    #expect(try allows("192.168.1.1", "intranet.example"))
    #expect(try !allows("192.168.1.1", "other.example"))
    #expect(try allows("10.1.255.255"))
    #expect(try !allows("10.2.0.0"))
    #expect(try allows("::1"))
    #expect(try allows("::ffff:127.0.0.1"))
    #expect(try !allows("127.0.0.2"))
  }

  @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "10.0.0.0/8/8", "fd00::/129", "", "/", "host"])
  func whatIsNoRangeIsNoRange(_ text: String) { #expect(IPRange(text) == nil) }

  @Test func aRangeOfNoBitsIsEverything() throws {
    let range = try #require(IPRange("::/0"))
    #expect(range.contains(try #require(IPAddress("ffff::ffff"))))
    #expect(!range.contains(try #require(IPAddress("1.2.3.4"))))
  }

  @Test(arguments: [
    ("localhost", true), ("a.localhost.", true), ("notlocalhost", false), ("localhost.example", false),
  ])
  func namesOfThisMachineAreKnown(_ name: String, _ isLocal: Bool) {
    #expect(AddressPolicy.isLocalName(name) == isLocal)
  }
}
