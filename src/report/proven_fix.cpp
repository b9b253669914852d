#include "report/proven_fix.hpp"

#include <utility>

#include "base/word_list.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {

void ProvenFixes::add(ProvenFix fix) {
  for (const std::string& fingerprint : fix.ends) {
    by_fingerprint_.emplace(fingerprint, fixes_.size());
  }
  fixes_.push_back(std::move(fix));
}

const ProvenFix* ProvenFixes::find(const engine::Result& result) const {
  if (result.outcome != engine::Outcome::Fail) return nullptr;
  const auto found = by_fingerprint_.find(result.fingerprint);
  return found == by_fingerprint_.end() ? nullptr : &fixes_[found->second];
}

std::string promise_of(const ProvenFix& fix) {
  const bool one = fix.codes.size() == 1;
  return "after this change " + joined(fix.codes, " and ") + (one ? " passes" : " pass") +
         "; " + count_of(fix.unchanged, "other result") +
         (fix.unchanged == 1 ? " is" : " are") + " unchanged";
}

}  // namespace trailseal::report
