/// The part of a day that words put a time in.
enum PartOfDay: String {
  case morning, noon, evening, night
}
