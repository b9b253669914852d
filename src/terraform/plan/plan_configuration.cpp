// Format: Terraform, internal/command/jsonconfig.
//
//   configuration  { provider_config: {key: {expressions}}, root_module: module }
//   module         { resources: [resource], outputs: {name: {expression}},
//                    variables: {name: {default, sensitive}}, module_calls: {name: call}
//                    }
//   call           { expressions, count_expression, for_each_expression, depends_on,
//   module } resource       { address, mode, type, provider_config_key, expressions, ...
//   } expression     { constant_value } | { references: [..] } | [block, ..] for blocks
//
// Locals and dynamic blocks are not in it.
#include "terraform/plan/plan_configuration.hpp"

#include "base/limits.hpp"
#include "document/json_reader.hpp"
#include "terraform/plan/address.hpp"

namespace trailseal::terraform {
namespace {

class ConfigurationReader {
 public:
  ConfigurationReader(JsonCursor& cursor, const Source& source, Error* failure)
      : cursor_(cursor), source_(source), failure_(failure) {}

  // The members of an object, each key with the cursor on its value.
  template <typename OnMember>
  void each_member(OnMember on_member) {
    if (!cursor_.enter_object()) return;
    while (const auto key = cursor_.next_member()) on_member(*key);
  }

  LazyPart part() { return LazyPart(source_, cursor_.take(), failure_); }

  void read_parts(std::map<std::string, LazyPart>& parts) {
    each_member([&](std::string_view name) { parts[unescape(name)] = part(); });
  }

  void read_module(ConfigModule& module, std::size_t depth) {
    if (depth > kMaxDepth / 4) return;
    each_member([&](std::string_view key) {
      if (key == "resources") read_resources(module);
      if (key == "outputs") read_parts(module.outputs);
      if (key == "variables") read_parts(module.variables);
      if (key == "module_calls") read_calls(module, depth);
    });
  }

 private:
  void read_calls(ConfigModule& module, std::size_t depth) {
    each_member([&](std::string_view name) {
      auto& call = module.calls[unescape(name)];
      call = std::make_unique<ConfigModule>();
      call->parent = &module;
      each_member([&](std::string_view key) {
        if (key == "expressions") call->arguments = part();
        if (key == "count_expression") call->count = part();
        if (key == "for_each_expression") call->for_each = part();
        if (key == "depends_on") call->depends_on = part();
        if (key == "module") read_module(*call, depth + 1);
      });
    });
  }

  void read_resources(ConfigModule& module) {
    if (!cursor_.enter_list()) return;
    while (cursor_.next_item()) read_resource(module);
  }

  std::string take_text() {
    const auto text = cursor_.take_string();
    return text ? unescape(*text) : std::string();
  }

  void read_resource(ConfigModule& module) {
    ConfigResource resource;
    std::string address;
    each_member([&](std::string_view key) {
      if (key == "address") address = take_text();
      if (key == "mode") resource.data = cursor_.take_string() == "data";
      if (key == "type") resource.type = cursor_.take_string().value_or("");
      if (key == "provider_config_key")
        resource.provider_key = cursor_.take_string().value_or("");
      if (key == "schema_version") resource.arn_is_id = cursor_.take() != "0";
      if (key == "expressions") resource.expressions = part();
      if (key == "count_expression") resource.count = part();
      if (key == "for_each_expression") resource.for_each = part();
      if (key == "depends_on") resource.depends_on = part();
    });
    if (address.empty()) return;
    // Terraform writes them in order.
    module.resources.insert_or_assign(module.resources.end(), std::move(address),
                                      std::move(resource));
  }

  JsonCursor& cursor_;
  const Source& source_;
  Error* failure_;
};

/// What a string of JSON stands for, whatever its escapes.
std::string read_escapes(std::string_view raw) {
  const Result<Document> read = read_json_text('"' + std::string(raw) + '"');
  const auto text = read ? read->root.literal() : std::nullopt;
  return text ? *text : std::string(raw);
}

}  // namespace

const Value& LazyPart::value() const {
  static const Value absent;
  if (text_.empty()) return absent;
  if (!value_) value_ = std::make_unique<Value>(read());
  return *value_;
}

Value LazyPart::read() const {
  if (text_.empty()) return {};
  Result<Document> document = read_json_part(*source_, text_);
  if (document) return std::move(document->root);
  if (failure_ != nullptr && failure_->message.empty()) *failure_ = document.error();
  return {};
}

const ConfigModule* PlanConfiguration::find_module(std::string_view instance) const {
  const auto step = last_module_step(instance);
  if (!step) return instance.empty() ? root.get() : nullptr;
  const ConfigModule* parent = find_module(step->parent);
  if (parent == nullptr) return nullptr;
  const auto found = parent->calls.find(step->call);
  return found == parent->calls.end() ? nullptr : found->second.get();
}

void read_configuration(JsonCursor& cursor, const Source& source,
                        PlanConfiguration& configuration) {
  ConfigurationReader reader(cursor, source, configuration.failure.get());
  configuration.present = true;
  reader.each_member([&](std::string_view key) {
    if (key == "provider_config") configuration.providers = reader.part();
    if (key == "root_module") reader.read_module(*configuration.root, 0);
  });
}

const Value& constant_of(const Value& expression) {
  static const Value none;
  return expression["references"].size() > 0 ? none : expression["constant_value"];
}

// Keys of instances bring quotes into every address; the reader is for what is rare.
std::string unescape(std::string_view raw) {
  std::string plain;
  std::size_t from = 0;
  for (std::size_t at; (at = raw.find('\\', from)) != raw.npos; from = at + 2) {
    const char next = at + 1 < raw.size() ? raw[at + 1] : '\0';
    if (next != '"' && next != '\\' && next != '/') return read_escapes(raw);
    plain.append(raw, from, at - from) += next;
  }
  return plain.append(raw, from);
}

}  // namespace trailseal::terraform
