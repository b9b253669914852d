#include "report/page/picture.hpp"

#include <pugixml.hpp>

#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report {
namespace {

std::string drawn(const Picture& picture, void (*write)(const Picture&, std::ostream&)) {
  std::ostringstream out;
  write(picture, out);
  return out.str();
}

TEST_CASE("a picture has the trail, what it writes to and with, and what blocks",
          "[picture]") {
  const Picture picture = picture_of(sample_report());
  REQUIRE(picture.nodes.size() == 4);
  CHECK(picture.nodes[0].label == "aws_cloudtrail.main");
  CHECK(picture.nodes[1].label == "aws_s3_bucket.logs");
  CHECK(picture.nodes[2].label == "aws_kms_key.logs");
  CHECK(picture.nodes[3].label == "aws_s3_bucket_policy.logs");
  CHECK(picture.nodes[3].state == State::Bad);
  CHECK(codes_text(picture.nodes[3]) == "TS304, TS306");
  REQUIRE(picture.edges.size() == 3);
  CHECK(picture.edges[0].state == State::Bad);
  CHECK(picture.edges[1].state == State::Good);
}

TEST_CASE("a resource that two trails share is one node", "[picture]") {
  Report report = sample_report();
  report.trails.push_back(report.trails[0]);
  report.trails[1].address = "aws_cloudtrail.second";
  CHECK(picture_of(report).nodes.size() == 5);
}

TEST_CASE("labels cannot leave their quotes", "[picture]") {
  Report report = sample_report();
  report.results.clear();
  report.trails[0].address = "aws_cloudtrail.t[\"a\\b\"]<b>#`\n";
  const Picture picture = picture_of(report);
  CHECK(drawn(picture, &write_mermaid)
            .find("n0([\"aws_cloudtrail.t[#quot;a\\b#quot;]#lt;b#gt;#35;#96;") !=
        std::string::npos);
  CHECK(
      drawn(picture, &write_dot).find("label=\"aws_cloudtrail.t[\\\"a\\\\b\\\"]<b>#`") !=
      std::string::npos);
  pugi::xml_document svg;
  CHECK(svg.load_string(svg_of(picture).c_str()));
}

TEST_CASE("a report without trails has an empty picture", "[picture]") {
  Report report;
  CHECK(picture_of(report).nodes.empty());
  CHECK(drawn(picture_of(report), &write_dot).starts_with("digraph trailseal {"));
}

TEST_CASE("the page holds no markup from an input and fetches nothing", "[html]") {
  Report report = sample_report();
  report.results[1].message = "<script>alert(1)</script> `<b>`";
  report.trails[0].address = "\"><img src=x>";
  const std::string page = written(report, &write_html);
  CHECK(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
  CHECK(page.find("<script>alert") == std::string::npos);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("src=\"") == std::string::npos);
  CHECK(page.find("href=\"") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
}

TEST_CASE("the page's style and script stand in it unescaped", "[html]") {
  const std::string page = written(sample_report(), &write_html);
  const std::string script = page.substr(page.find("<script>"));
  CHECK(script.find("&lt;") == std::string::npos);
  CHECK(script.find("&amp;") == std::string::npos);
  CHECK(page.find("&gt; ") > page.find("</style>"));
}

}  // namespace
}  // namespace trailseal::report
