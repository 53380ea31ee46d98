#include "CTables.h"

_Alignas(64) static const unsigned char bytes[] = {
#embed "html-entities.txt"
};

CTable ctables_html_entities(void) { return (CTable){bytes, sizeof bytes}; }
