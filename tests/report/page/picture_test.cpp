#include "report/page/picture.hpp"

#include <pugixml.hpp>
#include <set>
#include <string_view>

#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report::picture_test {
namespace {

std::string drawn(const Picture& picture, void (*write)(const Picture&, std::ostream&)) {
  std::ostringstream out;
  write(picture, out);
  return out.str();
}

const rule::Rule& encrypt_rule() {
  static const rule::Rule kRule = [] {
    rule::Rule rule = sample_rule("TS304");
    rule.code = "TS301";
    rule.at = "delivery.generate_data_key";
    return rule;
  }();
  return kRule;
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

TEST_CASE("a trail that cannot deliver is red, and its broken edge says why",
          "[picture]") {
  Report report = sample_report();
  report.results[1].rule = &encrypt_rule();
  report.results[1].resource = "aws_kms_key.logs";
  Picture picture = picture_of(report);
  CHECK(picture.nodes[0].state == State::Bad);
  CHECK(picture.edges[0].state == State::Good);
  CHECK(picture.edges[1].state == State::Bad);
  CHECK(edge_lines(picture.edges[1]) ==
        std::vector<std::string>{"encrypts with", "refused: TS301"});
  // No rule is selected that says which edge it is.
  report.results.clear();
  picture = picture_of(report);
  CHECK(edge_lines(picture.edges[0]) == std::vector<std::string>{"log files", "refused"});
}

TEST_CASE("a topic stands beside its trail, and can be what refuses it", "[picture]") {
  Report report = sample_report();
  rule::Rule topic = sample_rule("TS306");
  topic.code = "TS607";
  topic.at = "topic";
  report.results = {sample_result("TS306", engine::Outcome::Fail)};
  report.results[0].rule = &topic;
  report.results[0].resource = "aws_sns_topic.trail";
  const Picture picture = picture_of(report);
  REQUIRE(picture.edges.size() == 3);
  CHECK(picture.nodes[picture.edges[2].from].label == "aws_cloudtrail.main");
  CHECK(picture.nodes[picture.edges[2].to].label == "aws_sns_topic.trail");
  CHECK(edge_lines(picture.edges[2]) ==
        std::vector<std::string>{"notifies", "refused: TS607"});
  CHECK(picture.edges[0].state == State::Good);
}

TEST_CASE("severities differ", "[picture]") {
  struct Case {
    const char* code;
    State state;
  };
  const auto c = GENERATE(values<Case>(
      {{"TS304", State::Bad}, {"TS306", State::Medium}, {"TS302", State::Good}}));
  CAPTURE(c.code);
  Report report = sample_report();
  report.results = {sample_result(c.code, engine::Outcome::Fail)};
  const Picture picture = picture_of(report);
  CHECK(picture.nodes.back().state == c.state);
  CHECK(codes_text(picture.nodes.back()) == c.code);
}

TEST_CASE("two environments are two groups", "[picture]") {
  Report report = sample_report();
  report.trails.push_back(report.trails[0]);
  report.trails[0].scenario = {{kEnvironmentParameter, "env/dev.tfvars"}};
  report.trails[1].scenario = {{kEnvironmentParameter, "env/prod.tfvars"}};
  report.trails[1].delivery = Verdict::Holds;
  report.results = {sample_result("TS304", engine::Outcome::Fail)};
  report.results[0].scenario = report.trails[0].scenario;
  const Picture picture = picture_of(report);
  CHECK(picture.groups == std::vector<std::string>{"env/dev.tfvars", "env/prod.tfvars"});
  REQUIRE(picture.nodes.size() == 7);  // the policy is wrong in one of them
  CHECK(picture.nodes[0].state == State::Bad);
  CHECK(picture.nodes[3].state == State::Good);
  CHECK(drawn(picture, &write_mermaid).find("subgraph g1[\"env/prod.tfvars\"]") !=
        std::string::npos);
}

TEST_CASE("boxes and labels of thirty trails do not overlap", "[picture]") {
  Report report = sample_report();
  const cloudtrail::TrailSummary trail = report.trails[0];
  report.trails.clear();
  for (int i = 0; i < 30; ++i) {
    report.trails.push_back(trail);
    report.trails.back().address = "aws_cloudtrail.t" + std::to_string(i);
    if (i % 3 == 0) {
      report.trails.back().bucket.address = "aws_s3_bucket.b" + std::to_string(i);
    }
  }
  pugi::xml_document svg;
  REQUIRE(svg.load_string(svg_of(picture_of(report)).c_str()));
  std::set<std::pair<int, int>> places;
  std::size_t texts = 0;
  for (const pugi::xpath_node& found : svg.select_nodes("//rect | //text")) {
    const pugi::xml_node node = found.node();
    const bool is_text = std::string_view(node.name()) == "text";
    places.emplace(node.attribute("x").as_int(), node.attribute("y").as_int());
    if (is_text) CHECK(std::string_view(node.text().get()).size() <= 34);
    ++texts;
  }
  CHECK(places.size() == texts);
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

TEST_CASE("the page answers first, and its tables scroll inside themselves", "[html]") {
  const std::string page = written(sample_report(), &write_html);
  CHECK(page.find("<h1>trailseal</h1><p class=\"answer bad\">"
                  "The trail delivers no log files.</p>") != std::string::npos);
  for (auto at = page.find("<table"); at != std::string::npos;
       at = page.find("<table", at + 1)) {
    const std::string_view around = "<div class=\"scroll\">";
    REQUIRE(at > around.size());
    CHECK(std::string_view(page).substr(at - around.size(), around.size()) == around);
  }
}

TEST_CASE("the page has the controls and the digests of what was read", "[html]") {
  Report report = sample_report();
  report.files = {{.path = "plan.json", .kind = "terraform-plan", .sha256 = "0123abcd"},
                  {.path = "-", .kind = "terraform-plan"}};
  const std::string page = written(report, &write_html);
  CHECK(page.find("Controls: AWS Security Hub: S3.17, CloudTrail.2<") !=
        std::string::npos);
  CHECK(page.find("<td class=\"digest\">0123abcd</td>") != std::string::npos);
  CHECK(page.find("<td class=\"digest\">cannot be read again</td>") != std::string::npos);
}

TEST_CASE("a fix that two findings have stands on the page once", "[html]") {
  Report report = sample_report();
  report.results.push_back(report.results[1]);
  const std::string page = written(report, &write_html);
  CHECK(page.find("more of it") == page.rfind("more of it"));
  CHECK(page.find("<a href=\"#r1\">the same as above</a>") != std::string::npos);
}

TEST_CASE("the page's style and script stand in it unescaped", "[html]") {
  const std::string page = written(sample_report(), &write_html);
  const std::string script = page.substr(page.find("<script>"));
  CHECK(script.find("&lt;") == std::string::npos);
  CHECK(script.find("&amp;") == std::string::npos);
  CHECK(page.find("&gt; ") > page.find("</style>"));
}

}  // namespace
}  // namespace trailseal::report::picture_test
