// PlanConfiguration: what the plan says of the code it was made from.
//
// A plan's `configuration` is a tree of modules. It is indexed by name while the cursor
// passes over it; the expressions themselves are read when somebody asks for them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "document/json_cursor.hpp"
#include "document/value.hpp"

namespace trailseal::terraform {

/// A piece of JSON text that becomes a value when it is first asked for.
class LazyPart {
 public:
  LazyPart() = default;
  /// What is wrong with the text goes to `failure`, where it is not null.
  LazyPart(const Source& source, std::string_view text, Error* failure = nullptr)
      : source_(&source), text_(text), failure_(failure) {}

  bool empty() const { return text_.empty(); }
  /// Absent where there is no text or it is malformed.
  const Value& value() const;
  /// The same, made anew and not kept.
  Value read() const;

 private:
  const Source* source_ = nullptr;
  std::string_view text_{};
  Error* failure_ = nullptr;
  mutable std::unique_ptr<Value> value_{};
};

/// A `resource` or `data` block. Names are as they stand in the text of the plan.
struct ConfigResource {
  std::string_view type{};
  bool data = false;
  std::string_view provider_key{};  ///< `aws.log_archive`
  bool arn_is_id = false;           ///< schema version 1 of `aws_cloudtrail`
  LazyPart expressions{};
  LazyPart count{};
  LazyPart for_each{};
  LazyPart depends_on{};
};

/// A module, with the block that calls it.
struct ConfigModule {
  const ConfigModule* parent = nullptr;
  std::map<std::string, ConfigResource> resources{};  ///< `data.x.y`, `x.y`
  std::map<std::string, std::unique_ptr<ConfigModule>> calls{};
  std::map<std::string, LazyPart> outputs{};
  std::map<std::string, LazyPart> variables{};
  LazyPart arguments{};  ///< of the call
  LazyPart count{};
  LazyPart for_each{};
  LazyPart depends_on{};

  bool is_repeated() const { return !count.empty() || !for_each.empty(); }
};

struct PlanConfiguration {
  bool present = false;
  /// The first thing that is wrong with a part, once the part has been asked for; without
  /// a message: nothing.
  std::unique_ptr<Error> failure = std::make_unique<Error>();
  LazyPart providers{};
  std::unique_ptr<ConfigModule> root = std::make_unique<ConfigModule>();

  /// The module at an instance's address, or null.
  const ConfigModule* find_module(std::string_view instance) const;
};

/// Reads the `configuration` object at the cursor.
void read_configuration(JsonCursor& cursor, const Source& source,
                        PlanConfiguration& configuration);

/// The constant that an expression of the configuration is; absent where it is none.
///
/// Of an expression in JSON syntax Terraform (1.11.4) writes the template's text as
/// `constant_value` beside its references, so a constant counts only without references.
const Value& constant_of(const Value& expression);

/// A JSON string as the cursor gives it, escapes resolved.
std::string unescape(std::string_view raw);

}  // namespace trailseal::terraform
