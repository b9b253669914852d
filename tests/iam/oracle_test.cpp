// The evaluator against an outside oracle: another program's decisions on policies and
// requests made at random. scripts/oracle/README.md tells how the cases are made.
//
//   cases.jsonl         first line  {oracle, seed, principal, profiles: {name: request},
//                                    short: {name: text}}
//                       others      {policy, cases: [{as: profile, resource?, with?,
//                                                     decision, settled?, by?}]}
//                       with `<name>` for each text that has a short name
//   disagreements.yaml  where AWS's documentation says otherwise than the oracle
//
// `with` is what differs from the profile's context; null takes a key away. Where the two
// part, `by` names the entries of the list, and `settled` is the documented decision: the
// oracle's own answer to the question put so that the difference does not arise.
//
// A second reading of the documentation, which shares nothing with the evaluator, decides
// the same cases. `TRAILSEAL_ORACLE_CASES` names another file (scripts/oracle/compare).
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "document/json_reader.hpp"
#include "document/yaml_reader.hpp"
#include "iam/evaluator.hpp"
#include "iam/second_reading.hpp"
#include "support/catch.hpp"

namespace trailseal::iam::oracle_test {
namespace {

constexpr std::size_t kFewestCases = 20'000;
constexpr std::size_t kShown = 5;

struct Profile {
  PolicyKind kind = PolicyKind::Resource;
  Request request{};
};

/// What came of all cases.
struct Run {
  std::map<std::string, std::size_t> decisions{};  ///< of the oracle
  std::map<std::string, std::size_t> by{};         ///< cases by entry of the list
  std::size_t cases = 0;
  std::size_t wrong = 0;
  std::string shown{};        ///< the first that came out wrong
  std::size_t differing = 0;  ///< of the second reading and the evaluator
  std::string differences{};  ///< the first of them
};

/// The stored cases, or those of a longer run.
const char* given_cases() { return std::getenv("TRAILSEAL_ORACLE_CASES"); }

std::string cases_file() {
  return given_cases() ? given_cases() : "tests/conformance/oracle/cases.jsonl";
}

Value read_line(std::string text) {
  Result<Document> document = read_json(Source("cases.jsonl", std::move(text)));
  if (!document) FAIL(document.error().message);
  return std::move(document->root);
}

std::string text_of(const Value& value) { return value.literal().value_or(""); }

void set_context(Context& context, const Value& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string& key = keys.keys()[i].name;
    const Value& value = keys.items()[i];
    if (value.is_null()) {
      context.set(key, ContextValue::absent());
    } else if (value.is_list()) {
      std::vector<Text> texts;
      for (const Value& item : value.items()) texts.push_back(item.as_text());
      context.set(key, ContextValue::present(std::move(texts)));
    } else {
      context.set(key, ContextValue::present(value.as_text()));
    }
  }
}

std::map<std::string, Profile> read_profiles(const Value& head) {
  std::map<std::string, Profile> profiles;
  const Value& all = head["profiles"];
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Value& one = all.items()[i];
    Profile& profile = profiles[all.keys()[i].name];
    profile.kind = one["kind"].is_literal("key") ? PolicyKind::Key : PolicyKind::Resource;
    profile.request.caller = {.kind = Caller::Kind::Service,
                              .service = text_of(head["principal"])};
    profile.request.action = text_of(one["action"]);
    profile.request.resource = one["resource"].as_text();
    set_context(profile.request.context, one["context"]);
  }
  return profiles;
}

/// A line with what its short names stand for.
std::string written_out(std::string_view line, const Value& names) {
  std::string text;
  for (std::size_t open; (open = line.find('<')) != std::string_view::npos;) {
    const std::size_t close = line.find('>', open);
    const std::string_view name = line.substr(open + 1, close - open - 1);
    text += line.substr(0, open);
    text += text_of(names[std::string(name)]);
    line.remove_prefix(close + 1);
  }
  return text.append(line);
}

/// Our decision in the words of the file.
std::string decide(const Policy& policy, const Request& request, PolicyKind kind) {
  switch (evaluate(policy, request, kind).outcome) {
    case Outcome::Allowed:
      return "allow";
    case Outcome::Denied:
      return "deny";
    case Outcome::NotAllowed:
      return "none";
    case Outcome::Unknown:
      break;
  }
  return "unknown";
}

