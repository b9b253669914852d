// The house rules that can be read off the files: which room may include which, which
// file may include a library, how long a file and how wide a struct may be.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "support/catch.hpp"

namespace trailseal::include_order_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxLines = 350;
constexpr std::size_t kMaxMembers = 15;

/// An include goes from a room to these, and to what these may include. A folder or file
/// within a room that has a row of its own goes by that row: inside a room includes go
/// down as well.
const std::map<std::string, std::set<std::string>> kBelow{
    {"main.cpp", {"cli"}},
    {"cli", {"run", "rule_test", "report", "hcl"}},
    {"rule_test", {"load", "engine"}},
    {"run", {"load", "evidence", "repair", "patch"}},
    {"evidence", {"report"}},
    {"evidence/page", {"evidence", "evidence/file/indented_json"}},
    {"evidence/file/indented_json", {"evidence"}},
    {"evidence/file", {"evidence/page"}},
    {"load", {"terraform", "cloudformation", "aws_export", "summary"}},
    {"summary", {"graph"}},
    {"report", {"engine"}},
    {"report/terminal", {"report"}},
    {"report/page", {"report"}},
    {"report/machine", {"report"}},
    {"repair", {"engine"}},
    {"engine", {"rule", "cloudtrail"}},
    {"cloudtrail", {"graph", "iam"}},
    {"cloudtrail/request", {"cloudtrail"}},
    {"cloudtrail/question", {"cloudtrail/request"}},
    {"cloudtrail/fact", {"cloudtrail/question"}},
    {"cloudtrail/assessment", {"cloudtrail/fact"}},
    {"terraform/plan", {"graph", "aws"}},
    {"terraform/configuration", {"terraform/plan", "hcl"}},
    {"terraform/unknown", {"terraform/configuration"}},
    {"terraform/plan_file", {"terraform/configuration"}},
    {"terraform/declared", {"terraform/unknown", "terraform/plan_file"}},
    {"terraform", {"terraform/declared"}},
    {"cloudformation/function", {"graph", "aws"}},
    {"cloudformation/resource", {"cloudformation/function"}},
    {"cloudformation/template", {"cloudformation/resource"}},
    {"cloudformation", {"cloudformation/template"}},
    {"aws_export", {"graph", "aws"}},
    {"rule", {"document"}},
    {"patch", {"graph", "hcl", "aws"}},
    {"hcl", {"document"}},
    {"graph", {"document"}},
    {"aws", {"document"}},
    {"iam/policy", {"aws"}},
    {"iam/match", {"iam/policy"}},
    {"iam", {"iam/match"}},
    {"iam/explain", {"iam"}},
    {"document", {"base"}},
    {"base", {}},
};

/// A library and a place that may include it: a path that the file's must begin with.
struct Door {
  const char* include;
  const char* place;
};

constexpr std::array kDoors{
    Door{"<simdjson", "document/json_reader.cpp"},
    Door{"<yaml-cpp/", "document/yaml_reader.cpp"},
    Door{"<nlohmann/", "report/"},
    Door{"<nlohmann/", "evidence/file/"},
    Door{"<protozero/", "terraform/plan_file/plan_message.cpp"},
    Door{"<re2/", "rule/operators.cpp"},
    Door{"<re2/", "hcl/function/regular_expression.cpp"},
    Door{"<mpfr", "hcl/number.cpp"},
    Door{"<utf8proc", "hcl/unicode.cpp"},
    Door{"<mbedtls/", "document/digest.cpp"},
    Door{"<mbedtls/", "hcl/function/private_key.cpp"},
    Door{"<yaml.h", "hcl/function/yaml_events.cpp"},
    Door{"<yaml.h", "patch/yaml_syntax.cpp"},
    Door{"<zlib.h", "document/gzip.cpp"},
    Door{"<iconv.h", "hcl/function/charset.cpp"},
    Door{"<minizip", "terraform/configuration/plan_archive.cpp"},
    Door{"<CLI/", "cli/"},
    Door{"<pugixml", "report/"},
    Door{"<pugixml", "evidence/page/page_writer.cpp"},
    Door{"<xxhash", "engine/fingerprint.cpp"},
};

