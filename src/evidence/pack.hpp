// Pack: what an auditor is handed of one run, ready to be written. Every text in it may be
// shown: what is sensitive is `(sensitive)`, what is not known yet stands as `<name>`, and
// an empty text is something that is not there or that nobody has told.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidence/input_digest.hpp"
#include "evidence/pack_change.hpp"
#include "evidence/trail_evidence.hpp"
#include "report/control.hpp"
#include "report/outcome_count.hpp"

namespace trailseal::evidence {

using report::Control;
using report::OutcomeCount;

/// How the trails fare.
struct DeliveryCounts {
  std::size_t allowed = 0, denied = 0, unknown = 0;
};

/// A finding that somebody has accepted.
struct WaiverEvidence {
  std::string rule{};  ///< as it is written: a code or an id
  std::string reason{}, owner{};
  std::string until{};  ///< the last day that it counts
  std::string place{};  ///< `main.tf:12`, or the configuration
  bool used = false;    ///< does it cover anything?
};

/// Something that the pack does not prove.
struct Gap {
  std::string what{}, why{};
  std::string help{};  ///< what would show it
  /// Of requirements that could not be decided: their rules, and how many they are.
  std::string codes{};
  std::size_t results = 0;
};

/// The trails of one account.
struct AccountEvidence {
  std::string account{};  ///< 12 digits, or what is known of it
  std::string name{};     ///< of its page, without folder and ending
  std::vector<TrailEvidence> trails{};
  DeliveryCounts deliveries{};
  OutcomeCount outcomes{};
};

/// Its members are the chapters of the page.
struct Pack {
  std::string standard{};   ///< `sse-kms-cmk`
  std::string statement{};  ///< the standard and what came of it, in sentences
  std::string as_of{};      ///< the latest time that an input tells
  std::vector<InputDigest> inputs{};
  std::string configuration{};  ///< one sentence on what is in effect
  DeliveryCounts deliveries{};
  OutcomeCount outcomes{};
  std::vector<Control> controls{};
  std::vector<AccountEvidence> accounts{};
  std::vector<RequirementEvidence> others{};  ///< about no trail
  std::vector<WaiverEvidence> waivers{};
  std::vector<Gap> gaps{};
  Since since{};
};

}  // namespace trailseal::evidence
