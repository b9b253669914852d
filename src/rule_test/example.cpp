// An example is its input in short, and what its rule says of it:
//
//   terraform        expanded to the text of a plan, read by the plan loader
//   cloudformation   written back as JSON, read by the template loader
//
//   expected         the results, all of the rule in question
//   pass             one or more, all of them pass
//   fail             one or more fail
//   unknown          none fails, one or more are unknown
//   not-applicable   none at all
//
// `at` names the resources of exactly the results that have the expected outcome.
#include "rule_test/example.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/word_list.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "cloudtrail/assessment.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "engine/engine.hpp"
#include "graph/resource_graph.hpp"
#include "rule/standard.hpp"
#include "rule_test/example_plan.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::rule_test {
namespace {

using engine::Outcome;
using rule::Example;

Result<Fragment> load(const Example& example) {
  if (example.terraform.is_map()) {
    const auto plan = write_example_plan(example.terraform, example.before);
    if (!plan) return plan.error();
    return terraform::load_plan(Source("example.json", *plan), Environment{});
  }
  const Source source("example.json", json_text(example.cloudformation));
  const auto document = read_json(source);
  if (!document) return document.error();
  return cloudformation::load_template(source, *document, {}, Environment{});
}

Result<std::vector<engine::Result>> judge(const rule::Rule& rule,
                                          const Example& example) {
  const auto loaded = graph_of(example);
  if (!loaded) return loaded.error();
  const ResourceGraph& graph = *loaded;
  const std::string standard =
      example.standard.empty() ? std::string(rule::kDefaultStandard) : example.standard;
  const std::array rules{&rule};
  const cloudtrail::Assessment assessment =
      cloudtrail::assess(graph, standard, engine::subjects_of(rules));
  return engine::judge(rules, assessment, standard, graph.inputs());
}

// What the results come to; nullopt where there is none.
std::optional<Outcome> overall(const std::vector<engine::Result>& results) {
  const auto has = [&](Outcome outcome) {
    return std::any_of(results.begin(), results.end(),
                       [&](const auto& result) { return result.outcome == outcome; });
  };
  if (results.empty()) return std::nullopt;
  if (has(Outcome::Fail)) return Outcome::Fail;
  return has(Outcome::Unknown) ? Outcome::Unknown : Outcome::Pass;
}

std::optional<Outcome> expected(Example::Expect expect) {
  switch (expect) {
    case Example::Expect::Pass:
      return Outcome::Pass;
    case Example::Expect::Fail:
      return Outcome::Fail;
    case Example::Expect::Unknown:
      return Outcome::Unknown;
    case Example::Expect::NotApplicable:
      break;
  }
  return std::nullopt;
}

std::string name_of(std::optional<Outcome> outcome) {
  return outcome ? to_string(*outcome) : "not-applicable";
}

std::string listed(const std::set<std::string>& names) {
  return names.empty() ? "nothing" : quoted_list(names);
}

// Empty where the example comes out as it says.
std::string mismatch(const Example& example, const std::vector<engine::Result>& results) {
  const auto wanted = expected(example.expect);
  const auto found = overall(results);
  if (wanted != found) {
    std::string text = "expected " + name_of(wanted) + ", found " + name_of(found);
    for (const engine::Result& result : results) text += "; " + result.message;
    return text;
  }
  std::set<std::string> resources;
  std::set<std::string> messages;
  for (const engine::Result& result : results) {
    if (result.outcome != found) continue;
    resources.insert(result.resource);
    messages.insert(result.message);
  }
  const std::set<std::string> at(example.at.begin(), example.at.end());
  if (!at.empty() && at != resources) {
    return "expected at " + listed(at) + ", found at " + listed(resources);
  }
  if (!example.message.empty() && messages.count(example.message) == 0) {
    return "expected the message `" + example.message + "`, found " + listed(messages);
  }
  return {};
}

}  // namespace

Result<ResourceGraph> graph_of(const Example& example) {
  auto fragment = load(example);
  if (!fragment) return fragment.error();
  ResourceGraph graph;
  graph.add(std::move(*fragment));
  return graph;
}

std::vector<Error> run_examples(const rule::Rule& rule, const std::string& path) {
  std::vector<Error> failures;
  for (const Example& example : rule.examples) {
    const auto results = judge(rule, example);
    const std::string problem =
        results ? mismatch(example, *results) : results.error().message;
    if (problem.empty()) continue;
    failures.push_back(Error{.message = "example `" + example.title + "`: " + problem,
                             .path = path,
                             .line = example.position.line,
                             .column = example.position.column});
  }
  return failures;
}

}  // namespace trailseal::rule_test
