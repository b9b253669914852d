// SourceCompletion: what a plan does not know, evaluated from the sources it was made of.
//
// What the plan knows, it knows: only unknown parts are filled in. An expression of the
// sources that the plan's own configuration contradicts is left alone, and a warning
// names it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/source_text.hpp"
#include "graph/placed_waiver.hpp"
#include "terraform/configuration/module_tree.hpp"
#include "terraform/unknown/declared_configuration.hpp"
#include "terraform/unknown/plan_values.hpp"

namespace trailseal::terraform {

class SourceCompletion {
 public:
  SourceCompletion(PlanIndex& index, const Source& source,
                   std::shared_ptr<SourceTree> tree, PlanValues::Complete complete,
                   std::shared_ptr<DeclaredConfiguration> declared = {});

  /// The value of a top-level attribute with its unknown parts filled in; what cannot be
  /// evaluated stays as it is. An unknown that the sources explain names its origins.
  Value fill(std::size_t at, const std::string& attribute, const Value& planned);

  /// What the sources say of an attribute, whatever the plan knows of it; absent: they say
  /// nothing, or no longer what the plan was made from. Errors: those of evaluation.
  Result<Value> evaluate(std::size_t at, const std::string& attribute);

  /// The arguments and blocks that the sources have of a resource.
  std::vector<std::string> names_of(std::size_t at);

  /// Is there a `dynamic` block in the resource, as far as the sources tell?
  bool may_have_dynamic_block(std::size_t at);

  const PlanIndex& index() const { return index_; }

  /// Puts the places of the sources on a resource and its attributes.
  void put_places(std::size_t at);

  /// An argument of a provider configuration, as `Providers` asks for it, of a list
  /// the first item; nothing where it is not there or cannot be evaluated.
  std::optional<Value> provider_argument(const std::string& key,
                                         const std::string& argument);

  /// Where the sources were read from, for reports.
  std::string origin() { return modules_.tree().origin(); }
  /// The files that places lie in, with their texts; `Position::file` counts them.
  std::vector<SourceText> source_files();
  /// The waivers in the comments of the sources, each with the resources that it is for.
  std::vector<PlacedWaiver> waivers();
  std::vector<Error> warnings();
  ModuleTree& modules() { return modules_; }

 private:
  /// A resource's block, in the module instance where it stands.
  struct Site {
    ModuleInstance* module = nullptr;
    const ResourceBlock* block = nullptr;
    std::string local{};
    Iteration iteration{};
  };

  std::optional<Site> site_of(std::size_t at);
  void put_statement_places(std::size_t at);
  bool is_changed(const Site& site, const std::string& attribute);
  Value with_heredoc_read(Value policy);

  PlanIndex& index_;
  std::shared_ptr<DeclaredConfiguration> declared_;  ///< null: there is a plan
  SourceFiles files_{};
  PlanValues values_;
  ModuleTree modules_;
  std::vector<Error> problems_{};
};

/// The planned value with its unknown parts taken from the evaluated one. Of a set nobody
/// knows which member is which: where the known members do not lie alike, all of the
/// evaluated value counts.
Value merge_unknown(const Value& planned, const Value& evaluated);

}  // namespace trailseal::terraform
