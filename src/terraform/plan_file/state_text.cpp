// Source: Terraform, internal/states/statefile/version4.go and
// internal/command/jsonstate/state.go.
//
//   state     { version: 4, resources: [{ module, mode, type, name, provider,
//               instances: [{ index_key, deposed, schema_version, attributes,
//                             sensitive_attributes: [path] }] }] }
//   path      [{ type: "get_attr", value: "tags" },
//              { type: "index", value: { value: "A", type: "string" } }]
//
// What the attributes are is passed on as it is written.
#include "terraform/plan_file/state_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "document/json_cursor.hpp"
#include "terraform/configuration/repetition.hpp"
#include "terraform/plan/address.hpp"
#include "terraform/plan/plan_configuration.hpp"
#include "terraform/plan_file/sensitive_marks.hpp"

namespace trailseal::terraform {
namespace {

/// The spans of a resource, in whatever order its members stand.
struct StateResource {
  std::string module{};
  bool data = false;
  std::string type{};
  std::string name{};
  std::string_view instances{};
};

struct StateInstance {
  std::string_view key{};  ///< as written: a number or a string in quotes
  bool deposed = false;
  std::string_view schema_version = "0";
  std::string_view attributes{};
  std::string_view sensitive{};
};

/// JSON on one line: a raw end of a line stands between tokens only.
std::string on_one_line(std::string_view json) {
  std::string text(json);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

class StateWriter {
 public:
  StateWriter(const Source& state, StateExtent extent, JsonText& json)
      : source_(state), extent_(extent), json_(json) {}

  Result<StateSummary> write() {
    JsonCursor cursor(source_);
    std::string version;
    std::string_view resources;
    if (cursor.enter_object()) {
      while (const auto key = cursor.next_member()) {
        if (*key == "version") version = cursor.take();
        if (*key == "resources") resources = cursor.take();
      }
    }
    if (cursor.failed()) return unreadable("it is malformed");
    if (version != "4") {
      return unreadable("its format is version " + (version.empty() ? "?" : version));
    }
    if (!resources.empty()) write_resources(resources);
    if (!summary_.is_empty) json_.close(']').close('}').close('}').close('}');
    return std::move(summary_);
  }

 private:
  Error unreadable(const std::string& why) const {
    return {.message = "the state inside the plan file cannot be read: " + why,
            .path = source_.path()};
  }

  void write_resources(std::string_view part) {
    JsonCursor cursor(source_, part);
    if (!cursor.enter_list()) return;
    while (cursor.next_item()) {
      StateResource resource;
      if (!cursor.enter_object()) continue;
      while (const auto key = cursor.next_member()) {
        if (*key == "module")
          resource.module = unescape(cursor.take_string().value_or(""));
        if (*key == "mode") resource.data = cursor.take_string() == "data";
        if (*key == "type") resource.type = cursor.take_string().value_or("");
        if (*key == "name") resource.name = cursor.take_string().value_or("");
        if (*key == "instances") resource.instances = cursor.take();
      }
      if (!resource.instances.empty()) write_instances(resource);
    }
  }

  void write_instances(const StateResource& resource) {
    JsonCursor cursor(source_, resource.instances);
    if (!cursor.enter_list()) return;
    while (cursor.next_item()) {
      StateInstance instance;
      if (!cursor.enter_object()) continue;
      while (const auto key = cursor.next_member()) {
        if (*key == "index_key") instance.key = cursor.take();
        if (*key == "deposed") instance.deposed = true;
        if (*key == "schema_version") instance.schema_version = cursor.take();
        if (*key == "attributes") instance.attributes = cursor.take();
        if (*key == "sensitive_attributes") instance.sensitive = cursor.take();
      }
      write_instance(resource, instance);
    }
  }

  void write_instance(const StateResource& resource, const StateInstance& instance) {
    if (!resource.data) {
      summary_.schema_versions[resource.type] = instance.schema_version;
      if (extent_ == StateExtent::DataSources) return;
    }
    if (summary_.is_empty) {
      summary_.is_empty = false;
      json_.key("prior_state").open('{').key("values").open('{');
      json_.key("root_module").open('{').key("resources").open('[');
    }
    json_.open('{').key("address").string(address_of(resource, instance));
    json_.key("mode").string(resource.data ? "data" : "managed");
    json_.key("type").string(resource.type);
    if (instance.deposed) json_.key("deposed_key").boolean(true);
    if (!instance.attributes.empty()) {
      json_.key("values").raw(on_one_line(instance.attributes));
    }
    SensitiveMarks marks = marks_of(instance.sensitive);
    marks.add_secrets_of(resource.type);
    json_.key("sensitive_values");
    marks.write(json_);
    json_.close('}');
  }

  static std::string address_of(const StateResource& resource,
                                const StateInstance& instance) {
    std::string_view written = instance.key;
    std::string key;
    if (written.starts_with('"')) {
      key = key_text(unescape(written.substr(1, written.size() - 2)));
    } else if (!written.empty()) {
      key = "[" + std::string(written) + "]";
    }
    return join_address(resource.module, std::string(resource.data ? "data." : "") +
                                             resource.type + "." + resource.name + key);
  }

  SensitiveMarks marks_of(std::string_view paths) const {
    SensitiveMarks marks;
    if (paths.empty()) return marks;
    JsonCursor cursor(source_, paths);
    if (!cursor.enter_list()) return marks;
    while (cursor.next_item()) {
      SensitiveMarks* at = &marks;
      if (!cursor.enter_list()) continue;
      while (cursor.next_item()) at = step(cursor, at);
      if (at != nullptr) at->set();
    }
    return marks;
  }

  /// The mark below; where the step leads into a set, all of it counts: null, once that
  /// is said.
  static SensitiveMarks* step(JsonCursor& cursor, SensitiveMarks* at) {
    std::optional<std::string> name;
    std::string_view index;
    if (!cursor.enter_object()) return at;
    while (const auto key = cursor.next_member()) {
      if (*key != "value") continue;
      if (const auto text = cursor.take_string()) {
        name = unescape(*text);
      } else if (cursor.enter_object()) {
        read_index(cursor, name, index);
      }
    }
    if (at == nullptr) return nullptr;
    if (name) return &at->member(*name);
    if (index.empty() || index.find_first_not_of("0123456789") != index.npos ||
        index.size() > 6) {
      at->set();
      return nullptr;
    }
    return &at->element(std::stoul(std::string(index)));
  }

  static void read_index(JsonCursor& cursor, std::optional<std::string>& name,
                         std::string_view& index) {
    while (const auto key = cursor.next_member()) {
      if (*key != "value") continue;
      if (const auto text = cursor.take_string()) {
        name = unescape(*text);
      } else {
        index = cursor.take();
      }
    }
  }

  const Source& source_;
  StateExtent extent_;
  JsonText& json_;
  StateSummary summary_{};
};

}  // namespace

Result<StateSummary> write_prior_state(const Source& state, StateExtent extent,
                                       JsonText& json) {
  return StateWriter(state, extent, json).write();
}

}  // namespace trailseal::terraform
