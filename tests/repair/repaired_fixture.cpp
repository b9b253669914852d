#include "repair/repaired_fixture.hpp"

#include <set>
#include <sstream>
#include <utility>

#include "base/problems.hpp"
#include "cli/report_options.hpp"
#include "rule/catalogue.hpp"
#include "rule/standard.hpp"
#include "rule_test/example.hpp"

namespace trailseal {
namespace {

const rule::Catalogue& catalogue() {
  static const rule::Catalogue kCatalogue;
  return kCatalogue;
}

/// Judges every graph, and collects what fails.
void judge_all(RepairedFixture& fixture) {
  std::vector<const ResourceGraph*> graphs;
  for (const auto& scenario : fixture.loaded.scenarios) graphs.push_back(&scenario.graph);
  if (graphs.empty()) graphs.push_back(&fixture.loaded.graph);
  std::set<std::string> seen;
  for (const ResourceGraph* graph : graphs) {
    fixture.graphs.push_back({.graph = graph, .judged = fixture.judge(*graph)});
    for (const engine::Result& result : fixture.graphs.back().judged.results) {
      const std::string name = result.fingerprint + result.place.pointer;
      if (result.outcome == engine::Outcome::Fail && seen.insert(name).second) {
        fixture.failing.push_back(result);
      }
    }
  }
}

}  // namespace

std::vector<const rule::Rule*> judged_rules() {
  std::vector<const rule::Rule*> rules;
  for (const rule::Rule* rule : catalogue().rules()) {
    if (!rule->opt_in) rules.push_back(rule);
  }
  return rules;
}

engine::GraphJudgement RepairedFixture::judge(const ResourceGraph& graph) const {
  return engine::judge_graph(rules, graph, standard, loaded.graph.inputs(), 1);
}

repair::RepairedResults RepairedFixture::repairs() const {
  std::vector<const engine::Result*> all;
  for (const engine::Result& result : failing) all.push_back(&result);
  return repair::find_repairs(
      graphs, [this](const ResourceGraph& graph) { return judge(graph); }, all);
}

std::unique_ptr<RepairedFixture> fixture_of(const ScenarioFolder& folder) {
  std::vector<std::string> arguments = folder.check();
  arguments.erase(arguments.begin());
  const cli::ReportCommand command{.name = "check", .formats = cli::check_formats()};
  Problems problems;
  const cli::ReportArguments parsed =
      cli::parse_report_arguments(command, arguments, problems);
  const run::Settings settings = run::settings_of(parsed.request, problems);
  auto fixture = std::make_unique<RepairedFixture>();
  fixture->name = folder.folder.generic_string();
  std::istringstream in;
  fixture->loaded = load::load_inputs(settings.reading, in);
  fixture->standard = settings.judging.standard;
  fixture->rules = judged_rules();
  judge_all(*fixture);
  return fixture;
}

std::unique_ptr<RepairedFixture> fixture_of(const rule::Rule& rule,
                                            const rule::Example& example) {
  auto graph = rule_test::graph_of(example);
  if (!graph) return nullptr;
  auto fixture = std::make_unique<RepairedFixture>();
  fixture->name = rule.code + ": " + example.title +
                  (example.terraform.is_map() ? " (Terraform)" : " (CloudFormation)");
  fixture->loaded.graph = std::move(*graph);
  fixture->standard =
      example.standard.empty() ? std::string(rule::kDefaultStandard) : example.standard;
  fixture->rules = judged_rules();
  judge_all(*fixture);
  std::erase_if(fixture->failing, [&](const engine::Result& result) {
    return result.rule->code != rule.code;
  });
  return fixture;
}

}  // namespace trailseal
