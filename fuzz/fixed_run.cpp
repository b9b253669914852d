// fixed_run: a fuzz target without libFuzzer, on a fixed number of inputs.
//
//   TARGET CORPUS DICTIONARY [COUNT [FIRST]]    every file of a small corpus, then COUNT
//                                               inputs made from them, from number FIRST
//
// An input is a file of the corpus, one after the other in turn, with a few changes, all
// of which follow from the input's number: the same numbers give the same inputs
// everywhere. A run that breaks names the number, which FIRST runs alone.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <vector>

#include "property.hpp"

// There where the program is built with a sanitizer.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

using Bytes = std::string;

volatile unsigned long g_number = 0;

void tell_number() {
  std::fprintf(stderr, "broken by input %lu: pass `1 %lu` behind the dictionary\n",
               g_number, g_number);
}

extern "C" void on_abort(int) { tell_number(); }

Bytes read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A corpus of more files is that of fixtures, which other tests judge as they are.
constexpr std::size_t kSmallCorpus = 50;

/// Is the file an input? Beside those of fixtures stands what is expected of them, and the
/// zip of the same plan.
bool is_input(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return !name.starts_with("expected") && name != "verdicts.json" && name != "tfplan" &&
         path.extension() != ".tf" && path.extension() != ".args";
}

std::vector<Bytes> read_corpus(const char* directory) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file() && is_input(entry.path())) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Bytes> corpus;
  for (const auto& path : paths) corpus.push_back(read_file(path));
  return corpus;
}

/// The words of a libFuzzer dictionary without escapes: one in quotes a line.
std::vector<Bytes> read_dictionary(const char* path) {
  std::vector<Bytes> words;
  std::ifstream file(path);
  for (Bytes line; std::getline(file, line);) {
    if (line.size() > 2 && line.front() == '"' && line.back() == '"') {
      words.push_back(line.substr(1, line.size() - 2));
    }
  }
  return words;
}

class Mutator {
 public:
  Mutator(const std::vector<Bytes>& corpus, const std::vector<Bytes>& words,
          unsigned long number)
      : corpus_(corpus), words_(words), number_(number), random_(number) {}

  Bytes make() {
    Bytes bytes = corpus_[number_ % corpus_.size()];
    for (std::size_t i = 1 + below(5); i > 0; --i) change(bytes);
    return bytes;
  }

 private:
  // Not a standard distribution: those give other numbers with other libraries.
  std::size_t below(std::size_t n) { return random_() % n; }
  const Bytes& pick(const std::vector<Bytes>& from) { return from[below(from.size())]; }
  std::size_t place(const Bytes& bytes) { return below(bytes.size() + 1); }

  void change(Bytes& bytes) {
    const std::size_t at = place(bytes);
    const std::size_t length = 1 + below(24);
    switch (below(7)) {
      case 0:
        bytes.insert(at, 1, static_cast<char>(below(256)));
        return;
      case 1:
        if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        return;
      case 2:
        bytes.erase(at, length);
        return;
      case 3:
        bytes.insert(place(bytes), bytes.substr(at, length));
        return;
      case 4: {
        const Bytes& other = pick(corpus_);
        bytes.insert(at, other.substr(place(other), length));
        return;
      }
      default:
        replace_word(bytes, at);
    }
  }

  /// Puts a word of the dictionary in, most often in the place of another.
  void replace_word(Bytes& bytes, std::size_t at) {
    const Bytes& old = pick(words_);
    const std::size_t found = bytes.find(old, at);
    if (found == Bytes::npos) {
      bytes.insert(at, pick(words_));
    } else {
      bytes.replace(found, old.size(), pick(words_));
    }
  }

  const std::vector<Bytes>& corpus_;
  const std::vector<Bytes>& words_;
  unsigned long number_;
  std::mt19937_64 random_;
};

void run(const Bytes& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                         bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: " << argv[0] << " CORPUS DICTIONARY [COUNT [FIRST]]\n";
    return 2;
  }
  const std::vector<Bytes> corpus = read_corpus(argv[1]);
  const std::vector<Bytes> words = read_dictionary(argv[2]);
  if (corpus.empty() || words.empty()) {
    std::cerr << "the corpus or the dictionary is empty\n";
    return 2;
  }
  const unsigned long count = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1000;
  const unsigned long first = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 1;
  std::signal(SIGABRT, on_abort);
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(tell_number);
  }
  if (corpus.size() <= kSmallCorpus) {
    for (const Bytes& bytes : corpus) run(bytes);
  }
  for (unsigned long number = first; number < first + count; ++number) {
    g_number = number;
    run(Mutator(corpus, words, number).make());
  }
  std::cout << corpus.size() << " files, " << count << " inputs made from them\n";
  return 0;
}
