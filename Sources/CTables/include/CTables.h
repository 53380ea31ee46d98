#ifndef CTABLES_H
#define CTABLES_H

#include <stddef.h>

/// A table that is part of the program: its bytes stay where they are. Where it holds numbers they are little-endian, and it starts at a
/// multiple of 64.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} CTable;

/// Letter statistics of 75 languages; data/language/binary_tables.py has the layout.
CTable ctables_language_profiles(void);
/// Weights and dictionary hashes of the Vietnamese word segmenter. Derived from UD_Vietnamese-VTB: CC BY-SA 4.0.
CTable ctables_word_segmenter(void);
/// Flat tables: how common a syllable, a word is.
CTable ctables_vietnamese_syllables(void);
CTable ctables_english_words(void);
/// Texts, in ASCII and UTF-8.
CTable ctables_canonical_composition(void);
CTable ctables_vietnamese_encodings(void);
CTable ctables_html_entities(void);

#endif
