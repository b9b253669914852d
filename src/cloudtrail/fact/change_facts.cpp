#include "cloudtrail/fact/change_facts.hpp"

#include <optional>
#include <utility>

#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/question/planned_loss.hpp"

namespace trailseal::cloudtrail {

void add_change_facts(Subject& subject, const ResourceGraph& graph,
                      const Destination& destination) {
  Value facts = Value::map();
  const auto add = [&](const char* name, const std::optional<PlacedAnswer>& kept) {
    if (kept) subject.add_answer(facts, "change", name, *kept);
  };
  add("keeps_encryption", encryption_kept(graph, destination));
  add("keeps_storage", storage_kept(graph, destination));
  if (facts.size() > 0) subject.facts.set("change", std::move(facts));
}

}  // namespace trailseal::cloudtrail
