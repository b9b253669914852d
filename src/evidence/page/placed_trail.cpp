#include "evidence/page/placed_trail.hpp"

namespace trailseal::evidence {

std::string title_of(const AccountEvidence& account) {
  return account.account.empty() ? "account not known" : account.account;
}

std::string link_to(const AccountEvidence& account, Layout layout) {
  return layout == Layout::OnePage ? "#account-" + account.name
                                   : "accounts/" + account.name + ".html";
}

std::string trail_id(const AccountEvidence& account, std::size_t at) {
  return "trail-" + account.name + "-" + std::to_string(at + 1);
}

}  // namespace trailseal::evidence
