/// Why somebody has to say what is to hold.
enum EditConflict {
  /// What the form was made on is not what stands there now.
  case changed
  /// These people have decided otherwise.
  case others([String])
}
