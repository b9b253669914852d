// NestedStacks: the stacks that the resources of a template make.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/resource_kind.hpp"
#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/resolver.hpp"
#include "cloudformation/function/scope.hpp"
#include "cloudformation/function/stack_outputs.hpp"
#include "cloudformation/template/stack_loader.hpp"
#include "document/value.hpp"
#include "graph/fragment.hpp"

namespace trailseal::cloudformation {

/// Stacks within stacks that are read.
inline constexpr std::size_t kMostLevels = 8;

/// The kind that the `Type` of a declaration names.
ResourceKind kind_in(const Value& declaration);

/// The property that says where the template of such a resource is.
const Value& template_url(const Value& resource);

/// Loads each stack when it is first asked for: what one puts out may be what another is
/// given.
class NestedStacks : public StackOutputs {
 public:
  NestedStacks(const StackRequest& around, const TemplateScope& scope,
               FunctionResolver& resolver, TemplateDiagnostics& notes)
      : around_(around), scope_(scope), resolver_(resolver), notes_(notes) {}

  std::optional<Value> output(const std::string& logical_id, std::string_view output,
                              Position at) override;

  /// Adds the resources of all stacks to those of the template around them; what cannot
  /// be read is said in the fragment's notes and its `additions`.
  void add_to(Fragment& fragment);

 private:
  /// A stack, or why it is not known what it declares.
  struct Entry {
    std::optional<Stack> stack{};
    std::string unread{};
  };

  const Entry& entry(const std::string& logical_id);
  Entry load(const std::string& logical_id, const Value& declaration);
  Entry load_file(const std::string& logical_id, const Value& declaration,
                  const Value& url);
  Entry load_body(const std::string& logical_id, const Value& declaration,
                  const Value& body);
  Entry load_from(const std::string& logical_id, const Source& source,
                  const Document& document, const StackRequest& request);
  StackRequest request_for(const std::string& logical_id, const Value& declaration,
                           const Source& source, const Document& document);
  Arguments arguments_of(const Value& given, Choice& choice);
  StackPlace place_of_set(const std::string& logical_id, const Value& properties);

  const StackRequest& around_;
  const TemplateScope& scope_;
  FunctionResolver& resolver_;
  TemplateDiagnostics& notes_;
  std::map<std::string, std::optional<Entry>, std::less<>> entries_;
  std::vector<Error> errors_;
};

}  // namespace trailseal::cloudformation
