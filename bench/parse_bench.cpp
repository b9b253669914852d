// parse_bench MODE PLAN: reads a plan in one way and prints how many changes it holds.
//
//   read           the bytes of the file, nothing else
//   skim           simdjson On-Demand: the top-level keys and every change's type
//   simdjson-dom   simdjson's DOM of the whole
//   nlohmann-dom   nlohmann's DOM of the whole
//
// One mode per process, so that time and peak memory are that mode's alone. This is the
// one place outside src/ that uses the libraries bare: it is what trailseal is measured
// against.
#include <simdjson.h>

#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace {

using Count = std::optional<std::size_t>;

Count read_file(const char* path) {
  simdjson::padded_string text;
  if (simdjson::padded_string::load(path).get(text) != simdjson::SUCCESS) return {};
  return text.size() == 0 ? Count() : Count(0);
}

Count skim_changes(simdjson::ondemand::array changes) {
  std::size_t count = 0;
  for (auto change : changes) {
    std::string_view type;
    if (change["type"].get_string().get(type) != simdjson::SUCCESS) return {};
    ++count;
  }
  return count;
}

Count skim(const char* path) {
  simdjson::padded_string text;
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object root;
  if (simdjson::padded_string::load(path).get(text) != simdjson::SUCCESS ||
      parser.iterate(text).get(document) != simdjson::SUCCESS ||
      document.get_object().get(root) != simdjson::SUCCESS) {
    return {};
  }
  Count count;
  for (auto field : root) {
    std::string_view key;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return {};
    if (key != "resource_changes") continue;
    simdjson::ondemand::array changes;
    if (field.value().get_array().get(changes) != simdjson::SUCCESS) return {};
    count = skim_changes(changes);
  }
  return count;
}

Count simdjson_dom(const char* path) {
  simdjson::dom::parser parser;
  simdjson::dom::array changes;
  if (parser.load(path)["resource_changes"].get(changes) != simdjson::SUCCESS) return {};
  return changes.size();
}

Count nlohmann_dom(const char* path) {
  // From memory: quicker than letting the library read the stream.
  std::ifstream file(path, std::ios::binary);
  file.seekg(0, std::ios::end);
  if (!file) return {};
  std::string text(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  const auto plan = nlohmann::json::parse(text, nullptr, false);
  if (plan.is_discarded() || !plan.contains("resource_changes")) return {};
  return plan["resource_changes"].size();
}

// The code that On-Demand was compiled to; its first pass is chosen at run time besides.
#define TRAILSEAL_NAME_OF(name) #name
#define TRAILSEAL_EXPANDED_NAME_OF(name) TRAILSEAL_NAME_OF(name)
constexpr std::string_view kCompiledFor =
    TRAILSEAL_EXPANDED_NAME_OF(SIMDJSON_BUILTIN_IMPLEMENTATION);

struct Mode {
  std::string_view name;
  Count (*run)(const char* path);
};

constexpr std::array kModes{
    Mode{"read", &read_file},
    Mode{"skim", &skim},
    Mode{"simdjson-dom", &simdjson_dom},
    Mode{"nlohmann-dom", &nlohmann_dom},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "implementation") {
    std::cout << kCompiledFor << '\n';
    return 0;
  }
  for (const Mode& mode : kModes) {
    if (argc != 3 || mode.name != argv[1]) continue;
    const Count count = mode.run(argv[2]);
    if (!count) {
      std::cerr << "parse_bench: error: `" << argv[2] << "` cannot be read as a plan\n";
      return 2;
    }
    std::cout << *count << '\n';
    return 0;
  }
  std::cerr << "usage: parse_bench read|skim|simdjson-dom|nlohmann-dom PLAN\n"
               "       parse_bench implementation\n";
  return 2;
}
