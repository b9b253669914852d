#include "report/proven_fix.hpp"

#include "report/page/markdown.hpp"
#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report::proven_fix_test {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a finding keeps the first fix that ends it", "[proven_fix]") {
  ProvenFixes fixes;
  fixes.add({.text = "first", .ends = {"a", "b"}});
  fixes.add({.text = "second", .ends = {"b", "c"}});
  engine::Result result;
  result.outcome = engine::Outcome::Fail;
  result.fingerprint = "b";
  CHECK(fixes.find(result)->text == "first");
  result.fingerprint = "c";
  CHECK(fixes.find(result)->text == "second");
  result.outcome = engine::Outcome::Waived;
  CHECK(fixes.find(result) == nullptr);
}

TEST_CASE("Markdown shows the patch as a diff", "[proven_fix]") {
  const std::string page = written(sample_report_with_fix(), &write_markdown);
  CHECK(has(page, "**Fix, proven**"));
  CHECK(has(page,
            "```diff\n--- a/main.tf\n+++ b/main.tf\n@@ -7,1 +7,1 @@\n"
            "-old `a` <b>\n+new\n```\n"));
  CHECK(has(written(sample_report_with_block(), &write_markdown),
            "```hcl\nstatement {\n\tsid = \"Write\"\n}\n```\n"));
}

TEST_CASE("a fence is longer than any in the code", "[proven_fix]") {
  CHECK(markdown_block("a\n```\nb", "diff") == "````diff\na\n```\nb\n````\n");
}

TEST_CASE("the page marks what a patch adds and removes", "[proven_fix]") {
  const std::string page = written(sample_report_with_fix(), &write_html);
  CHECK(has(page, "<span class=\"bad\">-old `a` &lt;b&gt;\n</span>"));
  CHECK(has(page, "<span class=\"good\">+new\n</span>"));
  CHECK(has(page, "<span class=\"where\">--- a/main.tf\n</span>"));
}

TEST_CASE("GitLab gets the patch as the solution", "[proven_fix]") {
  const std::string json = written(sample_report_with_fix(), &write_gitlab_sast);
  CHECK(has(json,
            "add `x/` to the resource of `Write`: after this change TS303 and TS304 "
            "pass; 1 other result is unchanged.\\n\\n--- a/main.tf"));
}

TEST_CASE("text tells a change once for all that it ends", "[proven_fix]") {
  Report report = sample_report_with_fix();
  engine::Result other = report.results[1];
  other.fingerprint = "0123456789abcdef-TS303";
  other.resource = "aws_s3_bucket.logs";
  other.place.address = other.resource;
  other.message = "another message";
  report.results.push_back(other);
  const std::string text = written_text(report);
  CHECK(has(text, "fix, proven: add `x/` to the resource of `Write`\n"));
  CHECK(has(text, "fix, proven: the one of TS304, above\n"));
  CHECK(has(text, "1 proven fix: `trailseal fix` shows the patch"));
  CHECK_FALSE(has(written_text(sample_report()), "proven"));
}

}  // namespace
}  // namespace trailseal::report::proven_fix_test