/// `base` of `base/text.hpp`.
std::string room_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// The row of `iam/match/arn.cpp`: its own, else its folder's, else its room's. Empty
/// where there is none.
std::string row_of(std::string path) {
  if (!path.starts_with("main.")) path = path.substr(0, path.rfind('.'));
  while (kBelow.count(path) == 0) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return "";
    path = path.substr(0, slash);
  }
  return path;
}

/// A room with folders of its own is open to those above it as a whole: who sees `iam`
/// sees `iam/policy`.
bool may_include(const std::string& from, const std::string& to) {
  if (from == to) return true;
  const auto below = kBelow.find(from);
  if (below == kBelow.end()) return false;
  const bool same_room = room_of(from) == room_of(to);
  return std::any_of(below->second.begin(), below->second.end(),
                     [&](const std::string& row) {
                       if (!same_room && room_of(row) == room_of(to)) return true;
                       return may_include(row, to);
                     });
}

std::string target_of(const std::string& line) {
  const std::size_t open = line.find_first_of("<\"");
  const std::size_t close = line.find_last_of(">\"");
  if (open == std::string::npos || close <= open) return "";
  return line.substr(open, close - open);
}

void check_include(const std::string& path, const std::string& target,
                   std::set<std::string>& problems) {
  if (target.starts_with('"')) {
    const std::string included = target.substr(1);
    const std::string to = row_of(included);
    if (to.empty()) {
      problems.insert(path + " includes " + included + ", which names no room");
    } else if (!may_include(row_of(path), to)) {
      problems.insert(path + " includes " + included + ", which goes up or sideways");
    }
    return;
  }
  std::string places;
  for (const Door& door : kDoors) {
    if (!target.starts_with(door.include)) continue;
    if (path.starts_with(door.place) && path.ends_with(".cpp")) return;
    places += std::string(" ") + door.place;
  }
  if (!places.empty()) {
    problems.insert(path + " includes " + target + ">, whose door is" + places);
  }
}

/// The name of the struct whose definition the line begins, at no depth; else nothing.
std::string struct_of(const std::string& line) {
  for (const std::string start : {"struct ", "class "}) {
    if (!line.starts_with(start) || !line.ends_with('{')) continue;
    return line.substr(start.size(),
                       line.find_first_of(" :{", start.size()) - start.size());
  }
  return "";
}

/// Does the line, at the depth of a struct's members, declare one?
bool is_member(const std::string& line) {
  const std::string code = line.substr(0, line.find("//"));
  const std::size_t first = code.find_first_not_of(' ');
  if (first != 2 || code.find(';') == std::string::npos) return false;
  for (const char* word : {"using ", "friend ", "static ", "enum ", "struct "}) {
    if (code.compare(first, std::string(word).size(), word) == 0) return false;
  }
  const std::size_t open = code.find('(');
  return open == std::string::npos || code.find_first_of("={") < open;
}

/// A struct with many members says in the comment above it why it has so many.
void check_widths(const std::string& path, const std::string& text,
                  std::set<std::string>& problems) {
  std::istringstream lines(text);
  std::string name;
  std::string comment;
  std::size_t members = 0;
  for (std::string line; std::getline(lines, line);) {
    if (const std::string found = struct_of(line); !found.empty()) {
      name = found;
      members = 0;
    } else if (line.starts_with("}") && !name.empty()) {
      const bool reasoned = comment.find("members") != std::string::npos;
      if (members > kMaxMembers && !reasoned) {
        problems.insert(path + " " + name + " has " + std::to_string(members) +
                        " members and no reason");
      }
      name = "";
    } else if (!name.empty()) {
      members += is_member(line) ? 1 : 0;
      continue;
    }
    if (line.starts_with("///")) {
      comment += line;
    } else if (name.empty()) {
      comment = "";
    }
  }
}

