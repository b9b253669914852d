// UnknownResolution: what can be told of the values Terraform only knows after apply.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "terraform/configuration/source_choice.hpp"
#include "terraform/plan/identity_table.hpp"
#include "terraform/plan/reference_resolver.hpp"
#include "terraform/unknown/policy_document.hpp"
#include "terraform/unknown/source_completion.hpp"

namespace trailseal::terraform {

/// Completes the resources of an index: unknown identities become texts with symbols,
/// deferred policy documents become maps, what is left to a default becomes null, and
/// every other unknown says what it is made from.
class UnknownResolution {
 public:
  /// `organization_id` as the caller tells it, may be empty.
  UnknownResolution(PlanIndex& index, std::string path, std::string organization_id = {});

  /// Evaluates from now on what the plan does not know.
  void use_sources(const SourceChoice& sources, const Source& source);
  /// Null where no sources are used.
  SourceCompletion* sources() { return sources_.get(); }

  void complete_all();

 private:
  /// The expressions (or blocks) that a value may have been written as.
  struct Expressions {
    std::vector<const Value*> all{};
    /// It stands in a block, and may have been written in a `dynamic` one, which the
    /// plan does not hold.
    bool dynamic = false;
  };

  /// What an unknown may come from.
  struct Sources {
    std::vector<Value> values{};        ///< different identities, completed
    std::vector<std::string> names{};   ///< of everything unknown that is named
    std::vector<std::string> others{};  ///< those that give no identity
    std::vector<std::string> locals{};
    bool dynamic = false;  ///< a `dynamic` block may make it
  };

  void complete(std::size_t at);
  Value annotate(std::size_t at, const Value& value, const Expressions& expressions,
                 const std::string& path);
  Value annotate_list(std::size_t at, const Value& list, const Expressions& expressions,
                      const std::string& path);
  Value settle(std::size_t at, const Value& unknown, const Expressions& expressions,
               const std::string& path);
  Sources find_sources(std::size_t at, const Expressions& expressions, Identity identity);
  void add_candidate(const ReferenceTarget& candidate, Identity identity,
                     Sources& sources);
  void add_value(const Value& value, Sources& sources) const;
  void add_namesake(std::size_t at, Sources& sources);
  void add_reachable(std::size_t at, Identity identity, Sources& sources);
  const std::optional<Sources>& reachable(std::size_t at, Identity identity);
  bool is_unknown(const ReferenceTarget& candidate) const;

  void complete_unread_data(std::size_t at);
  void identify_key_data(std::size_t at);
  const Resource* alias_named(const Text& reference);
  void render_document(std::size_t at);
  std::vector<Value> read_documents(std::size_t at, const char* attribute);
  std::vector<Value> deferred_documents(std::size_t at, const char* attribute);

  PlanIndex& index_;
  ReferenceResolver resolver_;
  std::string path_;
  std::string organization_id_;
  std::unique_ptr<SourceCompletion> sources_{};
  bool has_plan_ = true;  ///< there is more than what the sources declare
  enum class State : unsigned char { Untouched, Busy, Done };
  std::vector<State> states_;
  std::size_t depth_ = 0;
  bool namesakes_indexed_ = false;
  std::map<std::vector<std::string>, std::vector<std::size_t>> namesakes_;
  /// By module instance; nullopt: too much to follow.
  std::map<std::pair<std::string, Identity>, std::optional<Sources>> reachable_;
};

}  // namespace trailseal::terraform
