import Model
import Testing

@testable import Extract

/// Formulas become TeX between dollar signs, whatever draws them.
@Suite struct FormulaTests {
  private func text(_ formula: String) throws -> String? {
    let page = MarshGazette.page(
      "<article><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)<p>The load is \(formula) at most, as the report says.</p></article>"
    )
    return try MarshGazette.extract(page).article.blocks.last?.text
  }

  @Test(arguments: [
    // As its author wrote it.
    "<math><semantics><mrow><mi>C</mi></mrow><annotation encoding='application/x-tex'>C_G(g)</annotation></semantics></math>",
    "<math alttext='C_G(g)'><mi>C</mi></math>",
    "<img src=/eq.svg class=latex alt='C_G(g)'>",
    // With the drawing beside it.
    "<span><math><semantics><mi>C</mi><annotation encoding='application/x-tex'>C_G(g)</annotation></semantics></math></span><span aria-hidden=true>CG(g)</span>",
    "<span style='display:none'><math alttext='{\\displaystyle C_G(g)}'><mi>C</mi></math></span><img src=/f.svg class=math-fallback alt='{\\displaystyle C_G(g)}'>",
  ])
  func theSourceOfAFormulaIsItsText(_ formula: String) throws {
    #expect(try text(formula) == "The load is $C_G(g)$ at most, as the report says.")
  }

  @Test(arguments: [
    ("<mfrac><mi>a</mi><mn>2</mn></mfrac>", #"\frac{a}{2}"#),
    (
      "<msub><mi>λ</mi><mn>1</mn></msub><mo>⋅</mo><msup><mi>x</mi><mn>2</mn></msup>",
      #"\lambda_{1} \cdot x^{2}"#
    ),
    (
      "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>",
      #"\sum_{k = 1}^{n}"#
    ),
    (
      "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt><mover><mi>F</mi><mo>→</mo></mover>",
      #"\sqrt{x + 1} \vec{F}"#
    ),
    (
      "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>",
      #"\begin{matrix} a & b \end{matrix}"#
    ),
    ("<mi>sin</mi><mtext>at most</mtext>", #"\sin \text{at most}"#),
  ])
  func mathMLIsReadByItsStructure(_ markup: String, _ tex: String) throws {
    #expect(try text("<math>\(markup)</math>") == "The load is $\(tex)$ at most, as the report says.")
  }

  @Test func aPathInTheTextOfAPictureIsNoFormula() throws {
    #expect(try text(#"<img src=/a.png alt='C:\Users\Jo\harbour.png'>"#)?.contains("$") == false)
  }

  @Test func aFormulaOfTenThousandPartsIsReadAsTheTextItShows() throws {
    let parts = String(repeating: "<mi>x</mi>", count: 10_000)
    #expect(try text("<math>\(parts)</math>")?.contains("xxxx") == true)
  }

  @Test func formulasNestWithoutEnd() throws {
    let deep = String(repeating: "<msqrt>", count: 400) + "<mi>x</mi>"
    #expect(try text("<math>\(deep)</math>") != nil)
  }
}