std::set<std::string> problems_of(const std::string& path, const std::string& text) {
  std::set<std::string> problems;
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    if (line.starts_with("#include")) check_include(path, target_of(line), problems);
  }
  if (count > kMaxLines) {
    problems.insert(path + " has " + std::to_string(count) + " lines");
  }
  check_widths(path, text, problems);
  return problems;
}

TEST_CASE("includes go down the house, one door per library, nothing grows too big") {
  std::set<std::string> problems;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator("src")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    std::ifstream file(entry.path());
    std::ostringstream text;
    text << file.rdbuf();
    const std::string path = entry.path().lexically_relative("src").generic_string();
    problems.merge(problems_of(path, text.str()));
    ++files;
  }
  CHECK(files > 300);
  CHECK(problems == std::set<std::string>());
}

TEST_CASE("the reading of includes finds what is wrong") {
  struct Case {
    const char* path;
    const char* line;
    bool good;
  };
  const auto c = GENERATE(values<Case>({
      {"main.cpp", "#include \"cli/cli.hpp\"", true},
      {"cli/check.cpp", "#include \"base/text.hpp\"", true},
      {"engine/engine.cpp", "#include \"iam/policy.hpp\"", true},
      {"base/text.cpp", "#include \"document/value.hpp\"", false},
      {"iam/policy.cpp", "#include \"graph/resource.hpp\"", false},
      {"rule/rule.cpp", "#include \"graph/resource.hpp\"", false},
      {"terraform/plan.cpp", "#include \"cloudformation/template.hpp\"", false},
      {"terraform/plan_loader.cpp", "#include \"cloudtrail/subject.hpp\"", false},
      {"iam/match/arn.cpp", "#include \"iam/policy/policy.hpp\"", true},
      {"iam/policy/policy.cpp", "#include \"iam/match/arn.hpp\"", false},
      {"report/page/html.cpp", "#include \"report/terminal/text.hpp\"", false},
      {"cloudtrail/bucket.cpp", "#include \"cloudtrail/assessment.hpp\"", false},
      {"engine/engine.cpp", "#include \"cloudtrail/assessment.hpp\"", true},
      {"report/json.cpp", "#include \"iam/match/arn.hpp\"", true},
      {"report/json.cpp", "#include \"cli/cli.hpp\"", false},
      {"report/json.cpp", "#include \"sideways.hpp\"", false},
      {"report/json.cpp", "#include <nlohmann/json.hpp>", true},
      {"report/json.hpp", "#include <nlohmann/json.hpp>", false},
      {"engine/engine.cpp", "#include <nlohmann/json.hpp>", false},
      {"document/json_reader.cpp", "#include <simdjson.h>", true},
      {"document/value.cpp", "#include <simdjson.h>", false},
      {"cli/check.cpp", "#include <vector>", true},
  }));
  CAPTURE(c.path, c.line);
  CHECK(problems_of(c.path, c.line).empty() == c.good);
}

TEST_CASE("a long file is found") {
  CHECK(problems_of("base/a.cpp", std::string(kMaxLines, '\n')).empty());
  CHECK(problems_of("base/a.cpp", std::string(kMaxLines + 1, '\n')).size() == 1);
}

TEST_CASE("a wide struct is found unless it says why it is") {
  std::string members;
  for (std::size_t i = 0; i < kMaxMembers; ++i) {
    members += "  int m" + std::to_string(i) + " = int(0);  ///< one\n";
  }
  const std::string more =
      "  std::string help{};\n  std::string text() const { return help; }\n";
  const auto file = [](const std::string& above, const std::string& inside) {
    return above + "struct Wide : Base {\n" + inside + "};\n";
  };
  CHECK(problems_of("base/a.hpp", file("", members)).empty());
  CHECK(problems_of("base/a.hpp", file("", members + more)) ==
        std::set<std::string>{"base/a.hpp Wide has 16 members and no reason"});
  CHECK(problems_of("base/a.hpp", file("/// Its members are keys.\n", members + more))
            .empty());
  CHECK(problems_of("base/a.hpp", file("/// The members.\n\n", members + more)).size() ==
        1);
}

}  // namespace
}  // namespace trailseal::include_order_test
