/// Ids of items of one view: lower case, digits and underscores, none twice.
struct ItemNames {
  private var used: Set<String> = []

  /// `stress_net_irr_q0_05` of `stress` and `net_irr.q0.05`; one that is taken gets a number.
  mutating func make(_ view: String, _ name: String) -> String {
    var id = view
    var open = true
    for character in name.lowercased() {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      if isPlain {
        if open { id += "_" }
        open = false
        id.append(character)
      } else {
        open = true
      }
    }
    var free = id
    var number = 2
    while !used.insert(free).inserted {
      free = "\(id)_\(number)"
      number += 1
    }
    return free
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`; past `most` how many more there are.
  func listed(most: Int = .max) -> String {
    let shown = Array(prefix(most)) + (count > most ? ["\(counted(count - most)) more"] : [])
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
