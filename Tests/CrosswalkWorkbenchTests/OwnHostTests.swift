import Testing

@testable import CrosswalkWorkbench

@Suite struct OwnHostTests {
  @Test(arguments: ["127.0.0.1:8040", "[::1]:8040", "localhost:8040", "LocalHost:8040"])
  func letsInTheAddressesOfThisMachine(host: String) {
    #expect(OwnHost(port: 8040).admits([host]))
  }

  @Test(arguments: [
    "evil.example:8040", "127.0.0.1", "127.0.0.1:80", "localhost:80400", "127.0.0.1.evil:8040",
    "0.0.0.0:8040", " localhost:8040", "localhost:8040 ", "",
  ])
  func keepsOthersOut(host: String) {
    #expect(!OwnHost(port: 8040).admits([host]))
  }

  @Test(arguments: ["127.0.0.1", "[::1]", "localhost", "127.0.0.1:80"])
  func `the port of HTTP goes without saying`(host: String) {
    #expect(OwnHost(port: 80).admits([host]))
    #expect(!OwnHost(port: 80).admits(["\(host)80"]) && !OwnHost(port: 8080).admits([host]))
  }

  @Test func wantsExactlyOne() {
    #expect(!OwnHost(port: 8040).admits([]))
    #expect(!OwnHost(port: 8040).admits(["localhost:8040", "localhost:8040"]))
    #expect(!OwnHost(port: 8040).admits(["localhost:8040", "evil.example:8040"]))
  }
}
