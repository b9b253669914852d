#include "report/simulation.hpp"

#include <algorithm>
#include <tuple>

#include "base/verdict.hpp"

namespace trailseal::report {

namespace {

using iam::StatementTrace;
using Effect = iam::Statement::Effect;

}  // namespace

std::vector<const StatementTrace*> nearest_first(const iam::Explanation& explanation) {
  std::vector<const StatementTrace*> order;
  for (const StatementTrace& trace : explanation.trace) order.push_back(&trace);
  const StatementTrace* decisive = explanation.decisive < explanation.trace.size()
                                       ? &explanation.trace[explanation.decisive]
                                       : nullptr;
  const auto rank = [decisive](const StatementTrace* t) {
    const bool miss = t->matched == Verdict::Fails;
    // A denial that missed harms nobody: it stands behind the permissions that did.
    const bool harmless = miss && t->effect == Effect::Deny;
    return std::tuple(t != decisive, -static_cast<int>(t->matched), harmless,
                      -t->matched_parts);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return order;
}

}  // namespace trailseal::report
