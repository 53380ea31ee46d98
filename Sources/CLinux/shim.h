#pragma once

/* renameat2(2): glibc declares it for _GNU_SOURCE only, which the Swift importer does not define. */
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
static const unsigned int bantin_rename_exchange = 2;
