internal import ArgumentParser
internal import Language

/// What text is brought into one form, for the commands that normalise.
struct NormalizationOptions: ParsableArguments {
  @Option(help: "Placement of the tone mark in oa, oe and uy: old (hòa), new (hoà) or keep.")
  var toneMarks = ToneMarkStyle.old

  @Option(help: "Quotation marks, dashes and ellipses: keep them as written, or unify each to one form.")
  var punctuation = PunctuationStyle.keep

  var value: Normalizer.Options {
    var options = Normalizer.Options()
    options.toneMarks =
      switch toneMarks {
      case .old: .old
      case .new: .new
      case .keep: .keep
      }
    options.punctuation = punctuation == .unify ? .unify : .keep
    return options
  }
}

/// `--tone-marks`.
enum ToneMarkStyle: String, ExpressibleByArgument, CaseIterable { case old, new, keep }

/// `--punctuation`.
enum PunctuationStyle: String, ExpressibleByArgument, CaseIterable { case keep, unify }
