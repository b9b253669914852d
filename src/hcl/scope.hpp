// Scope: what the names in an expression stand for.
//
// Who reads a configuration implements it: `local.x`, `var.x`, `data.t.n`, `module.m.o`,
// `each.key`, `count.index`, `path.module`, `terraform.workspace`, resources.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "hcl/expression.hpp"
#include "hcl/function.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

class Scope {
 public:
  /// A value and how many of the traversal's steps lead to it: `local.x` takes one.
  struct Found {
    Value value{};
    std::size_t steps = 0;
  };

  virtual ~Scope() = default;

  /// Whether the name is declared at all. Terraform reports one that is not before it
  /// evaluates anything, so neither `try` nor `?:` hides it.
  virtual Result<void> check(const Traversal& traversal) = 0;

  /// Is told of every error of `check`, with its place.
  virtual void note_refused(const Traversal&, const Error&) {}

  /// The value. An error here is one of evaluation: `try` catches it.
  virtual Result<Found> find(const Traversal& traversal) = 0;

  /// The files that functions may read; null: none.
  virtual Files* files() { return nullptr; }
};

/// A scope of some names and no files: a template's variables, or none at all.
class NamedScope : public Scope {
 public:
  explicit NamedScope(Members names = {}) : names_(std::move(names)) {}

  Result<void> check(const Traversal& traversal) override;
  Result<Found> find(const Traversal& traversal) override;

 private:
  Members names_;
};

}  // namespace trailseal::hcl
