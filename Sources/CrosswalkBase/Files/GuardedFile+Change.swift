extension GuardedFile {
  /// What is to become of a file. Several are made as one: all files get their new texts, or none does.
  package struct Change {
    let file: GuardedFile
    /// Nil: the file is taken away.
    let text: [UInt8]?
    /// What to write if the file says something else now.
    let merge: (_ theirs: [UInt8]) throws -> [UInt8]

    /// What has become of a file.
    package struct Written {
      /// What it is now; nil: there is none.
      let bytes: [UInt8]?
      /// What there is to say to people.
      package let remarks: [String]
    }

    /// Why some files have their new texts, and others do not.
    package struct Half: Error, CustomStringConvertible {
      /// What went wrong.
      package let cause: any Error
      /// The files that could not be made again what they were.
      package let files: [String]

      package var description: String {
        "\(cause); \(files.joined(separator: ", ")) "
          + (files.count == 1 ? "is" : "are") + " new already, and could not be put back"
      }
    }

    /// Makes changes of different files.
    ///
    /// All texts are on the disk before the first takes its place, so that little can go wrong between the
    /// first and the last; if it does, those that have taken their places give way to what was there.
    ///
    /// - Parameter changes: In the order in which they take their places.
    /// - Returns: What has become of each.
    /// - Throws: ``FileError``, and what merging throws: then every file is what it was. ``Half``.
    package static func make(_ changes: [Change]) throws -> [Written] {
      let turns = changes.map(FileTurn.init)
      // Runs of this program that change the same files wait for each other in one order.
      let inOrder = turns.sorted { $0.path < $1.path }
      // Each round somebody else has been quicker.
      for _ in 0..<1_000 {
        for turn in inOrder { turn.begin() }
        for turn in inOrder { try turn.prepare() }
        if try take(turns) {
          try settle(turns)
          return turns.map(\.written)
        }
      }
      throw FileError.neverStill(changes[0].file.path)
    }

    /// Lets all take their places; false if none has, because one of them is another file now.
    private static func take(_ turns: [FileTurn]) throws -> Bool {
      for (index, turn) in turns.enumerated() {
        do {
          if try turn.take() { continue }
        } catch {
          try takeBack(turns[...index], error)
          throw error
        }
        try takeBack(turns[...index], turn.change.file.conflict())
        return false
      }
      return true
    }

    private static func takeBack(
      _ turns: ArraySlice<FileTurn>, _ cause: any Error
    ) throws(Half) {
      let left = turns.reversed().filter { !$0.takeBack() }
      if !left.isEmpty { throw Half(cause: cause, files: left.map(\.path)) }
    }

    private static func settle(_ turns: [FileTurn]) throws {
      var failure: (any Error)?
      for turn in turns {
        do { try turn.settle() } catch { failure = failure ?? error }
      }
      if let failure { throw failure }
    }
  }
}
