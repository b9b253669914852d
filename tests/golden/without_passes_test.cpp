#include "golden/without_passes.hpp"

#include "support/catch.hpp"

namespace trailseal::without_passes_test {
namespace {

TEST_CASE("a number in front of `passed` goes, other numbers stay", "[without-passes]") {
  struct Case {
    const char* text;
    const char* kept;
  };
  const auto c = GENERATE(values<Case>({
      {"1 trail: 24 passed\n", "1 trail: N passed\n"},
      {"2 findings, 7 passed, 3 waived", "2 findings, N passed, 3 waived"},
      {"  8 passed\n\n  9 passed\n", "  N passed\n\n  N passed\n"},
      {"1 trail; 9 requirements are met", "1 trail; N requirements are met"},
      {"nothing passed", "nothing passed"},
      {"11 unknown", "11 unknown"},
  }));
  CHECK(without_passes("text", c.text) == c.kept);
  CHECK(without_passes("markdown", c.text) == c.kept);
}

TEST_CASE("a JSON report keeps what is not a pass", "[without-passes]") {
  CHECK(without_passes("json", R"({"tool": {"version": "1"}, "results": [
      {"code": "TS101", "outcome": "pass"}, {"code": "TS102", "outcome": "unknown"}],
      "summary": {"trails": 1, "pass": 1, "unknown": 1}})") == R"({
  "results": [
    {
      "code": "TS102",
      "outcome": "unknown"
    }
  ],
  "summary": {
    "trails": 1,
    "unknown": 1
  }
}
)");
}

TEST_CASE("a SARIF log keeps what is not a pass, without indexes", "[without-passes]") {
  CHECK(without_passes("sarif", R"({"runs": [{"tool": {"driver": {"name": "x",
      "rules": [{"id": "TS101"}, {"id": "TS102"}]}}, "results": [
      {"ruleId": "TS101", "ruleIndex": 0, "kind": "pass"},
      {"ruleId": "TS102", "ruleIndex": 1, "kind": "fail"}]}]})") == R"({
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "x"
        }
      },
      "results": [
        {
          "ruleId": "TS102",
          "kind": "fail"
        }
      ]
    }
  ]
}
)");
}

TEST_CASE("test cases and boxes that pass go", "[without-passes]") {
  CHECK(without_passes("junit", R"(<testsuites tests="2" failures="1">
    <testcase name="TS101" classname="Logs" />
    <testcase name="TS102" classname="Logs">
      <failure type="high" />
    </testcase>
)") == R"(<testsuites failures="1">
    <testcase name="TS102" classname="Logs">
      <failure type="high" />
    </testcase>
)");
  CHECK(without_passes("html",
                       R"(<details class="result fail">a</details>)"
                       R"(<details class="result pass" id="x">b</details>1 passed)") ==
        R"(<details class="result fail">a</details>N passed)");
}

}  // namespace
}  // namespace trailseal::without_passes_test
