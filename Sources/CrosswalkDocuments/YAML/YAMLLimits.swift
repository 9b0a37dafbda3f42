/// How much a YAML file may ask for. Files come from strangers; each limit has a flag that lifts it.
public struct YAMLLimits: Sendable, Hashable {
  /// The largest file, in bytes (`--max-yaml-bytes`). No file may exceed 2 GiB, whatever is set.
  public var maxBytes: Int
  /// How deep lists and mappings may be nested (`--max-yaml-depth`), aliases followed.
  public var maxDepth: Int
  /// How many nodes a file may repeat by way of aliases (`--max-yaml-alias-nodes`). A scalar counts
  /// once, and once more for every KiB in it, so that long texts cannot be multiplied either.
  public var maxAliasNodes: Int

  /// Makes limits; the defaults are far above what frameworks need.
  public init(maxBytes: Int = 128 << 20, maxDepth: Int = 64, maxAliasNodes: Int = 100_000) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxAliasNodes = maxAliasNodes
  }

  /// What to say of a file of this many bytes; nil if it is small enough.
  func objection(toBytes count: Int) -> String? {
    // Nodes hold offsets in 32 bits.
    if count > Int(Int32.max) { return "this file has \(count) bytes; no file may exceed 2 GiB" }
    guard count > maxBytes else { return nil }
    return "this file has \(count) bytes, more than the limit of \(maxBytes);"
      + " --max-yaml-bytes lifts it"
  }

  /// What to say of a nesting this deep; nil if it is shallow enough.
  func objection(toDepth depth: Int) -> String? {
    guard depth > maxDepth else { return nil }
    return "nested deeper than the limit of \(maxDepth); --max-yaml-depth lifts it"
  }

  /// What to say of this many nodes repeated by aliases; nil if there are few enough.
  func objection(toAliasNodes count: Int) -> String? {
    guard count > maxAliasNodes else { return nil }
    return "aliases repeat more nodes than the limit of \(maxAliasNodes);"
      + " --max-yaml-alias-nodes lifts it"
  }
}
