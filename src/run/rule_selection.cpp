// A misspelt rule must not switch a rule off, or leave one on, without a word.
#include "run/rule_selection.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "rule/catalogue.hpp"

namespace trailseal::run {
namespace {

std::vector<std::string> names_in(const std::vector<std::string>& lists) {
  std::vector<std::string> names;
  for (const std::string& list : lists) {
    for (std::size_t start = 0; start <= list.size();) {
      const std::size_t end = std::min(list.find(',', start), list.size());
      const std::string name(
          without_outer_spaces(std::string_view(list).substr(start, end - start)));
      if (!name.empty()) names.push_back(name);
      start = end + 1;
    }
  }
  return names;
}

std::set<const rule::Rule*> find_rules(const rule::Catalogue& catalogue,
                                       const std::vector<std::string>& lists,
                                       Problems& problems) {
  std::set<const rule::Rule*> rules;
  for (const std::string& name : names_in(lists)) {
    const rule::Rule* rule = catalogue.find(name);
    if (rule == nullptr) {
      problems.add(unknown_rule(catalogue, name));
    } else {
      rules.insert(rule);
    }
  }
  return rules;
}

}  // namespace

Error unknown_rule(const rule::Catalogue& catalogue, const std::string& name) {
  // `ts304` is meant as `TS304`; all else goes by distance.
  std::string upper = name;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  std::vector<std::string_view> names;
  for (const rule::Rule* rule : catalogue.rules()) {
    names.push_back(rule->id);
    names.push_back(rule->code);
  }
  std::string help = catalogue.find(upper) != nullptr ? "did you mean `" + upper + "`?"
                                                      : did_you_mean(name, names);
  if (help.empty()) help = "`trailseal rules` lists them";
  return {.message = "unknown rule `" + name + "`", .help = std::move(help)};
}

std::vector<const rule::Rule*> select_rules(const rule::Catalogue& catalogue,
                                            const std::vector<std::string>& select,
                                            const std::vector<std::string>& ignore,
                                            Problems& problems) {
  const std::size_t problems_before = problems.size();
  const auto selected = find_rules(catalogue, select, problems);
  const auto ignored = find_rules(catalogue, ignore, problems);
  std::vector<const rule::Rule*> rules;
  for (const rule::Rule* rule : catalogue.rules()) {
    const bool wanted = select.empty() ? !rule->opt_in : selected.count(rule) > 0;
    if (wanted && ignored.count(rule) == 0) rules.push_back(rule);
  }
  if (rules.empty() && problems.size() == problems_before) {
    problems.add({.message = "no rule is left to check",
                  .help = "`--select` and `--ignore` together exclude all rules"});
  }
  return rules;
}

}  // namespace trailseal::run
