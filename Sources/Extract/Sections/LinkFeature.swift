/// What tells a story's link from others: the inputs of ``SectionModel``, each between 0 and about 1.
enum LinkFeature: Int, CaseIterable {
  case bias
  // The text
  case words, fourWords, sixWords, isWordless, hasSentenceMark, hasDigit
  // The address
  case sameHost, sisterHost, isRoot, depth, slugWords, longSlug, digits, longNumber, hasDate, hasQuery
  case queryNumber, hasExtension, isAbove
  // The place
  case navigation, header, footer, aside, heading, listItem, tableCell, article, main, paragraph
  case menuName, popularName, tagName, authorName, advertisementName, socialName, headlineName
  case footerName, headerName
  // The box
  case hasImage, isRepeated, hasBoxText, hasDateBeside
  // Addresses of the same shape on the page
  case shapeCount, shapeWords, shapeHeadings, shapeRepeats, shapeNavigation
  // Places built alike
  case placeCount, placeWords, placeHeadings, placeDates
}
