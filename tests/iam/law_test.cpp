// The law of three-valued evaluation: learning an unknown never flips a decided verdict.
// Worlds with unknown parts are made wholly known several times, and what was decided must
// still be so. The other direction is in forget_test.cpp.
#include <map>

#include "iam/law_world.hpp"

namespace trailseal::iam::law_test {
namespace {

constexpr int kLearnings = 8;

struct Seen {
  std::map<Outcome, unsigned> outcomes{};
  unsigned worlds = 0;
};

void check_learning(unsigned seed, PolicyKind kind, Seen& seen) {
  World world(seed, kind);
  const Policy policy = world.policy();
  const Request request = world.request();
  const Outcome before = evaluate(policy, request, kind).outcome;
  ++seen.outcomes[before];
  ++seen.worlds;
  if (before == Outcome::Unknown) return;
  for (int i = 0; i < kLearnings; ++i) {
    const Choice choice = world.choice();
    const Policy known_policy = world.learn(policy, choice);
    const Request known_request = world.learn(request, choice);
    if (stands(before, evaluate(known_policy, known_request, kind).outcome)) continue;
    FAIL("seed " << seed << "\nbefore: " << told(explain(policy, request, kind))
                 << "\nafter: " << told(explain(known_policy, known_request, kind)));
  }
}

}  // namespace

TEST_CASE("learning an unknown never flips a decided verdict", "[law]") {
  Seen seen;
  const WorldRange range = worlds(4000);
  for (unsigned i = 0; i < range.count; ++i) {
    const bool key = i % 3 == 0;
    check_learning(range.first + i, key ? PolicyKind::Key : PolicyKind::Resource, seen);
  }
  // The worlds are worth something only if every outcome is met often.
  for (const Outcome outcome :
       {Outcome::Allowed, Outcome::Denied, Outcome::NotAllowed, Outcome::Unknown}) {
    CAPTURE(to_string(outcome));
    CHECK(seen.outcomes[outcome] * 50 > seen.worlds);
  }
}

TEST_CASE("an unknown decision always says what is missing", "[law]") {
  const WorldRange range = worlds(4000);
  for (unsigned i = 0; i < range.count; ++i) {
    const PolicyKind kind = i % 3 == 0 ? PolicyKind::Key : PolicyKind::Resource;
    World world(range.first + i, kind);
    const Policy policy = world.policy();
    const Explanation e = explain(policy, world.request(), kind);
    if (e.missing.empty() == (e.outcome != Outcome::Unknown) && !e.why.empty() &&
        e.why.size() <= 3 && e.trace.size() == policy.statements.size()) {
      continue;
    }
    FAIL("seed " << range.first + i << "\n" << told(e));
  }
}

}  // namespace trailseal::iam::law_test
