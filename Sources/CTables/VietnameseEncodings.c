#include "CTables.h"

_Alignas(64) static const unsigned char bytes[] = {
#embed "vietnamese-encodings.txt"
};

CTable ctables_vietnamese_encodings(void) { return (CTable){bytes, sizeof bytes}; }
