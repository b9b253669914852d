#include "report/page/markdown.hpp"

#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report::markdown_test {
namespace {

TEST_CASE("a code span shows whatever it holds, letter by letter", "[markdown]") {
  struct Case {
    const char* text;
    const char* code;
    const char* cell;
  };
  const auto c = GENERATE(values<Case>({
      {"logs", "`logs`", "`logs`"},
      {"a|b", "`a|b`", "`a\\|b`"},
      {"a`b", "``a`b``", "``a`b``"},
      {"`a", "`` `a ``", "`` `a ``"},
      {"a``b", "```a``b```", "```a``b```"},
      {"<img src=x>", "`<img src=x>`", "`<img src=x>`"},
      {"@team", "`@team`", "`@team`"},
      {"", "", ""},
  }));
  CAPTURE(c.text);
  CHECK(markdown_code(c.text) == c.code);
  CHECK(markdown_code(c.text, true) == c.cell);
}

TEST_CASE("a sentence keeps its code spans and nothing else of Markdown", "[markdown]") {
  struct Case {
    const char* text;
    const char* markdown;
  };
  const auto c = GENERATE(values<Case>({
      {"the policy of `logs` denies", "the policy of `logs` denies"},
      {"**bold** _it_", "\\*\\*bold\\*\\* \\_it\\_"},
      {"<script>", "\\<script\\>"},
      {"[a](http://b)", "\\[a\\](http://b)"},
      {"ask @team", "ask @<!-- -->team"},
      {"a | b", "a \\| b"},
      {"an `open span", "an \\`open span"},
      {"empty `` span", "empty \\`\\` span"},
      {"`a` and `b`", "`a` and `b`"},
  }));
  CAPTURE(c.text);
  CHECK(markdown_sentence(c.text) == c.markdown);
}

TEST_CASE("line ends cannot start a block of their own", "[markdown]") {
  CHECK(markdown_sentence("a\n# b").find('\n') == std::string::npos);
  CHECK(markdown_code("a\n```\nb").find('\n') == std::string::npos);
}

TEST_CASE("the comment begins with the mark by which a later run finds it",
          "[markdown]") {
  const std::string text = written(sample_report(), &write_markdown);
  CHECK(text.starts_with(
      "<!-- trailseal -->\n### trailseal: The trail delivers no log files\n"));
  CHECK(
      text.find("| high | TS304 | a message of TS304 | `aws_s3_bucket_policy.logs` |") !=
      std::string::npos);
  CHECK(text.find("<summary>TS304 A fault of bucket-policy-allows-write<") !=
        std::string::npos);
  CHECK(text.find("```mermaid\nflowchart LR\n") != std::string::npos);
}

TEST_CASE("a report with many findings fits into a comment and says what is missing",
          "[markdown]") {
  Report report = sample_report();
  const engine::Result fail = report.results[1];
  for (int i = 0; i < 2000; ++i) report.results.push_back(fail);
  const std::string text = written(report, &write_markdown);
  CHECK(text.size() < 65'536);
  CHECK(text.find("and 1901 more findings") != std::string::npos);
  CHECK(text.find("more sections left out") != std::string::npos);
}

TEST_CASE("a report without findings is a few lines", "[markdown]") {
  Report report = sample_report();
  report.results.resize(1);
  report.trails[0].delivery = Verdict::Holds;
  const std::string text = written(report, &write_markdown);
  CHECK(text.find("### trailseal: The trail delivers log files encrypted with a customer "
                  "managed KMS key\n") != std::string::npos);
  CHECK(text.find("| severity |") == std::string::npos);
}

TEST_CASE("nothing that is undecided stands under a good heading", "[markdown]") {
  Report report = sample_report();
  report.results.resize(1);  // the rules that would say so are left out
  report.trails[0].delivery = Verdict::Unknown;
  CHECK(written(report, &write_markdown)
            .find("### trailseal: It cannot be decided whether the trail delivers") !=
        std::string::npos);
}

TEST_CASE("findings below --fail-on are folded, each rule once with its fix",
          "[markdown]") {
  Report report = sample_report();
  report.results = {sample_result("TS302", engine::Outcome::Fail),
                    sample_result("TS302", engine::Outcome::Fail)};
  report.results[1].resource = "aws_kms_key.other";
  const std::string text = written(report, &write_markdown);
  CHECK(text.find("| severity |") == std::string::npos);
  CHECK(text.find("<summary>2 findings below `--fail-on medium`</summary>\n\n"
                  "- low **TS302** A fault of key-policy-allows-describe: "
                  "`aws_s3_bucket_policy.logs`, `aws_kms_key.other`\n"
                  "  - fix: Write it in Terraform. more of it\n") != std::string::npos);
}

}  // namespace
}  // namespace trailseal::report::markdown_test
