#ifndef CVERSION_H
#define CVERSION_H

/// The version of the program, such as 0.2.0; built by scripts/lib/build in a clone between releases, with the commit: 0.2.0+g1a2b3c4.
const char *_Nonnull cversion_number(void);

#endif
