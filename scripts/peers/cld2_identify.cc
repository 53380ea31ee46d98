// CLD2's identification of lines that are in memory already, in its best-effort mode.
// usage: cld2_identify ROUNDS FILE.tsv...   lines: language, tab, text; prints {"texts", "bytes", "right", "cpu_seconds": [...]}.
// With 0 rounds it prints what it calls each line instead, a code a line.
#include <cstdio>  // before CLD2's header, which needs FILE and does not say so

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

static double cpu_seconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

static CLD2::Language identify(const std::string &text) {
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language top[3];
  int percent[3], text_bytes, valid_prefix_bytes;
  double score[3];
  bool is_reliable;
  return CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), int(text.size()), true, &hints, CLD2::kCLDFlagBestEffort,
                                                 top, percent, score, nullptr, &text_bytes, &is_reliable,
                                                 &valid_prefix_bytes);
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  std::vector<std::pair<std::string, std::string>> lines;
  size_t bytes = 0;
  for (int index = 2; index < count; index++) {
    std::ifstream file(arguments[index]);
    for (std::string line; std::getline(file, line);) {
      size_t tab = line.find('\t');
      if (tab == std::string::npos) continue;
      lines.emplace_back(line.substr(0, tab), line.substr(tab + 1));
      bytes += lines.back().second.size();
    }
  }
  std::string seconds;
  size_t right = 0;
  int rounds = std::atoi(arguments[1]);
  if (rounds == 0) {
    for (const auto &line : lines) std::puts(CLD2::LanguageCode(identify(line.second)));
    return 0;
  }
  for (int round = 0; round <= rounds; round++) {  // the first one warms up
    double before = cpu_seconds();
    right = 0;
    for (const auto &line : lines) right += line.first == CLD2::LanguageCode(identify(line.second));
    if (round > 0) seconds += (round > 1 ? "," : "") + std::to_string(cpu_seconds() - before);
  }
  std::printf("{\"texts\":%zu,\"bytes\":%zu,\"right\":%zu,\"cpu_seconds\":[%s]}\n", lines.size(), bytes, right,
              seconds.c_str());
}
