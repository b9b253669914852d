// The pages of a pack: the overview, and one of each account.
#pragma once

#include "evidence/pack.hpp"
#include "evidence/page/page.hpp"

namespace trailseal::evidence {

/// How the pages are cut.
enum class Layout {
  PageEach,  ///< an overview, and a page for each account in `accounts/`
  OnePage,   ///< everything behind one another
};

/// The overview; with OnePage everything.
Page overview_page(const Pack& pack, Layout layout);

/// The page of one account.
Page account_page(const Pack& pack, const AccountEvidence& account);

}  // namespace trailseal::evidence
