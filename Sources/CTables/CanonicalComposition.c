#include "CTables.h"

_Alignas(64) static const unsigned char bytes[] = {
#embed "canonical-composition.txt"
};

CTable ctables_canonical_composition(void) { return (CTable){bytes, sizeof bytes}; }
