// What people read is plain English: AWS's and Terraform's nouns and verbs, US spelling.
// One table has the phrases that are not used, each with the plain words for it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "architecture/prose.hpp"
#include "support/catch.hpp"

namespace trailseal::architecture::plain_word_test {
namespace {

namespace fs = std::filesystem;

const std::vector<PlainWord> kWords{
    // riddles
    {"is no", "is not a", "there is no|is no longer"},
    {"are no", "are not", "there are no|are no longer"},
    {"is none", "is not one", "there is none|`-` is none"},
    {"is said of", "name the thing: the policy, the finding"},
    {"what becomes of", "the result of"},
    {"a plan knows it", "a plan has the value"},
    {"as the manifest has it", "matches the manifest"},
    {"without measure", "beyond the limit"},
    {"half-way", "is incomplete"},
    {"lead into each other", "refer to each other"},
    {"made from itself", "refers to itself"},
    {"keeps versions", "has versioning on"},
    {"rotates by itself", "has automatic rotation on"},
    {"in the way", "blocks"},
    // verbs of AWS and Terraform
    {"admit", "allow"},
    {"admits", "allows"},
    {"admitted", "allowed"},
    {"lets", "allows"},
    {"let in", "allowed"},
    {"shut out", "denied"},
    {"keep out", "deny"},
    {"keeps out", "denies"},
    {"asks for", "requires"},
    {"wants", "requires"},
    {"brings", "introduces, adds"},
    {"goes", "is delivered, is deleted"},
    {"speaks of", "names"},
    {"speak of", "name"},
    {"judge", "check, evaluate"},
    {"judges", "checks, evaluates"},
    {"judged", "checked, evaluated"},
    {"judging", "checking, evaluating"},
    {"put to", "evaluate against"},
    {"puts one request", "evaluates one request"},
    {"hand over", "pass"},
    {"handed over", "passed"},
    {"told", "known, said"},
    {"tells", "says, shows"},
    {"tell apart", "distinguish"},
    {"made from", "built from, computed from"},
    {"is made of", "consists of"},
    {"worked out", "computed"},
    {"stands", "is in, is written in", "stands for"},
    {"stand beside", "be next to"},
    {"lies in", "is in"},
    {"lies outside", "is outside"},
    {"lies beside", "is next to"},
    // nouns
    {"somebody", "a principal, an owner, a reader"},
    {"nobody", "no principal"},
    {"strangers", "other accounts"},
    {"whom", "which principals"},
    {"on trust", "assumed"},
    {"at hand", "available, read"},
    {"stacks within a stack", "nested stacks"},
    {"stack within a stack", "nested stack"},
    {"of their own accord", "without being called"},
    // manner
    {"is due", "is expected"},
    {"all the same", "anyway"},
    {"anew", "again"},
    // US spelling
    {"behaviour", "behavior"},
    {"colour", "color"},
    {"licence", "license"},
    {"misspelt", "misspelled"},
    {"neighbour", "neighbor"},
    {"organisation", "organization"},
    {"recognise", "recognize"},
    {"spelt", "spelled"},
    {"synthesise", "synthesize"},
    {"unrecognised", "unrecognized"},
};

bool is_page(const std::string& path) {
  return path.starts_with("docs/") && path.ends_with(".md");
}

bool is_read(const std::string& path) {
  if (path.starts_with("src/")) return path.ends_with(".cpp") || path.ends_with(".hpp");
  return is_page(path) || (path.starts_with("rules/") && path.ends_with(".yaml"));
}

std::vector<std::string> files() {
  std::vector<std::string> found{"README.md",   "CONTRIBUTING.md",
                                 "SECURITY.md", "fuzz/README.md",
                                 "action.yml",  ".pre-commit-hooks.yaml"};
  for (const char* folder : {"docs", "rules", "src"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string path = entry.path().generic_string();
      if (is_read(path)) found.push_back(path);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string plain_of(std::string_view phrase) {
  for (const PlainWord& word : kWords) {
    if (word.phrase == phrase) return std::string(word.plain);
  }
  return {};
}

/// "docs/x.md:12: `brings`: introduces, adds".
std::string line_of(const std::string& path, const PhraseUse& use) {
  return path + ":" + std::to_string(use.line) + ": `" + std::string(use.phrase) +
         "`: " + plain_of(use.phrase) + "\n";
}

std::vector<std::string> found_in(const std::string& path, const std::string& text) {
  std::vector<std::string> phrases;
  for (const PhraseUse& use : uses_of(kWords, prose_of(path, text))) {
    phrases.push_back(std::to_string(use.line) + " " + std::string(use.phrase));
  }
  return phrases;
}

using Phrases = std::vector<std::string>;

TEST_CASE("a phrase is found in what people read, and only there", "[plain]") {
  struct Case {
    const char* path;
    const char* text;
    Phrases found;
  };
  const auto c = GENERATE(values<Case>({
      {"a.md", "It is no action.\n", {"1 is no"}},
      {"a.md", "First.\n\nThe plan\nbrings a finding.\n", {"4 brings"}},
      {"a.md", "The name is\nno action.\n", {"1 is no"}},
      {"a.md", "What it is\n\nno action\n", {}},
      {"a.md", "There is no such file, and it is no longer used.\n", {}},
      {"a.md", "A symbol stands for one string.\n", {}},
      {"a.md", "`judge` is code.\n```\nIt brings\n```\n<!-- wants -->\n", {}},
      {"a.md", "It misjudged, and unwanted.\n", {}},
      {"a.cpp", "// It brings\nconst char* x = \"it \" \"brings\\n\";\n", {"2 brings"}},
      {"a.cpp", "f(\"it is\", \"no\");\n", {}},
      {"a.cpp", "const char* x = \"it is \"\n    \"no action\";\n", {"1 is no"}},
      {"a.cpp", "const auto x = R\"(a\nb brings)\"; int wants = 1'000;\n", {"2 brings"}},
      {"a.cpp", "const char c = '\"'; int brings = 0;\n", {}},
      {"a.yaml", "# It brings\nwhy: it wants `brings`\n", {"2 wants"}},
      {"a.yml", "# It brings\nwhy: it wants `brings`\n", {"2 wants"}},
  }));
  CAPTURE(c.path, c.text);
  CHECK(found_in(c.path, c.text) == c.found);
}

TEST_CASE("what people read is in plain words", "[plain]") {
  std::size_t read = 0;
  std::string problems;
  for (const std::string& path : files()) {
    const std::string text = text_of(path);
    read += text.empty() ? 0 : 1;
    for (const PhraseUse& use : uses_of(kWords, prose_of(path, text))) {
      problems += line_of(path, use);
    }
  }
  CHECK(read > 400);
  CHECK(problems == "");
}

}  // namespace
}  // namespace trailseal::architecture::plain_word_test
