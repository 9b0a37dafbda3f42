// Whoever computes needs the values that are computed with.
@_exported import CrosswalkModel
