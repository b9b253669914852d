// Words: how a summary spells what is one of a few.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "base/verdict.hpp"
#include "graph/input.hpp"
#include "graph/resource.hpp"
#include "graph/scenario_variable.hpp"

namespace trailseal::summary {

template <typename E>
struct WordTable;  ///< of the enumerations below and no other

template <>
struct WordTable<InputKind> {
  static constexpr std::array kRows{
      std::pair{InputKind::TerraformPlan, std::string_view("terraform-plan")},
      std::pair{InputKind::TerraformState, std::string_view("terraform-state")},
      std::pair{InputKind::TerraformConfiguration,
                std::string_view("terraform-configuration")},
      std::pair{InputKind::CloudFormation, std::string_view("cloudformation")},
      std::pair{InputKind::AwsExport, std::string_view("aws-export")},
  };
};

template <>
struct WordTable<Language> {
  static constexpr std::array kRows{
      std::pair{Language::Terraform, std::string_view("terraform")},
      std::pair{Language::CloudFormation, std::string_view("cloudformation")},
  };
};

template <>
struct WordTable<Change> {
  static constexpr std::array kRows{
      std::pair{Change::Create, std::string_view("create")},
      std::pair{Change::Update, std::string_view("update")},
      std::pair{Change::Replace, std::string_view("replace")},
      std::pair{Change::Delete, std::string_view("delete")},
      std::pair{Change::NoOp, std::string_view("no-op")},
      std::pair{Change::Read, std::string_view("read")},
      std::pair{Change::Forget, std::string_view("forget")},
  };
};

template <>
struct WordTable<Verdict> {
  static constexpr std::array kRows{
      std::pair{Verdict::Holds, std::string_view("yes")},
      std::pair{Verdict::Fails, std::string_view("no")},
      std::pair{Verdict::Unknown, std::string_view("unknown")},
  };
};

template <>
struct WordTable<SymbolClass> {
  static constexpr std::array kRows{
      std::pair{SymbolClass::Anything, std::string_view("anything")},
      std::pair{SymbolClass::AccountId, std::string_view("account-id")},
      std::pair{SymbolClass::Region, std::string_view("region")},
      std::pair{SymbolClass::Partition, std::string_view("partition")},
      std::pair{SymbolClass::KeyId, std::string_view("key-id")},
      std::pair{SymbolClass::OrganizationId, std::string_view("organization-id")},
      std::pair{SymbolClass::Name, std::string_view("name")},
      std::pair{SymbolClass::Date, std::string_view("date")},
  };
};

template <>
struct WordTable<ScenarioVariable::Kind> {
  using Kind = ScenarioVariable::Kind;
  static constexpr std::array kRows{
      std::pair{Kind::Parameter, std::string_view("parameter")},
      std::pair{Kind::Pseudo, std::string_view("pseudo-parameter")},
      std::pair{Kind::Condition, std::string_view("condition")},
  };
};

/// An enumeration that has a table.
template <typename E>
concept Worded = requires {
  WordTable<E>::kRows;
};

template <Worded E>
constexpr std::string_view word_of(E value) {
  for (const auto& [row, word] : WordTable<E>::kRows) {
    if (row == value) return word;
  }
  return {};
}

}  // namespace trailseal::summary
