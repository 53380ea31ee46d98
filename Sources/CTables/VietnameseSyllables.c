#include "CTables.h"

_Alignas(64) static const unsigned char bytes[] = {
#embed "vietnamese-syllables.bin"
};

CTable ctables_vietnamese_syllables(void) { return (CTable){bytes, sizeof bytes}; }
