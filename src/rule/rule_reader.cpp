// A rule file, key by key:
//
//   id code title finding severity since aliases   what it is called
//   controls references                       where it comes from
//   what why fix                              prose, none of it empty
//   standards subject when require            when it is judged, and what must hold
//   message at                                what a failure says, and which fact it shows
//   parts                                     YAML that examples refer to by anchors
//   examples                                  its tests
//
// The reader goes through all of it and notes every problem before it answers.
#include "rule/rule_reader.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/word_list.hpp"
#include "document/fields.hpp"
#include "document/yaml_reader.hpp"
#include "rule/condition_reader.hpp"
#include "rule/facts.hpp"
#include "rule/severity.hpp"
#include "rule/standard.hpp"

namespace trailseal::rule {
namespace {

// clang-format off
constexpr std::array<std::string_view, 22> kRuleKeys{
    "id", "code", "title", "finding", "severity", "since", "aliases", "opt_in",
    "controls", "references",
    "what", "why", "fix",
    "standards", "subject", "when", "require",
    "message", "at", "outcomes",
    "parts", "examples"};
constexpr std::array<std::string_view, 3> kFixKeys{"terraform", "cloudformation", "causes"};
constexpr std::array<std::string_view, 2> kCauseKeys{"terraform", "cloudformation"};
constexpr std::array<std::string_view, 10> kExampleKeys{
    "pass", "fail", "unknown", "not-applicable",
    "terraform", "before", "cloudformation",
    "at", "message", "standard"};
// clang-format on
constexpr std::array<std::string_view, 4> kOutcomes{"pass", "fail", "unknown",
                                                    "not-applicable"};
/// What a rule's examples show unless it says otherwise.
constexpr std::size_t kUsual = 3;

struct Expectation {
  std::string_view key{};
  Example::Expect expect = Example::Expect::Pass;
};
constexpr std::array kExpectations{
    Expectation{"pass", Example::Expect::Pass},
    Expectation{"fail", Example::Expect::Fail},
    Expectation{"unknown", Example::Expect::Unknown},
    Expectation{"not-applicable", Example::Expect::NotApplicable},
};

bool is_dashed(std::string_view id) {
  return !id.empty() && id.front() != '-' && id.back() != '-' &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool is_code(std::string_view code) {
  return code.size() == 5 && code.substr(0, 2) == "TS" &&
         std::all_of(code.begin() + 2, code.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

std::string stem_of(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

// Notes a problem where a word is given that the table does not have.
void check_word(const Value& value, const std::string& word, std::string_view what,
                std::span<const std::string_view> known, Problems& problems) {
  if (!word.empty() && !has_word(known, word)) {
    problems.add_unknown(value.position(), what, word, known);
  }
}

void read_names(Fields& fields, const std::string& path, Author author, Rule& rule,
                Problems& problems) {
  rule.id = fields.text("id");
  if (!rule.id.empty() && !is_dashed(rule.id)) {
    problems.add(fields.place_of("id"),
                 "id `" + rule.id + "` is not lower-case words with dashes");
  } else if (!rule.id.empty() && rule.id != stem_of(path)) {
    problems.add(
        fields.place_of("id"),
        "id `" + rule.id + "` differs from the file name `" + stem_of(path) + "`",
        "rename one of them");
  }
  const bool ours = author == Author::Trailseal;
  rule.code = ours ? fields.text("code") : fields.optional_text("code");
  if (!ours && rule.code.starts_with("TS")) {
    problems.add(fields.place_of("code"),
                 "codes that begin with `TS` are trailseal's own",
                 "leave `code` out, or begin it with other letters");
  }
  if (rule.code.empty()) rule.code = rule.id;
  if (ours && !rule.code.empty() && !is_code(rule.code)) {
    problems.add(fields.place_of("code"),
                 "code `" + rule.code + "` is not `TS` and three digits");
  }
  rule.title = fields.text("title");
  rule.finding = ours ? fields.text("finding") : fields.optional_text("finding");
  rule.since = ours ? fields.text("since") : fields.optional_text("since");
  rule.aliases = fields.texts("aliases");
  const std::string severity = fields.text("severity");
  check_word(fields["severity"], severity, "severity", kSeverityNames, problems);
  rule.severity = find_severity(severity).value_or(Severity::High);
}

void read_controls(Fields& fields, Rule& rule, Problems& problems) {
  const Value& controls = fields["controls"];
  if (controls.is_absent()) return;
  if (!controls.is_map()) {
    problems.add(controls.position(), "`controls` must be a map of frameworks");
    return;
  }
  std::vector<std::string_view> frameworks;
  for (const Value::Key& key : controls.keys()) frameworks.push_back(key.name);
  Fields members(controls, "controls", frameworks, problems);
  for (const Value::Key& key : controls.keys()) {
    rule.controls[key.name] = members.texts(key.name);
  }
}

std::vector<std::string_view> cause_names() {
  std::vector<std::string_view> names;
  names.reserve(kCauses.size());
  for (const CauseRow& row : kCauses) names.push_back(row.name);
  return names;
}

// `causes: {deny: {terraform: ..., cloudformation: ...}}`.
void read_causes(const Value& causes, Rule& rule, Problems& problems) {
  if (causes.is_absent()) return;
  if (!causes.is_map()) {
    problems.add(causes.position(), "`causes` must be a map of causes");
    return;
  }
  const std::vector<std::string_view> names = cause_names();
  const Fields known(causes, "causes", names, problems);
  for (const CauseRow& row : kCauses) {
    if (!known.has(row.name)) continue;
    Fields fix(known[row.name], row.name, kCauseKeys, problems);
    rule.causes.push_back({.cause = row.cause,
                           .terraform = read_fix(fix.text("terraform")),
                           .cloudformation = read_fix(fix.text("cloudformation"))});
  }
}

void read_fixes(Fields& fields, bool ours, Rule& rule, Problems& problems) {
  Fields fix(fields["fix"], "fix", kFixKeys, problems);
  rule.fix_terraform =
      read_fix(ours ? fix.text("terraform") : fix.optional_text("terraform"));
  rule.fix_cloudformation =
      read_fix(ours ? fix.text("cloudformation") : fix.optional_text("cloudformation"));
  read_causes(fix["causes"], rule, problems);
}

void read_prose(Fields& fields, Author author, Rule& rule, Problems& problems) {
  const bool ours = author == Author::Trailseal;
  rule.what = ours ? fields.text("what") : fields.optional_text("what");
  rule.why = ours ? fields.text("why") : fields.optional_text("why");
  if (fields.has("fix")) {
    read_fixes(fields, ours, rule, problems);
  } else if (ours) {
    problems.add(fields.place_of("fix"), "the rule has no `fix`");
  }
  if (ours || fields.has("references")) rule.references = fields.texts("references");
  for (const std::string& link : rule.references) {
    if (link.rfind("https://", 0) == 0) continue;
    problems.add(fields.place_of("references"),
                 "reference `" + link + "` does not begin with `https://`");
  }
}

// `subject: bucket`, or `subject: {resource: aws_sqs_queue}`.
void read_subject(Fields& fields, Rule& rule, Problems& problems) {
  constexpr std::array<std::string_view, 1> kSubjectKeys{"resource"};
  const Value& subject = fields["subject"];
  if (subject.is_map()) {
    Fields inside(subject, "subject", kSubjectKeys, problems);
    rule.subject = "resource";
    rule.types = inside.texts("resource");
  } else {
    rule.subject = fields.text("subject");
    check_word(subject, rule.subject, "subject", subject_kinds(), problems);
  }
  if (rule.subject == "resource" && rule.types.empty()) {
    problems.add(fields.place_of("subject"), "the subject names no resource type",
                 "such as `subject: {resource: [aws_sqs_queue, \"AWS::SQS::Queue\"]}`");
  }
}

void read_judgement(Fields& fields, Rule& rule, Problems& problems) {
  rule.standards = fields.texts("standards");
  for (const std::string& standard : rule.standards) {
    check_word(fields["standards"], standard, "standard", kStandardNames, problems);
  }
  read_subject(fields, rule, problems);
  const bool known = has_word(subject_kinds(), rule.subject);
  const ConditionScope scope{.subject = known ? rule.subject : ""};
  rule.when.kind = Condition::Kind::All;
  if (fields.has("when")) rule.when = read_condition(fields["when"], scope, problems);
  if (fields.has("require")) {
    rule.require = read_condition(fields["require"], scope, problems);
  } else {
    problems.add(fields.place_of("require"), "the rule has no `require`");
  }
  rule.message = fields.text("message");
  check_message(rule.message, fields.place_of("message"), scope, problems);
  rule.at = fields.optional_text("at");
  if (rule.at.empty()) rule.at = rule.subject == "destination" ? "trail" : rule.subject;
  if (known) check_fact(rule.at, fields.place_of("at"), scope, problems);
  const Value& opt_in = fields["opt_in"];
  rule.opt_in = opt_in.is_bool() && opt_in.as_bool();
  if (!opt_in.is_absent() && !opt_in.is_bool()) {
    problems.add(opt_in.position(), "`opt_in` must be true or false");
  }
}

Example read_example(const Value& value, Problems& problems) {
  Example example;
  example.position = value.position();
  Fields fields(value, "example", kExampleKeys, problems);
  int outcomes = 0;
  for (const Expectation& row : kExpectations) {
    if (!fields.has(row.key)) continue;
    ++outcomes;
    example.expect = row.expect;
    example.title = fields.text(row.key);
  }
  if (outcomes != 1 && value.is_map()) {
    problems.add(
        value.position(), "an example has one outcome",
        "use one of `pass`, `fail`, `unknown`, `not-applicable` with what the example "
        "shows");
  }
  example.terraform = fields["terraform"];
  example.before = fields["before"];
  example.cloudformation = fields["cloudformation"];
  if (value.is_map() && example.terraform.is_map() == example.cloudformation.is_map()) {
    problems.add(value.position(), "an example has one input",
                 "use a map under `terraform` or under `cloudformation`");
  }
  if (!example.before.is_absent() &&
      (!example.before.is_map() || !example.terraform.is_map())) {
    problems.add(example.before.position(), "`before` must be a map next to `terraform`",
                 "it is the state before the plan; templates have none");
  }
  example.at = fields.texts("at");
  example.message = fields.optional_text("message");
  example.standard = fields.optional_text("standard");
  check_word(fields["standard"], example.standard, "standard", kStandardNames, problems);
  return example;
}

void read_examples(Fields& fields, Author author, Rule& rule, Problems& problems) {
  const Value& list = fields["examples"];
  if (list.is_list()) {
    for (const Value& item : list.items()) {
      rule.examples.push_back(read_example(item, problems));
    }
  }
  std::vector<std::string> outcomes = fields.texts("outcomes");
  for (const std::string& outcome : outcomes) {
    check_word(fields["outcomes"], outcome, "outcome", kOutcomes, problems);
  }
  if (author == Author::User) return;
  if (outcomes.empty()) outcomes.assign(kOutcomes.begin(), kOutcomes.begin() + kUsual);
  for (const Expectation& row : kExpectations) {
    if (std::find(outcomes.begin(), outcomes.end(), row.key) == outcomes.end()) continue;
    const bool shown =
        std::any_of(rule.examples.begin(), rule.examples.end(),
                    [&](const Example& example) { return example.expect == row.expect; });
    if (shown) continue;
    problems.add(fields.place_of("examples"),
                 "no example shows the outcome `" + std::string(row.key) + "`");
  }
}

}  // namespace

RuleFile read_rule(const Source& source, Author author) {
  RuleFile file;
  const Result<Document> document = read_yaml(source);
  if (!document) {
    file.errors.push_back(document.error());
    return file;
  }
  file.errors = document->warnings;  // a duplicate key is a mistake in a rule
  for (Error& error : file.errors) error.path = source.path();
  Problems problems(source.path());
  Fields fields(document->root, "rule", kRuleKeys, problems);
  if (document->root.is_map()) {
    read_names(fields, source.path(), author, file.rule, problems);
    read_controls(fields, file.rule, problems);
    read_prose(fields, author, file.rule, problems);
    read_judgement(fields, file.rule, problems);
    read_examples(fields, author, file.rule, problems);
  }
  const std::vector<Error> found = problems.sorted();
  file.errors.insert(file.errors.end(), found.begin(), found.end());
  return file;
}

}  // namespace trailseal::rule
