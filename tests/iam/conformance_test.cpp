// tests/conformance/policy/*.yaml say what AWS's documentation makes of a policy and a
// request; here each case is put to the evaluator. README.md beside the data has the form
// of a case. In short:
//
//   condition: {...}        one statement that allows the request under this condition
//   deny: {...}             everything allowed, and a denial under this condition
//   statement: {...}        the allowing statement with these elements changed (null:
//   left
//                           out); deny_statement: the same for the denying one
//   policy: {...}           the whole policy; json: its text, `@` filled up to `fill`
//   bytes
//
//   {$unknown: reason}      as a value anywhere in a policy: it is not known
//   <account:x>             in a text: a symbol; equal marks stand for equal strings. The
//                           classes are account, region, partition, key, organization,
//                           name, any. `<` is no character of an ARN or a key name.
#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "document/source.hpp"
#include "document/yaml_reader.hpp"
#include "iam/evaluator.hpp"
#include "iam/explain/evidence_line.hpp"
#include "iam/explain/explanation.hpp"
#include "iam/policy_check.hpp"
#include "support/catch.hpp"

namespace trailseal::iam::conformance_test {
namespace {

constexpr std::size_t kLeastCases = 420;

struct ClassName {
  std::string_view name;
  SymbolClass cls;
};

constexpr std::array kClasses{
    ClassName{"account", SymbolClass::AccountId},
    ClassName{"region", SymbolClass::Region},
    ClassName{"partition", SymbolClass::Partition},
    ClassName{"key", SymbolClass::KeyId},
    ClassName{"organization", SymbolClass::OrganizationId},
    ClassName{"name", SymbolClass::Name},
    ClassName{"any", SymbolClass::Anything},
};

constexpr std::array<std::string_view, 19> kCaseElements{
    "name",    "condition", "deny",    "statement", "deny_statement",
    "policy",  "json",      "fill",    "version",   "principal",
    "action",  "resource",  "context", "kind",      "expect",
    "because", "refused",   "problem", "note"};

std::string word(const Value& value) { return value.literal().value_or(""); }

// ------------------------------------------------------------------- texts and symbols

/// Reads `<class:id>`; nullopt for any other text in angle brackets.
std::optional<Symbol> symbol_of(std::string_view mark) {
  const std::size_t colon = mark.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  for (const ClassName& row : kClasses) {
    if (row.name != mark.substr(0, colon)) continue;
    return Symbol{.id = std::string(mark),
                  .name = std::string(mark.substr(colon + 1)),
                  .cls = row.cls};
  }
  return std::nullopt;
}

Text text_of(std::string_view rest) {
  Text text;
  while (!rest.empty()) {
    const std::size_t open = std::min(rest.find('<'), rest.size());
    text.append(Text(rest.substr(0, open)));
    rest.remove_prefix(open);
    const std::size_t close = rest.find('>');
    if (close == std::string_view::npos) return text + Text(rest);
    const auto symbol = symbol_of(rest.substr(1, close - 1));
    text.append(symbol ? Text::of_symbol(*symbol) : Text(rest.substr(0, close + 1)));
    rest.remove_prefix(close + 1);
  }
  return text;
}

/// A part of a policy, with its marks read.
Value part_of(const Value& written) {
  if (written.is_text()) return Value::text(text_of(word(written)), written.position());
  if (written.is_list()) {
    std::vector<Value> items;
    for (const Value& item : written.items()) items.push_back(part_of(item));
    return Value::list(std::move(items), written.position());
  }
  if (!written.is_map()) return written;
  if (const Value* reason = written.find("$unknown")) {
    return Value::unknown(Unknown{.reason = word(*reason)}, written.position());
  }
  Value map = Value::map(written.position());
  for (std::size_t i = 0; i < written.size(); ++i) {
    map.set(written.keys()[i].name, part_of(written.items()[i]),
            written.keys()[i].position);
  }
  return map;
}

// ---------------------------------------------------------------------------- one case

/// A case with what its file says for all.
struct Case {
  const Value& file;
  const Value& row;

