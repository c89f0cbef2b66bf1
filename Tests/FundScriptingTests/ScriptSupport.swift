import Foundation
import FundReport
import FundScripting
import Testing

/// What a script printed and returned.
struct Ran {
  var outcome: ScriptOutcome
  var output: String

  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// A place to collect output in.
final class Collected {
  var text = ""
}

func options(_ change: (inout ScriptOptions) -> Void = { _ in }) -> (ScriptOptions, Collected) {
  let collected = Collected()
  var options = ScriptOptions()
  options.output = { collected.text += $0 }
  options.format = TextFormat(width: 100)
  options.run.threads = 1
  change(&options)
  return (options, collected)
}

/// Runs a script with `eq` and a `fund` of the standard preset at hand; line 2 is the script's first.
func script(
  _ source: String, prelude: String = #"eq = require "equihome"; fund = eq.preset "equihome-v2""#,
  _ change: (inout ScriptOptions) -> Void = { _ in }
) throws -> Ran {
  let (options, collected) = options(change)
  let outcome = try ScriptSession(options).run(source: prelude + "\n" + source, name: "test.lua")
  return Ran(outcome: outcome, output: collected.text)
}

/// The error that a script ends in.
func failure(
  _ source: String, _ change: (inout ScriptOptions) -> Void = { _ in }
) throws -> ScriptError {
  do {
    _ = try script(source, change)
  } catch let error as ScriptError {
    return error
  }
  throw Missing("the script ended without an error: \(source)")
}

struct Missing: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The checkout: this file's folder's folder's folder.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
