#include "CTables.h"

// Derived from UD_Vietnamese-VTB and offered under CC BY-SA 4.0: see data/language/README.md.
_Alignas(64) static const unsigned char bytes[] = {
#embed "word-segmenter.bin"
};

CTable ctables_word_segmenter(void) { return (CTable){bytes, sizeof bytes}; }
