// A law over all fixtures: what the plan knows of an expression is what the sources give.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "document/json_reader.hpp"
#include "document/source.hpp"
#include "support/catch.hpp"
#include "terraform/configuration/source_choice.hpp"
#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/plan_loader.hpp"
#include "terraform/unknown/source_completion.hpp"

namespace trailseal::terraform::self_check_test {
namespace {

namespace fs = std::filesystem;

/// Text that is JSON, as what it says.
Value decoded(const Value& value) {
  const auto literal = value.literal();
  if (!literal || literal->empty() ||
      (literal->front() != '{' && literal->front() != '['))
    return value;
  const Result<Document> document = read_json_text(*literal);
  return document ? document->root : value;
}

bool same(const Value& planned, const Value& evaluated);

bool same_list(const Value& planned, const Value& evaluated) {
  if (planned.size() != evaluated.size()) return false;
  std::vector<bool> used(planned.size(), false);
  for (const Value& item : evaluated.items()) {  // a set lies in an order of its own
    std::size_t i = 0;
    while (i < planned.size() && (used[i] || !same(planned.at(i), item))) ++i;
    if (i == planned.size()) return false;
    used[i] = true;
  }
  return true;
}

/// Are they the same once the provider has put the value into its own form? It fills
/// defaults, turns numbers to text, and writes one-element lists of policies as texts.
bool same(const Value& planned, const Value& evaluated) {
  if (evaluated.is_unset()) return true;
  const Value a = decoded(planned);
  const Value b = decoded(evaluated);
  if (a.is_list() && b.is_list()) return same_list(a, b);
  if (a.is_list() && a.size() == 1) return same(a.at(0), b);
  if (b.is_list() && b.size() == 1) return same(a, b.at(0));
  if (a.is_map() && b.is_map()) {
    for (std::size_t i = 0; i < b.size(); ++i) {
      if (!same(a[b.keys()[i].name], b.items()[i])) return false;
    }
    return true;
  }
  if (b.is_literal("") && a.is_unset()) return true;
  return a == b || a.display() == b.display();
}

struct Count {
  std::size_t known = 0;
  std::size_t evaluated = 0;
  std::vector<std::string> wrong{};
};

void check_resource(SourceCompletion& sources, std::size_t at, Count& count) {
  const PlanResource& planned = sources.index().resources()[at];
  for (const std::string& name : sources.names_of(at)) {
    const Value known = planned.resource.attributes[name];
    const bool is_open = planned.unknown.count(name) > 0 || known.is_absent();
    if (is_open || has_unknown(known)) continue;
    ++count.known;
    const std::string what = planned.resource.address + "." + name;
    const Result<Value> value = sources.evaluate(at, name);
    if (!value) {
      count.wrong.push_back(what + ": " + value.error().message);
      continue;
    }
    if (has_unknown(*value) || value->is_absent()) continue;
    const bool half_known = value->is_text() && !value->as_text().is_literal();
    if (half_known) continue;
    ++count.evaluated;
    if (!same(known, *value)) {
      count.wrong.push_back(what + ": " + value->display() + " instead of " +
                            known.display());
    }
  }
}

/// The directory that a fixture's plan was made from.
std::string sources_of(const fs::path& folder) {
  const fs::path then = folder / "then";
  return (fs::exists(then) ? then : folder).string();
}

}  // namespace

TEST_CASE("evaluating an expression whose value the plan knows gives that value",
          "[configuration]") {
  Count count;
  for (const auto& entry : fs::directory_iterator("fixtures/terraform")) {
    const fs::path plan = entry.path() / "plan.json";
    if (!fs::exists(plan) || !fs::exists(entry.path() / "main.tf")) continue;
    CAPTURE(plan);
    const auto source = read_source(plan.string());
    REQUIRE(source.ok());
    auto choice =
        choose_sources(plan.string(), false, {.directory = sources_of(entry.path())});
    REQUIRE(choice.ok());
    Count own;
    choice->ask = [&](SourceCompletion& sources) {
      for (std::size_t i = 0; i < sources.index().resources().size(); ++i) {
        const PlanResource& planned = sources.index().resources()[i];
        if (planned.live && planned.config != nullptr && planned.unread == nullptr) {
          check_resource(sources, i, own);
        }
      }
    };
    const auto fragment = load_plan(*source, {}, {}, std::move(*choice));
    REQUIRE(fragment.ok());
    CHECK(own.wrong == std::vector<std::string>());
    count.known += own.known;
    count.evaluated += own.evaluated;
  }
  std::cout << "of " << count.known << " expressions whose value the plans know, "
            << count.evaluated << " are evaluated\n";
  REQUIRE(count.known > 1000);
  CHECK(count.evaluated * 100 >= count.known * 99);
}

}  // namespace trailseal::terraform::self_check_test
