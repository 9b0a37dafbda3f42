import CrosswalkBase
import CrosswalkExchange
import Testing

@Suite struct ExternalProgramTests {
  private func shell(_ script: String, _ change: (inout ExternalProgram) -> Void = { _ in }) throws
    -> (output: [UInt8], errors: String)
  {
    var program = ExternalProgram(name: "sh", advice: "every system has it")
    change(&program)
    return try program.run(["-c", script])
  }

  private func failure(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test func `what a program writes comes back, and nothing is there to be read`() throws {
    let (output, errors) = try shell("echo out; echo 'one\n\ntwo' >&2; cat")
    #expect(output == Array("out\n".utf8))
    #expect(errors == "one\ntwo")
  }

  @Test func `more than a pipe holds comes back whole, from both pipes`() throws {
    let (output, errors) = try shell("yes | head -c 300000; yes e | head -c 300000 >&2")
    #expect(output.count == 300_000)
    // Messages are cut to what a person reads.
    #expect(errors.count < 4_097 && errors.hasPrefix("e\ne"))
  }

  @Test func `a program that fails, is killed, or is not there`() {
    #expect(failure { _ = try shell("echo why >&2; exit 3") } == "sh failed with status 3: why")
    #expect(failure { _ = try shell("kill -9 $$") } == "sh failed with status 137")
    #expect(
      failure { _ = try ExternalProgram(name: "no-such-program", advice: "get it").run([]) }
        == "no-such-program is not on the PATH; get it")
  }

  @Test func `too much and too long are stopped`() {
    #expect(
      failure { _ = try shell("yes") { $0.maxBytes = 1_000_000 } }
        == "sh wrote more than 1000000 bytes; it was stopped")
    #expect(
      failure { _ = try shell("sleep 60") { $0.seconds = 0 } }
        == "sh has not ended in 0 seconds; it was stopped")
  }

  @Test func `a program that closes its outputs and goes on is stopped too`() {
    #expect(
      failure { _ = try shell("exec >&- 2>&-; sleep 60") { $0.seconds = 1 } }
        == "sh has not ended in 1 seconds; it was stopped")
  }
}