  const Value& operator[](std::string_view name) const {
    const Value& own = row[name];
    return own.is_absent() ? file["defaults"][name] : own;
  }
  bool is_key() const { return (*this)["kind"].is_literal("key"); }
};

Value as_text(std::string_view text) { return Value::text(Text(text)); }

Value principal_of(const Case& c) {
  const std::string caller = word(c["principal"]);
  if (!caller.ends_with(".amazonaws.com")) return as_text("*");
  Value principal = Value::map();
  principal.set("Service", as_text(caller));
  return principal;
}

Value statement_of(const Case& c, const char* effect, const Value& changes) {
  const bool allows = std::string_view(effect) == "Allow";
  Value statement = Value::map();
  statement.set("Sid", as_text(allows ? "Grant" : "Refusal"));
  statement.set("Effect", as_text(effect));
  statement.set("Principal", allows ? principal_of(c) : as_text("*"));
  statement.set("Action", part_of(c["action"]));
  statement.set("Resource", c.is_key() ? as_text("*") : part_of(c["resource"]));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const std::string& name = changes.keys()[i].name;
    if (changes.items()[i].is_null()) {
      statement.erase(name);
    } else {
      statement.set(name, part_of(changes.items()[i]));
    }
  }
  return statement;
}

Value under(const Value& condition) {
  Value changes = Value::map();
  changes.set("Condition", condition);
  return changes;
}

/// The policy of a short form.
Value short_policy(const Case& c) {
  Value statements = Value::list();
  const Value& row = c.row;
  if (!row["deny"].is_absent() || !row["deny_statement"].is_absent()) {
    statements.push_back(statement_of(c, "Allow", Value::map()));
    statements.push_back(statement_of(
        c, "Deny", row["deny"].is_absent() ? row["deny_statement"] : under(row["deny"])));
  } else if (!row["condition"].is_absent()) {
    statements.push_back(statement_of(c, "Allow", under(row["condition"])));
  } else {
    statements.push_back(statement_of(c, "Allow", row["statement"]));
  }
  Value policy = Value::map();
  const Value& version = c["version"];
  if (version.is_absent()) {
    policy.set("Version", as_text("2012-10-17"));
  } else if (!version.is_null()) {
    policy.set("Version", part_of(version));
  }
  policy.set("Statement", std::move(statements));
  return policy;
}

Value policy_of(const Case& c) {
  if (!c.row["policy"].is_absent()) return part_of(c.row["policy"]);
  if (c.row["json"].is_absent()) return short_policy(c);
  std::string json = word(c.row["json"]);
  if (const auto bytes = c.row["fill"].as_number()) {
    const auto length = static_cast<std::size_t>(*bytes);
    const std::size_t at = json.find('@');
    REQUIRE(at != std::string::npos);
    REQUIRE(length >= json.size());
    json.replace(at, 1, length - json.size() + 1, 'x');
  }
  return Value::text(text_of(json));
}

Caller caller_of(const Value& written) {
  using Kind = Caller::Kind;
  if (written.is_literal("anonymous")) return {.kind = Kind::Anonymous};
  if (!written.is_map()) return {.kind = Kind::Service, .service = word(written)};
  const std::string account = word(written["account"]);
  if (!account.empty()) return {.kind = Kind::Account, .account = text_of(account)};
  const bool role = !written["role"].is_absent();
  const Text arn = text_of(word(written[role ? "role" : "user"]));
  constexpr std::size_t kAccount = 4;
  const std::vector<Text> segments = arn.split(':');
  REQUIRE(segments.size() > kAccount);
  return {
      .kind = role ? Kind::Role : Kind::User, .arn = arn, .account = segments[kAccount]};
}

ContextValue context_value(const Value& written) {
  if (written.is_map()) {
    if (!written["absent"].is_absent()) return ContextValue::absent();
    return ContextValue::unknown("the case leaves it open");
  }
  if (!written.is_list()) return ContextValue::present(text_of(word(written)));
  std::vector<Text> values;
  for (const Value& item : written.items()) values.push_back(text_of(word(item)));
  return ContextValue::present(std::move(values));
}

Request request_of(const Case& c) {
  Request request{.caller = caller_of(c["principal"]),
                  .action = word(c["action"]),
                  .resource = text_of(word(c["resource"]))};
  for (const Value& context : {c.file["defaults"]["context"], c.row["context"]}) {
    for (std::size_t i = 0; i < context.size(); ++i) {
      // Numbers and booleans of a context would lose their quotes: all are texts.
      REQUIRE_FALSE(context.items()[i].is_bool());
      REQUIRE_FALSE(context.items()[i].is_number());
      request.context.set(context.keys()[i].name, context_value(context.items()[i]));
    }
  }
  return request;
}

// ------------------------------------------------------------------------------- files

struct File {
  std::string name;
  Value root;
};

File read_file(const std::filesystem::path& path) {
  CAPTURE(path.filename().string());
  const auto source = read_source(path.generic_string());
  REQUIRE(source);
  auto document = read_yaml(*source);
  if (!document) FAIL(document.error().message << " in line " << document.error().line);
  for (const Error& warning : document->warnings) FAIL(warning.message);
  return {.name = path.filename().string(), .root = std::move(document->root)};
}

const std::vector<File>& files() {
  static const std::vector<File> all = [] {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator("tests/conformance/policy")) {
      if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<File> read;
    for (const auto& path : paths) read.push_back(read_file(path));
    return read;
  }();
  return all;
}

/// Whether a line for people has `part` in it.
bool tells(const Explanation& evaluation, const std::string& part) {
  const auto has = [&part](const std::string& line) {
    return line.find(part) != std::string::npos;
  };
  const std::vector<std::string> lines = lines_of(evaluation.why);
  if (std::any_of(lines.begin(), lines.end(), has)) return true;
  if (evaluation.decisive >= evaluation.trace.size()) return false;
  const auto& unmet = evaluation.trace[evaluation.decisive].unmet;
  return unmet && has(words_of(*unmet));
}

void check_problems(const Case& c, const Policy& policy) {
  std::string problems;
  bool refused = false;
  bool found = c["problem"].is_absent();
  const std::string wanted = word(c["problem"]);
  for (const PolicyProblem& problem :
       problems_of(policy, c.is_key() ? PolicyKind::Key : PolicyKind::Resource)) {
    refused = refused || problem.refused;
    found = found || problem.message.find(wanted) != std::string::npos;
    problems += problem.message + "\n";
  }
  CAPTURE(problems, wanted);
  CHECK(found);
  if (c["refused"].is_bool()) CHECK(refused == c["refused"].as_bool());
}

void check_case(const File& file, const Value& row) {
  const Case c{.file = file.root, .row = row};
  const std::string expected = word(row["expect"]);
  const Result<Policy> policy = parse_checked_policy(policy_of(c));
  CAPTURE(file.name, row.position().line, word(row["name"]), expected);
  if (expected == "error") {
    CHECK_FALSE(policy);
    return;
  }
  if (!policy) {
    FAIL_CHECK(policy.error().message);
    return;
  }
  const Explanation evaluation = explain(
      *policy, request_of(c), c.is_key() ? PolicyKind::Key : PolicyKind::Resource);
  std::string why;
  for (const std::string& line : lines_of(evaluation.why)) why += line + "\n";
  CAPTURE(to_string(evaluation.outcome), why, evaluation.missing.what);
  CHECK(expected == to_string(evaluation.outcome));
  if (!row["because"].is_absent()) {
    CAPTURE(word(row["because"]));
    CHECK(tells(evaluation, word(row["because"])));
  }
  check_problems(c, *policy);
}

TEST_CASE("policies are decided as AWS documents it", "[iam][conformance]") {
  for (const File& file : files()) {
    for (const Value& row : file.root["cases"].items()) check_case(file, row);
  }
}

TEST_CASE("the conformance cases are whole", "[iam][conformance]") {
  constexpr std::array<std::string_view, 5> kOutcomes{"allowed", "denied", "not-allowed",
                                                      "unknown", "error"};
  std::size_t count = 0;
  for (const File& file : files()) {
    CAPTURE(file.name);
    CHECK_FALSE(word(file.root["feature"]).empty());
    CHECK_FALSE(word(file.root["source"]).empty());
    std::set<std::string> names;
    for (const Value& row : file.root["cases"].items()) {
      CAPTURE(row.position().line, word(row["name"]));
      CHECK_FALSE(word(row["name"]).empty());
      CHECK(names.insert(word(row["name"])).second);
      CHECK(std::count(kOutcomes.begin(), kOutcomes.end(), word(row["expect"])) == 1);
      for (const Value::Key& key : row.keys()) {
        CAPTURE(key.name);
        CHECK(std::count(kCaseElements.begin(), kCaseElements.end(), key.name) == 1);
      }
      ++count;
    }
  }
  CHECK(count >= kLeastCases);
}

}  // namespace
}  // namespace trailseal::iam::conformance_test
