#include "run/concluded_account.hpp"

#include <algorithm>
#include <string>

#include "cloudtrail/account_conclusion.hpp"

namespace trailseal::run {

std::vector<Diagnostic> conclude_accounts(load::LoadedInputs& loaded) {
  std::vector<Diagnostic> said;
  std::vector<std::string> symbols;
  const auto conclude = [&](ResourceGraph& graph) {
    for (const auto& one : cloudtrail::conclude_accounts(graph)) {
      graph.substitute(one.symbol, one.account);
      if (std::find(symbols.begin(), symbols.end(), one.symbol) != symbols.end())
        continue;
      symbols.push_back(one.symbol);
      const std::string account = one.account.display();
      said.push_back({.level = Diagnostic::Level::Warning,
                      .error = {.message = "the account is assumed to be " + account +
                                           ": the policy of the new key `" + one.key +
                                           "` allows no other account to administer it",
                                .help = "pass --account if it is another",
                                .path = graph.inputs()[one.input].path}});
    }
  };
  conclude(loaded.graph);
  for (load::LoadedScenario& each : loaded.scenarios) conclude(each.graph);
  return said;
}

}  // namespace trailseal::run
