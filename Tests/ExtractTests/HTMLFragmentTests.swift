import Addresses
import Testing

@testable import Extract

@Suite struct HTMLFragmentTests {
  private func plain(_ html: String) -> String { HTMLFragment.plainText(Array(html.utf8)[...]) }
  private func resolved(_ html: String) -> String {
    HTMLFragment.resolved(Array(html.utf8)[...], base: WebURL("https://e.example/a/b"))
  }

  @Test func tagsGoAndTheirGapsStay() {
    #expect(plain("<p>Một</p><p>hai<br>ba <b>b</b>ốn</p>") == "Một hai ba bốn")
    #expect(plain("  a&nbsp;&amp;\u{A0} b\n\tc ") == "a & b c")
    #expect(plain("x<script>if (a<b) {}</script>y<!-- <p> -->z<style>p{}</style>") == "x yz")
  }

  @Test func whatHTMLDoesNotKnowIsText() {
    #expect(plain("1 < 2 and the <blink> tag & co") == "1 < 2 and the <blink> tag & co")
    #expect(!HTMLFragment.hasMarkup(Array("a <blink> b < c >".utf8)[...]))
    #expect(HTMLFragment.hasMarkup(Array("a <b> b".utf8)[...]))
    #expect(plain("<p") == "<p")
  }

  @Test func namesOfTheWholeStandardAreResolved() {
    #expect(
      plain("&eacute;&Abreve;&CounterClockwiseContourIntegral;&#x1EBF;&#7871;&#146;&nosuch;&NotEqualTilde;")
        == "éĂ∳ếế’&nosuch;≂̸")
    #expect(plain("&#0;&#x110000;&#xD800;&#99999999999999999999;") == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test func theFirstAndTheLastNameAreFoundAndNothingBesideThem() {
    #expect(HTMLText.plain("&AElig;&zwnj;x&A;&zzzz;&AEli;&AEliga;") == "Æ\u{200C}x&A;&zzzz;&AEli;Æa;")
  }

  @Test func relativeLinksAreResolvedAndNothingElseChanges() {
    #expect(
      resolved("<a class=x href='c?d=1&amp;e'>t</a>")
        == "<a class=x href='https://e.example/a/c?d=1&amp;e'>t</a>")
    #expect(resolved("<img src=/i.png alt='a=b'>") == "<img src=https://e.example/i.png alt='a=b'>")
    for same in [
      "<a href='#x'>", "<a href=\"mailto:a@b.example\">", "<a data-href='x'>t", "a = b", "<a href=>",
      "<a href='", "<a href",
    ] {
      #expect(resolved(same) == same || same.hasPrefix("<a data"))
    }
  }

  @Test func theDivisionAroundXHTMLIsTakenOff() {
    func inner(_ html: String) -> String {
      String(decoding: HTMLFragment.withoutEnclosingDiv(Array(html.utf8)[...]), as: UTF8.self)
    }
    #expect(inner("<div xmlns='x'> <p>a</p> </div>") == "<p>a</p>")
    #expect(inner("<div><div>a</div></div>") == "<div><div>a</div></div>")
    #expect(inner("<p>a</p>") == "<p>a</p>")
    #expect(inner("") == "")
  }
}
