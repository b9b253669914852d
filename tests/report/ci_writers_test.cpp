// JUnit, GitHub and GitLab: what their readers demand, and what must not get through.
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report::ci_writers_test {
namespace {

using Json = nlohmann::json;

std::string written_github(const Report& report) {
  std::ostringstream out;
  write_github(report, {}, out);
  return out.str();
}

Report with_error() {
  Report report = sample_report();
  report.results.clear();
  report.trails.clear();
  report.diagnostics.push_back(
      {.level = Diagnostic::Level::Error,
       .error = {.message = "the file ends early", .path = "cut.json", .line = 3}});
  return report;
}

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  const auto status = document.load_string(text.c_str());
  INFO(text);
  REQUIRE(status);
  return document;
}

TEST_CASE("JUnit counts findings as failures and the unknown as skipped", "[junit]") {
  const pugi::xml_document document = parsed(written(sample_report(), &write_junit));
  const pugi::xml_node root = document.child("testsuites");
  CHECK(root.attribute("tests").as_int() == 3);
  CHECK(root.attribute("failures").as_int() == 1);
  const pugi::xml_node suite = root.child("testsuite");
  CHECK(std::string(suite.attribute("name").value()) ==
        "aws_cloudtrail.main (plan.json)");
  CHECK(suite.attribute("skipped").as_int() == 1);
  const pugi::xml_node failure =
      suite
          .find_child_by_attribute("testcase", "name", "TS304 bucket-policy-allows-write")
          .child("failure");
  CHECK(std::string(failure.attribute("message").value()) == "a message of TS304");
  CHECK(std::string(failure.text().get()).find("statement `Write`") == 0);
}

TEST_CASE("JUnit counts the unknown as failures when strict", "[junit]") {
  Report report = sample_report();
  report.strict = true;
  const pugi::xml_document document = parsed(written(report, &write_junit));
  CHECK(document.child("testsuites").attribute("failures").as_int() == 2);
}

TEST_CASE("an input that could not be read is an error in JUnit", "[junit]") {
  const pugi::xml_document document = parsed(written(with_error(), &write_junit));
  CHECK(document.child("testsuites").attribute("errors").as_int() == 1);
}

TEST_CASE("bytes that XML cannot hold do not reach JUnit", "[junit]") {
  Report report = sample_report();
  report.results[1].message =
      "a\x01"
      "b\x1b[31m<&>\"";
  const std::string text = written(report, &write_junit);
  CHECK(text.find('\x01') == std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  parsed(text);
}

TEST_CASE("GitHub gets one command per finding, most severe first", "[github]") {
  const std::string text = written_github(sample_report());
  CHECK(text.starts_with(
      "::error file=plan.json,line=1,title=TS304%3A A fault of bucket-policy-allows-write::"
      "a message of TS304%0Astatement `Write`: resource `b/AWSLogs/*` does not cover "
      "`b/x/AWSLogs`\n"
      "::notice file=plan.json,line=1,title=TS306%3A Not decided%3A a title of trail-waits-for-policies::"
      "a message of TS306%0Agive the plan that holds it\n"));
}

TEST_CASE("GitHub's commands escape what would end or split them", "[github]") {
  Report report = sample_report();
  report.inputs[0].path = "a,b:c%.json";
  report.results[1].message = "100%\r\nx";
  report.results[1].why.clear();
  CHECK(written_github(report).starts_with(
      "::error file=a%2Cb%3Ac%25.json,line=1,"
      "title=TS304%3A A fault of bucket-policy-allows-write::100%25\\u000d x\n"));
}

TEST_CASE("GitHub shows ten of a kind; the number of the others is said", "[github]") {
  Report report = sample_report();
  const engine::Result fail = report.results[1];
  for (int i = 0; i < 14; ++i) report.results.push_back(fail);
  const std::string text = written_github(report);
  std::size_t commands = 0;
  for (std::size_t at = text.find("::error "); at != std::string::npos;
       at = text.find("::error ", at + 1)) {
    ++commands;
  }
  CHECK(commands == 10);
  CHECK(text.find("\n5 more annotations are not shown") != std::string::npos);
}

TEST_CASE("text from an input is no command for GitHub", "[github]") {
  Report report = sample_report();
  report.results[1].message = "x\n::set-env name=A::b ##[error]c";
  report.results[1].why = {"::add-mask::aws"};
  std::istringstream lines(written_github(report));
  std::size_t commands = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string::npos || line.compare(start, 2, "::") != 0) {
      CHECK(line.find("##[") == std::string::npos);
      continue;
    }
    ++commands;
    const bool ours = line.starts_with("::error ") || line.starts_with("::notice ");
    CHECK(ours);
  }
  CHECK(commands == 2);
}

