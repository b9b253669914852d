// ModuleInstance: one module as one call made it, its values evaluated on demand.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "hcl/value.hpp"
#include "terraform/configuration/module.hpp"
#include "terraform/configuration/outer_values.hpp"
#include "terraform/configuration/repetition.hpp"

namespace trailseal::terraform {

class ModuleTree;

class ModuleInstance {
 public:
  /// The call that made an instance; a root module has none.
  struct Call {
    ModuleInstance* caller = nullptr;
    const CallBlock* block = nullptr;
    std::string name{};
    std::string key{};
  };

  ModuleInstance(ModuleTree& modules, const Module& module)
      : ModuleInstance(modules, module, Call()) {}
  ModuleInstance(ModuleTree& modules, const Module& module, Call call);

  const Module& module() const { return module_; }
  ModuleTree& modules() { return modules_; }
  ModuleInstance* caller() const { return call_.caller; }
  const Call& call() const { return call_; }
  /// `module.a["x"]`; empty for the root.
  const std::string& address() const { return address_; }
  /// Names of the calls down to here, joined with dots.
  const std::string& calls() const { return calls_; }

  /// Values by name. What goes wrong is reported to the configuration, and the value is
  /// unknown; the name must be declared.
  hcl::Value variable(const std::string& name);
  hcl::Value local(const std::string& name);
  hcl::Value output(const std::string& name);

  /// The default of a variable, in its type. Errors: it is no constant, or of another
  /// type.
  Result<hcl::Value> default_of(const std::string& name);

  /// The instances of a resource's block or of a call, by `data.x.y`, `x.y` or the name
  /// of the call.
  const Repetition& resource_repetition(const std::string& local);
  const Repetition& call_repetition(const std::string& name);

  /// Are the files of a called module there?
  bool has_files_of(const std::string& call) const;
  /// A called module. Errors: no such call, its files cannot be read.
  Result<ModuleInstance*> child(const std::string& name, const std::string& key);

  /// A value of type any that nobody knows, and why; the problem is reported.
  hcl::Value failed(const Error& problem, const std::string& what);

  /// The same without a report: of a module whose files are not there.
  hcl::Value not_there(const Error& problem, const std::string& what) const;

  /// Evaluates an expression that stands in this module, where `iteration` tells what
  /// `each` and `count` are.
  Result<hcl::Value> evaluate(const hcl::Expression& expression,
                              const Iteration& iteration = {});

 private:
  /// A value that is made once; while it is made, whoever asks for it closes a circle.
  struct Slot {
    bool busy = false;
    bool done = false;
    hcl::Value value{};
  };
  using Make = std::function<Result<hcl::Value>()>;

  hcl::Value once(const std::string& name, const Make& make);
  Result<hcl::Value> typed(const std::string& name, const VariableBlock& block,
                           const Result<hcl::Value>& value) const;
  Result<hcl::Value> given_variable(const std::string& name, const VariableBlock& block);
  Result<hcl::Value> argument_of_call(const std::string& name);
  Result<hcl::Value> fallback_of(const std::string& name, const VariableBlock& block);
  const Repetition& repetition(const std::string& name, const hcl::Tree& count,
                               const hcl::Tree& for_each, const hcl::Place& place);
  std::optional<std::string> folder_of(const std::string& call) const;
  Result<Repetition> make_repetition(const hcl::Tree& count, const hcl::Tree& for_each);

  ModuleTree& modules_;
  const Module& module_;
  Call call_;
  std::string address_;
  std::string calls_;
  Iteration iteration_{};  ///< of the call
  bool iteration_known_ = false;
  std::map<std::string, Slot> slots_{};
  std::map<std::string, Repetition> repetitions_{};
  std::map<std::string, std::unique_ptr<ModuleInstance>> children_{};
};

}  // namespace trailseal::terraform
