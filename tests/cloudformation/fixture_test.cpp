// Every template among the fixtures is read, whole and damaged.
#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::fixture_test {
namespace {

std::vector<std::string> templates() {
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator("fixtures/cloudformation")) {
    for (const char* name : {"template.yaml", "template.json"}) {
      const auto path = entry.path() / name;
      if (std::filesystem::exists(path)) paths.push_back(path.string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<Document> read(const Source& source) {
  const std::size_t first = source.text().find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && source.text()[first] == '{';
  return json ? read_json(source) : read_yaml(source);
}

/// One small damage: a piece inserted, removed, doubled or overwritten.
std::string damaged(std::string text, std::mt19937& random) {
  static const std::vector<std::string> kPieces{"[",
                                                "]",
                                                "{",
                                                "}",
                                                ": ",
                                                "- ",
                                                "\n",
                                                "  ",
                                                "!Ref ",
                                                "&a ",
                                                "*a ",
                                                "<<: ",
                                                "'",
                                                "\"",
                                                "|",
                                                "#",
                                                "? ",
                                                "---\n",
                                                "!GetAtt a.b",
                                                "Fn::If",
                                                "${",
                                                "\t",
                                                ",",
                                                "~",
                                                "@",
                                                "%",
                                                "AWS::NoValue",
                                                "{{resolve:ssm:x}}",
                                                "\xff",
                                                "Fn::ForEach::A: "};
  const auto below = [&](std::size_t n) {
    return n == 0 ? std::size_t{0} : static_cast<std::size_t>(random()) % n;
  };
  const std::size_t at = below(text.size());
  switch (below(4)) {
    case 0:
      return text.insert(at, kPieces[below(kPieces.size())]);
    case 1:
      return text.erase(at, below(30) + 1);
    case 2:
      return text.insert(at, text.substr(below(text.size()), below(80)));
    default:
      if (!text.empty()) text[at] = static_cast<char>(below(256));
      return text;
  }
}

}  // namespace

TEST_CASE("every template among the fixtures loads", "[cloudformation][fixture]") {
  const auto paths = templates();
  REQUIRE(paths.size() >= 10);
  for (const std::string& path : paths) {
    CAPTURE(path);
    const auto source = read_source(path);
    REQUIRE(source);
    const auto document = read(*source);
    REQUIRE(document);
    CHECK(is_template(document->root));
    const auto fragment = load_template(*source, *document, {}, {});
    if (!fragment) FAIL_CHECK(shown(fragment.error()));
    CHECK(fragment.ok());
  }
}

TEST_CASE("a damaged template loads or ends in one error with a place",
          "[cloudformation][fixture]") {
  std::mt19937 random(20240229);
  for (const std::string& path : templates()) {
    const auto source = read_source(path);
    REQUIRE(source);
    for (int round = 0; round < 25; ++round) {
      std::string text(source->text());
      for (int i = 0; i <= round % 4; ++i) text = damaged(std::move(text), random);
      CAPTURE(path, round);
      const Source copy(path, text);
      const auto document = read(copy);
      if (!document) {
        CHECK(document.error().line > 0);
        CHECK_FALSE(document.error().message.empty());
        continue;
      }
      const auto fragment = load_template(copy, *document, {}, {});
      if (fragment) continue;
      CHECK_FALSE(fragment.error().message.empty());
      INFO(fragment.error().message);
      CHECK(fragment.error().message.find('\n') == std::string::npos);
      CHECK(fragment.error().path == path);
    }
  }
}

}  // namespace trailseal::cloudformation::fixture_test
