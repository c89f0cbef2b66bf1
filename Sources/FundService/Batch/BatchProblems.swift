import FundModel

/// What is wrong with the cells of a batch, told once for all cells it concerns.
struct BatchProblems {
  let request: BatchRequest
  private var issues: [(issue: ConfigIssue, cells: [Int])] = []
  private var others: [(message: String, code: ServiceError.Code?, cells: [Int])] = []
  private var broken: Set<Int> = []

  init(request: BatchRequest) { self.request = request }

  mutating func add(_ error: any Error, cell: Int) {
    broken.insert(cell)
    if let error = error as? ConfigError, !error.issues.isEmpty {
      for issue in error.issues {
        if let at = issues.firstIndex(where: { $0.issue == issue }) {
          issues[at].cells.append(cell)
        } else {
          issues.append((issue, [cell]))
        }
      }
      return
    }
    let message = (error as? ConfigError)?.message ?? "\(error)"
    if let at = others.firstIndex(where: { $0.message == message }) {
      others[at].cells.append(cell)
    } else {
      others.append((message, (error as? ServiceError)?.code, [cell]))
    }
  }

  /// - Throws: one error for everything that was added.
  func check() throws {
    guard !broken.isEmpty else { return }
    let total = request.cells.count
    let head =
      "\(broken.count) of \(total) cells cannot be run; none was"
    if issues.isEmpty, let code = others.compactMap(\.code).first {
      throw ServiceError(
        code,
        ([head] + others.map { "  \(place($0.cells)): \($0.message)" }).joined(separator: "\n"))
    }
    let told = issues.map { issue, cells in
      ConfigIssue(
        issue.severity, path: issue.path, value: issue.value, expected: issue.expected,
        unit: issue.unit, message: issue.message + " in \(place(cells))" + hint(issue),
        origin: issue.origin, suggestion: issue.suggestion)
    }
    let rest = others.map { message, _, cells in
      ConfigIssue(path: place(cells), message: message)
    }
    throw ConfigError(.invalid, head, issues: told + rest)
  }

  /// `cell 3 (waterfall.carry = 2)`, `cells 1, 2, 3 and 4 more (the first: ...)`.
  private func place(_ cells: [Int]) -> String {
    let first = request.cells[cells[0]].text
    if cells.count == 1 { return "cell \(cells[0] + 1) (\(first))" }
    let shown = cells.prefix(5).map { "\($0 + 1)" }.joined(separator: ", ")
    let more = cells.count > 5 ? " and \(cells.count - 5) more" : ""
    return "cells \(shown)\(more) (the first: \(first))"
  }

  /// Shares that must sum to 1 are the usual trap of a sweep.
  private func hint(_ issue: ConfigIssue) -> String {
    guard issue.message.contains("sum to 1"), issue.path.contains("[].") else { return "" }
    let path = issue.path.split(separator: "[]").joined(separator: ".NAME")
    return " (rescale names those that make room, for example \(path))"
  }
}
