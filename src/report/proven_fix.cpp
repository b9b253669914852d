#include "report/proven_fix.hpp"

#include <algorithm>
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

std::string fix_hint(const ProvenFixes& fixes) {
  const std::vector<ProvenFix>& all = fixes.all();
  if (all.empty()) return "";
  const auto in_files = std::count_if(all.begin(), all.end(), [](const ProvenFix& fix) {
    return !fix.patch.empty() && fix.block.empty();
  });
  const auto whole = static_cast<std::size_t>(in_files);
  const std::string text =
      count_of(all.size(), "proven fix", "proven fixes") + ": `trailseal fix` ";
  if (whole == 0) return text + "shows what to write";
  if (whole < all.size()) {
    return text + "shows what to write, `trailseal fix --write` makes " +
           std::to_string(whole) + " of them";
  }
  return text + "shows the patch, `trailseal fix --write` changes the files";
}

}  // namespace trailseal::report
