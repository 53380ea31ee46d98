#include "CVersion.h"

// scripts/lib/build writes build-version.txt before it builds in a clone and takes it away again; a plain `swift build` has the version
// of the last release.
static const char version[] = {
#if __has_embed("../../.build/build-version.txt")
#embed "../../.build/build-version.txt"
#else
#embed "version.txt"
#endif
    , 0};

const char *cversion_number(void) { return version; }
