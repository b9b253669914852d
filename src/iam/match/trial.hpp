// Trial: which symbols decide a comparison that is unknown, found by giving them values.
//
// `AWSLogs/<organization>/*` beside `AWSLogs/o-abcde12345/<account>/...` hangs on the
// organization alone: whatever it is, the answer is known, and no account or region is.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/verdict.hpp"
#include "iam/match/policy_variables.hpp"

namespace trailseal::iam {

/// Values given to symbols, by the symbols' ids.
using SymbolValues = std::map<std::string, std::string>;

/// The text with the symbols that have a value replaced.
Text with_values(const Text& text, const SymbolValues& values);
Expansion with_values(const Expansion& expansion, const SymbolValues& values);

/// How the comparison comes out with values given.
using TrialJudge = std::function<Verdict(const SymbolValues&)>;

struct Trial {
  /// The fewest symbols with which every value tried gives an answer; those first that
  /// can be given on the command line. Empty where no few symbols are enough.
  std::vector<std::shared_ptr<const Symbol>> deciding{};
  /// By id: the value with which the comparison holds, where the texts name only one.
  SymbolValues fitting{};
};

/// Tries the symbols of two texts. Those that differ from call to call are left as they
/// are.
Trial try_symbols(const Text& a, const Text& b, const TrialJudge& judge);

}  // namespace trailseal::iam
