/// What the elements of a formula mean, in TeX.
struct MathML {
  private let document: HTMLDocument

  init(_ document: HTMLDocument) { self.document = document }

  /// Deeper elements are left out.
  func tex(of node: Int, depth: Int) -> String {
    guard depth > 0 else { return "" }
    func part(_ index: Int) -> String {
      let parts = children(node)
      return index < parts.count ? tex(of: parts[index], depth: depth - 1) : ""
    }
    switch document.nodes[node].tag {
    case .text: return document.text(of: node).map(Self.command) ?? ""
    case .mi, .mn, .mo, .ms: return Self.command(document.text(of: node) ?? "")
    case .mtext: return document.text(of: node).map { "\\text{\($0)}" } ?? ""
    case .msub, .munder: return "\(part(0))_{\(part(1))}"
    case .msup: return "\(part(0))^{\(part(1))}"
    case .msubsup, .munderover: return "\(part(0))_{\(part(1))}^{\(part(2))}"
    case .mover: return Self.accented(part(0), by: part(1))
    case .mfrac: return "\\frac{\(part(0))}{\(part(1))}"
    case .msqrt: return "\\sqrt{\(joined(node, " ", depth))}"
    case .mroot: return "\\sqrt[\(part(1))]{\(part(0))}"
    case .mtable: return "\\begin{matrix} \(joined(node, " \\\\ ", depth)) \\end{matrix}"
    case .mtr: return joined(node, " & ", depth)
    // The first is the formula, the others say the same in another notation.
    case .semantics: return part(0)
    case .annotation: return ""
    default: return joined(node, " ", depth)
    }
  }

  private func joined(_ node: Int, _ separator: String, _ depth: Int) -> String {
    children(node).map { tex(of: $0, depth: depth - 1) }.filter { !$0.isEmpty }.joined(separator: separator)
  }

  /// Elements, and text that is not blank.
  private func children(_ node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < document.end(node) {
      if document.nodes[child].tag != .text || document.text(of: child) != nil { children.append(child) }
      child = max(document.end(child), child + 1)
    }
    return children
  }

  private static let accents = [
    "˙": "dot", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "\\rightarrow": "vec", "¯": "overline",
    "‾": "overline", "―": "overline", "⏞": "overbrace",
  ]

  private static func accented(_ base: String, by accent: String) -> String {
    accents[accent].map { "\\\($0){\(base)}" } ?? "\\overset{\(accent)}{\(base)}"
  }

  private static let functions: Set<String> = [
    "sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min", "det", "sup", "inf", "dim", "gcd", "arg",
  ]
  private static let commands: [String: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi",
    "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "∑": "sum", "∏": "prod", "∫": "int", "∮": "oint",
    "∂": "partial", "∇": "nabla", "∞": "infty", "→": "rightarrow", "←": "leftarrow", "↦": "mapsto",
    "⇒": "Rightarrow", "⇔": "Leftrightarrow", "⟺": "iff", "⋅": "cdot", "·": "cdot", "×": "times", "±": "pm",
    "÷": "div", "≤": "leq", "≥": "geq", "≠": "neq", "≈": "approx", "≡": "equiv", "∼": "sim", "∝": "propto",
    "∈": "in", "∉": "notin", "⊂": "subset", "⊆": "subseteq", "∪": "cup", "∩": "cap", "∅": "emptyset",
    "∀": "forall", "∃": "exists", "¬": "neg", "∧": "wedge", "∨": "vee", "⟨": "langle", "⟩": "rangle",
    "…": "dots", "⋯": "cdots", "⊕": "oplus", "⊗": "otimes", "∘": "circ", "∥": "parallel",
  ]

  private static func command(_ text: String) -> String {
    switch text {
    // Invisible: an application, a product, a separator.
    case "\u{2061}", "\u{2062}", "\u{2063}", "\u{2064}": ""
    case "−": "-"
    case "{", "}": "\\" + text
    default: commands[text].map { "\\" + $0 } ?? (functions.contains(text) ? "\\" + text : text)
    }
  }
}
