// JUnit XML, as Jenkins, GitLab and most CI servers read it (the schema junit-10.xsd of
// Jenkins' xUnit plugin):
//
//   testsuites            tests, failures, errors
//     testsuite           one per trail; one per input for results without a trail
//       testcase          one per result: classname the resource, name the rule
//         failure         a finding
//         skipped         unknown, or waived; unknown is a failure when strict
//     testsuite           `trailseal`: one testcase per diagnostic that is an error
//
// There are no times in it: two runs over the same inputs give the same bytes.
#include <map>
#include <ostream>
#include <pugixml.hpp>
#include <vector>

#include "iam/explain/evidence_line.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using engine::Outcome;
using pugi::xml_node;

struct Suite {
  std::string name{};
  std::vector<const engine::Result*> results{};
};

std::string suite_name(const Report& report, const engine::Result& result) {
  const std::string path(input_path(report, result.input));
  return result.trail.empty() ? path : result.trail + " (" + path + ")";
}

/// In the order of the results.
std::vector<Suite> suites_of(const Report& report) {
  std::vector<Suite> suites;
  std::map<std::string, std::size_t> index;
  for (const engine::Result& result : report.results) {
    const std::string name = suite_name(report, result);
    const auto [at, added] = index.emplace(name, suites.size());
    if (added) suites.push_back({.name = name});
    suites[at->second].results.push_back(&result);
  }
  return suites;
}

void set(xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(printable(value).c_str());
}

void set(xml_node node, const char* name, std::size_t value) {
  set(node, name, std::to_string(value));
}

/// The lines behind the message: what decided, where, and what to do.
std::string details(const Report& report, const engine::Result& result) {
  std::string text;
  const auto add = [&text](const std::string& line) {
    text.append(text.empty() ? "" : "\n").append(printable(line));
  };
  for (const std::string& why : iam::lines_of(result.why)) add(why);
  add("at " + place_text(report, result.place));
  if (!result.missing.help.empty()) add("to decide: " + result.missing.help);
  const std::string fix = short_fix(report, result);
  if (result.outcome == Outcome::Fail && !fix.empty()) add("fix: " + fix);
  return text;
}

bool is_failure(const Report& report, const engine::Result& result) {
  return result.outcome == Outcome::Fail ||
         (result.outcome == Outcome::Unknown && report.strict);
}

void add_case(const Report& report, const engine::Result& result, xml_node suite) {
  xml_node node = suite.append_child("testcase");
  set(node, "name", result.rule->code + " " + result.rule->id);
  set(node, "classname", result.resource.empty() ? result.trail : result.resource);
  if (result.outcome == Outcome::Pass) return;
  const bool failure = is_failure(report, result);
  xml_node outcome = node.append_child(failure ? "failure" : "skipped");
  const std::string severity = rule::to_string(result.rule->severity);
  set(outcome, "type", failure ? severity : engine::to_string(result.outcome));
  set(outcome, "message", sentence_of(report, result));
  outcome.text().set(details(report, result).c_str());
}

void add_suite(const Report& report, const Suite& suite, xml_node root) {
  std::size_t failures = 0;
  std::size_t skipped = 0;
  for (const engine::Result* result : suite.results) {
    if (is_failure(report, *result)) {
      ++failures;
    } else if (result->outcome != Outcome::Pass) {
      ++skipped;
    }
  }
  xml_node node = root.append_child("testsuite");
  set(node, "name", suite.name);
  set(node, "tests", suite.results.size());
  set(node, "failures", failures);
  set(node, "errors", std::size_t{0});
  set(node, "skipped", skipped);
  for (const engine::Result* result : suite.results) add_case(report, *result, node);
}

/// What could not be read: a run that failed must not look like one without tests.
void add_errors(const std::vector<const Error*>& errors, xml_node root) {
  if (errors.empty()) return;
  xml_node node = root.append_child("testsuite");
  set(node, "name", std::string("trailseal"));
  set(node, "tests", errors.size());
  set(node, "failures", std::size_t{0});
  set(node, "errors", errors.size());
  for (const Error* error : errors) {
    xml_node test = node.append_child("testcase");
    set(test, "name", error->path.empty() ? std::string("run") : error->path);
    set(test, "classname", std::string("trailseal"));
    xml_node child = test.append_child("error");
    set(child, "type", std::string("error"));
    set(child, "message", error->message);
    child.text().set(printable(error->help).c_str());
  }
}

}  // namespace

void write_junit(const Report& report, std::ostream& out) {
  std::vector<const Error*> errors;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (diagnostic.level == Diagnostic::Level::Error) errors.push_back(&diagnostic.error);
  }
  std::size_t failures = 0;
  for (const engine::Result& result : report.results) {
    if (is_failure(report, result)) ++failures;
  }
  pugi::xml_document document;
  xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", std::string("1.0"));
  set(declaration, "encoding", std::string("UTF-8"));
  xml_node root = document.append_child("testsuites");
  set(root, "name", std::string("trailseal"));
  set(root, "tests", report.results.size() + errors.size());
  set(root, "failures", failures);
  set(root, "errors", errors.size());
  for (const Suite& suite : suites_of(report)) add_suite(report, suite, root);
  add_errors(errors, root);
  document.save(out, "  ");
}

}  // namespace trailseal::report
