/* What a bare libxml2 tree costs: htmlReadMemory and xmlFreeDoc of pages that are in memory already.
   usage: libxml2_parse ROUNDS FILE.html[.gz]...   prints {"pages", "bytes", "cpu_seconds": [...]}, an element a round. */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

typedef struct {
  char *bytes;
  int length;
} Page;

static Page read_page(const char *path) {
  Page page = {NULL, 0};
  gzFile file = gzopen(path, "rb");
  if (file == NULL) return page;
  size_t room = 0;
  for (;;) {
    if (room - page.length < 1 << 16) page.bytes = realloc(page.bytes, room = room * 2 + (1 << 17));
    int count = gzread(file, page.bytes + page.length, (unsigned)(room - page.length));
    if (count <= 0) break;
    page.length += count;
  }
  gzclose(file);
  return page;
}

static double cpu_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  int rounds = atoi(arguments[1]), pages = count - 2;
  Page *page = calloc((size_t)pages, sizeof(Page));
  long bytes = 0;
  for (int index = 0; index < pages; index++) bytes += (page[index] = read_page(arguments[index + 2])).length;
  printf("{\"pages\":%d,\"bytes\":%ld,\"cpu_seconds\":[", pages, bytes);
  for (int round = 0; round <= rounds; round++) { /* the first one warms up */
    double before = cpu_seconds();
    for (int index = 0; index < pages; index++) {
      xmlFreeDoc(htmlReadMemory(page[index].bytes, page[index].length, NULL, NULL,
                                HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
    }
    if (round > 0) printf("%s%.6f", round > 1 ? "," : "", cpu_seconds() - before);
  }
  printf("]}\n");
  return 0;
}
