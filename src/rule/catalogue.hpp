// The rules of one run: those compiled in, and those a user adds.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "rule/rule.hpp"

namespace trailseal::rule {

/// The built-in rules, by code. Built once, from the form compiled into the binary. They
/// come without their examples, which only tests want: see builtin_file().
const std::vector<Rule>& builtin_rules();

/// A rule by id, code or alias; null where there is none.
const Rule* find_rule(std::string_view name);

/// The rules of one run: the built-in ones, those a user adds, and changes to both.
class Catalogue {
 public:
  Catalogue();
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  /// Adds a user's rule that was read from `path`; an error where one of its names is
  /// taken.
  Result<void> add(Rule rule, const std::string& path);
  /// Gives a rule of the catalogue another severity.
  void set_severity(const Rule& rule, Severity severity);

  /// A rule by id, code or alias; null where there is none.
  const Rule* find(std::string_view name) const;
  /// All rules by code, the built-in ones first.
  const std::vector<const Rule*>& rules() const { return rules_; }
  /// The file that a user's rule was read from; empty for a built-in one.
  std::string path_of(const Rule& rule) const;

 private:
  struct Own {
    Rule rule{};
    std::string path{};
  };
  std::deque<Own> own_;  ///< rules that are not, or no longer, as built in
  std::vector<const Rule*> rules_;
};

/// The file a built-in rule comes from.
struct BuiltinFile {
  std::string_view path{};  ///< from the root of the sources
  std::string_view text{};  ///< its YAML
};

/// The file of the built-in rule with this id; empty where there is none.
BuiltinFile builtin_file(std::string_view id);

}  // namespace trailseal::rule
