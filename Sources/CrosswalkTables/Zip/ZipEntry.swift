/// One file of a ZIP archive, as its directory has it.
package struct ZipEntry {
  /// Relative, with `/` between folders.
  package var name: String
  /// Where the data stands in the archive, and how it is compressed.
  var range: Range<Int>
  var isDeflated: Bool
  /// The directory's word; both are checked when the data is read.
  var inflatedCount: Int
  var checksum: UInt32
}
