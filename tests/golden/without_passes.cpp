// What goes, by format:
//
//   json        results that pass, `summary.pass`, and `tool`, which names the release
//   sarif       results of kind `pass`, the rules of the driver and the indexes into them
//   junit       test cases that pass, and the number of test cases
//   html        the boxes of results that pass, and the rules to choose from
//   every text  the number in front of kPassWords, which becomes N
#include "golden/without_passes.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <sstream>

namespace trailseal {
namespace {

using Json = nlohmann::ordered_json;

/// The words behind a number of passes, one of which each sentence about them has.
constexpr std::array kPassWords{" passed", " requirements are met", " checks passed"};

/// "24 passed" becomes "N passed".
std::string without_number(const std::string& text, const std::string& word) {
  std::string kept;
  std::size_t from = 0;
  for (std::size_t at = text.find(word); at != std::string::npos;
       at = text.find(word, at + word.size())) {
    const std::size_t before = text.find_last_not_of("0123456789", at - 1) + 1;
    if (before >= at || before < from) continue;
    kept += text.substr(from, before - from) + "N";
    from = at;
  }
  return kept + text.substr(from);
}

std::string without_count(std::string text) {
  for (const char* word : kPassWords) text = without_number(text, word);
  return text;
}

/// The text without every part that begins with `begin` and ends with `end`.
std::string without_parts(std::string text, const std::string& begin,
                          const std::string& end) {
  for (std::size_t at = text.find(begin); at != std::string::npos;
       at = text.find(begin, at)) {
    const std::size_t to = text.find(end, at + begin.size());
    if (to == std::string::npos) break;
    text.erase(at, to + end.size() - at);
  }
  return text;
}

void erase_results(Json& results, const char* field) {
  Json kept = Json::array();
  for (const Json& result : results) {
    if (result.value(field, "") != "pass") kept.push_back(result);
  }
  results = std::move(kept);
}

std::string json_without_passes(const std::string& text) {
  Json report = Json::parse(text);
  report.erase("tool");
  erase_results(report["results"], "outcome");
  report["summary"].erase("pass");
  return report.dump(2) + "\n";
}

std::string sarif_without_passes(const std::string& text) {
  Json report = Json::parse(text);
  for (Json& run : report["runs"]) {
    run["tool"]["driver"] = {{"name", run["tool"]["driver"]["name"]}};
    erase_results(run["results"], "kind");
    for (Json& result : run["results"]) {
      result.erase("ruleIndex");
      if (result.contains("rule")) result["rule"].erase("index");
    }
  }
  return report.dump(2) + "\n";
}

std::string junit_without_passes(const std::string& text) {
  std::istringstream lines(text);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("<testcase ") != std::string::npos && line.ends_with("/>")) continue;
    kept += line + "\n";
  }
  return without_parts(kept, " tests=\"", "\"");
}

std::string html_without_passes(const std::string& text) {
  const std::string kept =
      without_parts(text, "<details class=\"result pass\"", "</details>");
  return without_count(without_parts(kept, "<option value=\"TS", "</option>"));
}

}  // namespace

std::string without_passes(const std::string& format, const std::string& text) {
  if (format == "json") return json_without_passes(text);
  if (format == "sarif") return sarif_without_passes(text);
  if (format == "junit") return junit_without_passes(text);
  if (format == "html") return html_without_passes(text);
  return without_count(text);
}

}  // namespace trailseal
