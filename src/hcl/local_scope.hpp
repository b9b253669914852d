// LocalScope: names that need no resource: `var.x`, `local.x`, `path.x`,
// `terraform.workspace`. Locals are evaluated when asked for, once.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "hcl/scope.hpp"

namespace trailseal::hcl {

class LocalScope : public Scope {
 public:
  explicit LocalScope(Files* files = nullptr) : files_(files) {}

  void set_variable(const std::string& name, Value value);
  void set_local(const std::string& name, Tree expression);
  /// A local whose value is given.
  void set_local(const std::string& name, Value value);

  Result<void> check(const Traversal& traversal) override;
  Result<Found> find(const Traversal& traversal) override;
  Files* files() override { return files_; }

 private:
  struct Local {
    Tree expression{};
    std::optional<Result<Value>> value{};
    bool is_being_evaluated = false;
  };

  Result<Value> local_value(const std::string& name);

  Files* files_;
  Members variables_{};
  std::map<std::string, Local> locals_{};
};

}  // namespace trailseal::hcl
