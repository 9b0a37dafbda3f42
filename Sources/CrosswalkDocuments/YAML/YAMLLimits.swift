/// How much a YAML file may ask for; files come from strangers.
public struct YAMLLimits: Sendable, Hashable {
  /// What a person can set to lift each limit, as messages name it; without a name they say only
  /// what the limit is.
  public struct Names: Sendable, Hashable {
    /// What lifts ``YAMLLimits/maxBytes``.
    public var bytes: String?
    /// What lifts ``YAMLLimits/maxDepth``.
    public var depth: String?
    /// What lifts ``YAMLLimits/maxAliasNodes``.
    public var aliasNodes: String?

    /// Names for all, some or none of the limits.
    public init(bytes: String? = nil, depth: String? = nil, aliasNodes: String? = nil) {
      self.bytes = bytes
      self.depth = depth
      self.aliasNodes = aliasNodes
    }
  }

  /// The largest file, in bytes. No file may exceed 2 GiB, whatever is set.
  public var maxBytes: Int
  /// How deep lists and mappings may be nested, aliases followed.
  public var maxDepth: Int
  /// How many nodes a file may repeat by way of aliases. A scalar counts once, and once more for
  /// every KiB in it, so that long texts cannot be multiplied either.
  public var maxAliasNodes: Int
  /// How messages call what lifts the limits.
  public var names: Names

  /// Limits of at least 1 each; the defaults are far above what frameworks need.
  public init(
    maxBytes: Int = 128 << 20, maxDepth: Int = 64, maxAliasNodes: Int = 100_000,
    names: Names = Names()
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxAliasNodes = maxAliasNodes
    self.names = names
  }

  /// What to say of a file of this many bytes; nil if it is small enough.
  func objection(toBytes count: Int) -> String? {
    // Nodes hold offsets in 32 bits.
    if count > Int(Int32.max) { return "this file has \(count) bytes; no file may exceed 2 GiB" }
    guard count > maxBytes else { return nil }
    return "this file has \(count) bytes, more than the limit of \(maxBytes)" + way(names.bytes)
  }

  /// What to say of a nesting this deep; nil if it is shallow enough.
  func objection(toDepth depth: Int) -> String? {
    guard depth > maxDepth else { return nil }
    return "nested deeper than the limit of \(maxDepth)" + way(names.depth)
  }

  /// What to say of this many nodes repeated by aliases; nil if there are few enough.
  func objection(toAliasNodes count: Int) -> String? {
    guard count > maxAliasNodes else { return nil }
    return "aliases repeat more nodes than the limit of \(maxAliasNodes)" + way(names.aliasNodes)
  }

  /// How to get past a limit, where there is a way.
  private func way(_ name: String?) -> String { name.map { "; \($0) lifts it" } ?? "" }
}
