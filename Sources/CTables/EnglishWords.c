#include "CTables.h"

_Alignas(64) static const unsigned char bytes[] = {
#embed "english-words.bin"
};

CTable ctables_english_words(void) { return (CTable){bytes, sizeof bytes}; }