PlainRequest plain_request(const Request& request, PolicyKind kind) {
  PlainRequest plain{.key_policy = kind == PolicyKind::Key,
                     .service = request.caller.service,
                     .action = request.action,
                     .resource = request.resource.literal().value_or("")};
  for (const auto& [key, value] : request.context.values()) {
    if (value.state != ContextValue::State::Present) continue;
    PlainRequest::Key& own = plain.context[key];
    own.multivalued = value.multivalued;
    for (const Text& text : value.values)
      own.values.push_back(text.literal().value_or(""));
  }
  return plain;
}

struct PolicyTwice {
  const Policy& policy;
  const Value& written;
};

void run_case(const PolicyTwice& twice, const Value& one, const Profile& profile,
              const std::string& line, Run& run) {
  Request request = profile.request;
  if (one["resource"].is_text()) request.resource = one["resource"].as_text();
  set_context(request.context, one["with"]);
  const std::string decision = text_of(one["decision"]);
  const std::string wanted =
      one["settled"].is_text() ? text_of(one["settled"]) : decision;
  const std::string ours = decide(twice.policy, request, profile.kind);
  const std::string again =
      read_again(twice.written, plain_request(request, profile.kind));
  if (ours != again && ++run.differing <= kShown) {
    run.differences += "ours " + ours + ", read again " + again + ": " + one.display() +
                       "\n  of " + line + "\n";
  }
  ++run.cases;
  ++run.decisions[decision];
  for (const Value& name : one["by"].items()) ++run.by[text_of(name)];
  if (ours == wanted || ++run.wrong > kShown) return;
  run.shown += "wanted " + wanted + ", got " + ours + ": " + one.display() + "\n  of " +
               line + "\n";
}

Run run_all() {
  std::ifstream file(cases_file());
  std::string line;
  if (!std::getline(file, line)) FAIL(cases_file() << " is missing");
  const Value head = read_line(line);
  const std::map<std::string, Profile> profiles = read_profiles(head);
  Run run;
  while (std::getline(file, line)) {
    line = written_out(line, head["short"]);
    const Value value = read_line(line);
    const Result<Policy> policy = parse_policy(value["policy"]);
    if (!policy) FAIL(policy.error().message << " in " << line);
    for (const Value& one : value["cases"].items()) {
      const auto profile = profiles.find(text_of(one["as"]));
      if (profile == profiles.end()) FAIL("no such profile in " << line);
      run_case({*policy, value["policy"]}, one, profile->second, line, run);
    }
  }
  return run;
}

/// The cases are read and decided once for all tests.
const Run& the_run() {
  static const Run run = run_all();
  return run;
}

Value read_disagreements() {
  std::ifstream file("tests/conformance/oracle/disagreements.yaml");
  std::ostringstream text;
  text << file.rdbuf();
  Result<Document> document = read_yaml(Source("disagreements.yaml", text.str()));
  if (!document) FAIL(document.error().message);
  return std::move(document->root);
}

}  // namespace

TEST_CASE("the evaluator decides as the oracle, or as the documentation settles it",
          "[oracle]") {
  const Run& run = the_run();
  INFO(run.wrong << " of " << run.cases << " cases; the first of them:\n" << run.shown);
  CHECK(run.wrong == 0);
}

TEST_CASE("a second reading of the documentation decides as the evaluator", "[oracle]") {
  const Run& run = the_run();
  INFO(run.differing << " of " << run.cases << " cases; the first of them:\n"
                     << run.differences);
  CHECK(run.differing == 0);
}

TEST_CASE("the oracle's cases are many, and each decision is frequent", "[oracle]") {
  const Run& run = the_run();
  CHECK((given_cases() || run.cases >= kFewestCases));
  for (const char* decision : {"allow", "deny", "none"}) {
    CAPTURE(decision, run.cases);
    CHECK(run.decisions.count(decision) == 1);
    CHECK(run.decisions.at(decision) * 10 >= run.cases);
  }
}

TEST_CASE("every disagreement is argued, with the number of its cases", "[oracle]") {
  std::map<std::string, std::size_t> listed;
  const Value list = read_disagreements();
  for (const Value& entry : list.items()) {
    const std::string name = text_of(entry["name"]);
    CAPTURE(name);
    CHECK_FALSE(text_of(entry["oracle"]).empty());
    CHECK_FALSE(text_of(entry["settled"]).empty());
    CHECK(text_of(entry["source"]).starts_with("https://docs.aws.amazon.com/"));
    listed[name] = static_cast<std::size_t>(entry["cases"].as_number().value_or(0));
  }
  if (!given_cases()) CHECK(listed == the_run().by);
  // Other seeds have other numbers, but no difference that is not argued.
  for (const auto& [name, count] : the_run().by) {
    CAPTURE(name);
    CHECK(listed.count(name) == 1);
  }
}

}  // namespace trailseal::iam::oracle_test
