#include "CTables.h"

_Alignas(64) static const unsigned char bytes[] = {
#embed "language-profiles.bin"
};

CTable ctables_language_profiles(void) { return (CTable){bytes, sizeof bytes}; }
