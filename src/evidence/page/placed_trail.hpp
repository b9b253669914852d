// Where the chapters of accounts and trails stand in a pack.
#pragma once

#include <cstddef>
#include <string>

#include "evidence/pack.hpp"
#include "evidence/page/pack_page.hpp"

namespace trailseal::evidence {

/// What a page calls the account.
std::string title_of(const AccountEvidence& account);

/// The link to the account's chapter from the overview.
std::string link_to(const AccountEvidence& account, Layout layout);

/// The id of the chapter of one of its trails.
std::string trail_id(const AccountEvidence& account, std::size_t at);

/// A trail of the pack with where its chapter stands.
struct PlacedTrail {
  const AccountEvidence& account;
  const TrailEvidence& trail;
  std::string link{};
};

/// `visit(PlacedTrail)` for every trail of the pack.
template <typename Visit>
void each_trail(const Pack& pack, Layout layout, Visit visit) {
  for (const AccountEvidence& account : pack.accounts) {
    for (std::size_t i = 0; i < account.trails.size(); ++i) {
      const std::string page =
          layout == Layout::OnePage ? std::string() : link_to(account, layout);
      visit(PlacedTrail{account, account.trails[i], page + "#" + trail_id(account, i)});
    }
  }
}

}  // namespace trailseal::evidence
