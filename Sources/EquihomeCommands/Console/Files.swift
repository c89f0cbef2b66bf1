import Foundation

/// Whether something stands at a path.
func fileExists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
