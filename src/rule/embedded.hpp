// The built-in rules as they lie in the binary: tables of string literals and indexes.
//
// tools/embed_rules.cpp writes the tables while building; catalogue.cpp makes rules of
// them. Examples stay behind as the text of their file.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "document/value.hpp"
#include "rule/rule.hpp"

namespace trailseal::rule::embedded {

/// A run of entries in one of the tables.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// A value of a condition; the items of a list are a range of `values`.
struct ValueData {
  Value::Kind kind = Value::Kind::Absent;
  std::string_view text{};  ///< of a text, the spelling of a number, `true`
  Range items{};
};

/// A condition; its parts are a range of `conditions`.
struct ConditionData {
  Condition::Kind kind = Condition::Kind::All;
  Range parts{};
  std::string_view fact{};
  std::string_view op{};
  std::uint32_t argument = 0;  ///< index into `values`, of a test
};

/// One framework; its controls are a range of `texts`.
struct ControlData {
  std::string_view framework{};
  Range controls{};
};

/// The fix of one cause.
struct CauseData {
  Cause cause = Cause::Other;
  std::string_view terraform{}, cloudformation{};
};

struct RuleData {
  std::string_view id{}, code{}, title{}, finding{};
  Severity severity = Severity::Medium;
  std::string_view since{};
  Range controls{};                                     ///< of `controls`
  Range standards{}, references{}, aliases{}, types{};  ///< of `texts`
  Range causes{};                                       ///< of `causes`
  bool opt_in = false;
  std::string_view what{}, why{}, fix_terraform{}, fix_cloudformation{};
  std::string_view subject{}, message{}, at{};
  std::uint32_t when = 0, require = 0;  ///< indexes into `conditions`
  std::string_view path{};              ///< of the file, from the root of the sources
  std::string_view yaml{};              ///< its text
};

struct Tables {
  std::span<const RuleData> rules{};
  std::span<const ConditionData> conditions{};
  std::span<const ValueData> values{};
  std::span<const ControlData> controls{};
  std::span<const std::string_view> texts{};
  std::span<const CauseData> causes{};
};

/// Defined in the file that the build generates.
const Tables& tables();

}  // namespace trailseal::rule::embedded