TEST_CASE("Code Quality has what GitLab asks for, once per fingerprint", "[gitlab]") {
  Report report = sample_report();
  report.results.push_back(report.results[1]);
  const Json list = Json::parse(written(report, &write_gitlab_code_quality));
  REQUIRE(list.size() == 2);
  CHECK(list[0]["severity"] == "critical");
  CHECK(list[1]["severity"] == "info");
  for (const Json& finding : list) {
    CHECK_FALSE(finding["description"].get<std::string>().empty());
    CHECK_FALSE(finding["check_name"].get<std::string>().empty());
    CHECK_FALSE(finding["fingerprint"].get<std::string>().empty());
    CHECK(finding["location"]["path"] == "plan.json");
    CHECK(finding["location"]["lines"]["begin"] == 1);
  }
}

TEST_CASE("SAST has the members that the report schema demands", "[gitlab]") {
  const Json json = Json::parse(written(sample_report(), &write_gitlab_sast));
  const Json& scan = json["scan"];
  CHECK(json["version"] == "15.0.6");
  CHECK(scan["type"] == "sast");
  CHECK(scan["status"] == "success");
  for (const char* tool : {"analyzer", "scanner"}) {
    for (const char* member : {"id", "name", "version"}) {
      CHECK_FALSE(scan[tool][member].get<std::string>().empty());
    }
    CHECK_FALSE(scan[tool]["vendor"]["name"].get<std::string>().empty());
  }
  for (const char* time : {"start_time", "end_time"}) {
    CHECK(scan[time].get<std::string>().size() ==
          std::string("2020-01-28T03:26:02").size());
  }
  REQUIRE(json["vulnerabilities"].size() == 2);
  for (const Json& finding : json["vulnerabilities"]) {
    CHECK_FALSE(finding["id"].get<std::string>().empty());
    CHECK(finding["name"].get<std::string>().size() <= 255);
    CHECK(finding["location"]["file"] == "plan.json");
    const Json& identifier = finding["identifiers"][0];
    for (const char* member : {"type", "name", "value"}) {
      CHECK_FALSE(identifier[member].get<std::string>().empty());
    }
    CHECK(identifier["url"].get<std::string>().starts_with("https://"));
  }
  CHECK(json["vulnerabilities"][0]["severity"] == "High");
  CHECK(json["vulnerabilities"][1]["severity"] == "Unknown");
}

TEST_CASE("a finding has one fingerprint in every format", "[gitlab]") {
  const Report report = sample_report();
  const std::string fingerprint = report.results[1].fingerprint;
  const Json quality = Json::parse(written(report, &write_gitlab_code_quality));
  const Json sast = Json::parse(written(report, &write_gitlab_sast));
  const Json sarif = Json::parse(written(report, &write_sarif));
  CHECK(quality[0]["fingerprint"] == fingerprint);
  CHECK(sast["vulnerabilities"][0]["id"] == fingerprint);
  CHECK(sarif["runs"][0]["results"][0]["partialFingerprints"]["trailseal/v1"] ==
        fingerprint);
}

TEST_CASE("a run that failed is a failed scan", "[gitlab]") {
  const Json json = Json::parse(written(with_error(), &write_gitlab_sast));
  CHECK(json["scan"]["status"] == "failure");
  CHECK(json["scan"]["messages"][0]["level"] == "fatal");
  CHECK(json["scan"]["messages"][0]["value"] == "cut.json: the file ends early");
}

TEST_CASE("a report without findings is a valid, empty document", "[gitlab]") {
  Report report = sample_report();
  report.results.resize(1);
  CHECK(written(report, &write_gitlab_code_quality) == "[]\n");
  CHECK(Json::parse(written(report, &write_gitlab_sast))["vulnerabilities"].empty());
  const pugi::xml_document document = parsed(written(report, &write_junit));
  CHECK(document.child("testsuites").attribute("failures").as_int() == 0);
}

TEST_CASE("counts are a line each, and empty where nothing is told apart", "[counts]") {
  Report report = sample_report();
  CHECK(written(report, &write_counts) ==
        "trails=1\nfindings=1\nnew=\nfixed=\nunknown=1\nwaived=0\n");
  for (engine::Result& result : report.results) {
    if (result.outcome == engine::Outcome::Fail) result.history = engine::History::New;
  }
  CHECK(written(report, &write_counts) ==
        "trails=1\nfindings=1\nnew=1\nfixed=0\nunknown=1\nwaived=0\n");
  report.fixed.push_back(report.results.front());
  CHECK(written(report, &write_counts).find("\nfixed=1\n") != std::string::npos);
}

TEST_CASE("an annotation gives the reason of an unknown result once", "[github]") {
  Report report = sample_report();
  engine::Result& unknown = report.results[2];
  unknown.message = "cannot tell whether it holds: no key is known";
  unknown.missing = {.what = "no key is known", .help = "give it"};
  unknown.why = {"no key is known", "a statement"};
  std::ostringstream out;
  write_github(report, {}, out);
  const std::string text = out.str();
  const std::size_t notice = text.find("::notice ");
  REQUIRE(notice != std::string::npos);
  CHECK(text.substr(notice, text.find('\n', notice) - notice)
            .ends_with("::cannot tell whether it holds: no key is known%0Aa "
                       "statement%0Agive it"));
}

}  // namespace
}  // namespace trailseal::report::ci_writers_test
