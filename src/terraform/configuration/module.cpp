#include "terraform/configuration/module.hpp"

#include <algorithm>
#include <array>

#include "base/limits.hpp"
#include "hcl/evaluator.hpp"
#include "terraform/configuration/block_fields.hpp"
#include "terraform/configuration/module_files.hpp"
#include "terraform/configuration/override.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

constexpr std::array kMetaArguments{
    "count"sv,     "for_each"sv,   "provider"sv,    "depends_on"sv,
    "lifecycle"sv, "connection"sv, "provisioner"sv,
};
constexpr std::array kCallArguments{
    "count"sv, "for_each"sv, "providers"sv, "source"sv, "version"sv, "depends_on"sv,
};

/// Puts what the blocks of one file declare into a module. In an override file they
/// change what is there.
class ModuleReader {
 public:
  explicit ModuleReader(Module& module) : module_(module) {}

  Result<void> read(const hcl::Body& body, bool is_override) {
    is_override_ = is_override;
    using Read = Result<void> (ModuleReader::*)(const hcl::Block&);
    struct Row {
      const char* type;
      std::size_t labels;
      Read read;
    };
    constexpr std::array rows{
        Row{"variable", 1, &ModuleReader::variable},
        Row{"locals", 0, &ModuleReader::locals},
        Row{"output", 1, &ModuleReader::output},
        Row{"module", 1, &ModuleReader::call},
        Row{"resource", 2, &ModuleReader::resource},
        Row{"data", 2, &ModuleReader::resource},
        Row{"provider", 1, &ModuleReader::provider},
        Row{"import", 0, &ModuleReader::import},
        Row{"terraform", 0, &ModuleReader::settings},
    };
    for (const Row& row : rows) {
      const Result<std::vector<hcl::Block>> blocks =
          hcl::blocks_of(body, row.type, row.labels);
      if (!blocks) return blocks.error();
      for (const hcl::Block& block : *blocks) {
        if (auto done = (this->*row.read)(block); !done) return done.error();
      }
    }
    return {};
  }

 private:
  /// The place of a block in its map: a new one, or the one that an override changes.
  template <typename T>
  Result<T*> slot(std::map<std::string, T>& map, const std::string& name,
                  const hcl::Block& block, const std::string& what) {
    const auto found = map.find(name);
    if (is_override_ && found == map.end()) {
      return hcl::at_place(
          {.message = "there is no " + what + " `" + name + "` to override"},
          block.place);
    }
    if (!is_override_ && found != map.end()) {
      return hcl::at_place({.message = what + " `" + name + "` is declared twice"},
                           block.place);
    }
    T* const item = &map[name];
    if (!is_override_) item->place = block.place;
    return item;
  }

  Result<void> variable(const hcl::Block& block) {
    auto item = slot(module_.variables, block.labels[0], block, "variable");
    if (!item) return item.error();
    VariableBlock& variable = **item;
    if (const auto* type = block.body.find("type")) variable.type = *type;
    if (const auto* fallback = block.body.find("default")) variable.fallback = *fallback;
    variable.nullable = flag_of(block.body, "nullable").value_or(variable.nullable);
    variable.sensitive = flag_of(block.body, "sensitive").value_or(variable.sensitive);
    return {};
  }

  Result<void> locals(const hcl::Block& block) {
    for (const hcl::Argument& argument : block.body.arguments) {
      const bool known = module_.locals.count(argument.name) > 0;
      if (known != is_override_) {
        const std::string problem =
            known ? "is declared twice" : "does not exist, so it cannot be overridden";
        return hcl::at_place(
            {.message = "local value `" + argument.name + "` " + problem},
            argument.place);
      }
      module_.locals[argument.name] = argument;
    }
    return {};
  }

  Result<void> output(const hcl::Block& block) {
    auto item = slot(module_.outputs, block.labels[0], block, "output");
    if (!item) return item.error();
    OutputBlock& output = **item;
    if (const auto* value = block.body.find("value")) output.value = *value;
    if (const auto* given = block.body.find("depends_on")) output.depends_on = *given;
    output.sensitive = flag_of(block.body, "sensitive").value_or(output.sensitive);
    if (output.value) return {};
    return hcl::at_place({.message = "output `" + block.labels[0] + "` has no `value`"},
                         block.place);
  }

  Result<void> call(const hcl::Block& block) {
    auto item = slot(module_.calls, block.labels[0], block, "module");
    if (!item) return item.error();
    CallBlock& call = **item;
    merge_body(call.body, block.body);
    call.source = text_of(call.body, "source").value_or("");
    if (const auto* providers = call.body.find("providers")) {
      call.providers = provider_names(*providers);
    }
    return read_repetition(call);
  }

  Result<void> resource(const hcl::Block& block) {
    const bool data = block.type == "data";
    const std::string name = block.labels[0] + "." + block.labels[1];
    auto item = slot(module_.resources, (data ? "data." : "") + name, block,
                     data ? "data source" : "resource");
    if (!item) return item.error();
    ResourceBlock& resource = **item;
    resource.type = block.labels[0];
    resource.name = block.labels[1];
    resource.data = data;
    merge_body(resource.body, block.body);
    if (const auto* provider = resource.body.find("provider")) {
      resource.provider = reference_of(*provider);
    }
    return read_repetition(resource);
  }

  template <typename T>
  static Result<void> read_repetition(T& item) {
    const auto read = [&](const char* name, hcl::Tree& tree) -> Result<void> {
      const hcl::Argument* argument = item.body.find(name);
      if (argument == nullptr) return {};
      const Result<hcl::Tree> found = hcl::tree_of(*argument);
      if (!found) return found.error();
      tree = *found;
      return {};
    };
    if (auto done = read("count", item.count); !done) return done.error();
    return read("for_each", item.for_each);
  }

  Result<void> provider(const hcl::Block& block) {
    const auto alias = text_of(block.body, "alias");
    const std::string name = block.labels[0] + (alias ? "." + *alias : "");
    ProviderBlock& provider = module_.providers[name];
    merge_body(provider.body, block.body);
    provider.place = block.place;
    return {};
  }

  Result<void> settings(const hcl::Block& block) {
    const auto blocks = hcl::blocks_of(block.body, "required_providers", 0);
    if (!blocks) return blocks.error();
    for (const hcl::Block& required : *blocks) {
      for (const hcl::Argument& argument : required.body.arguments) {
        module_.required_providers[argument.name] = version_of(argument);
      }
    }
    return {};
  }

  /// `{ source = "hashicorp/aws", version = "~> 5.0" }`, or the version alone.
  static std::string version_of(const hcl::Argument& argument) {
    Result<hcl::Value> value = Error{};
    if (argument.json != nullptr) {
      value = hcl::json_constant(*argument.json);
    } else {
      hcl::NamedScope none;
      value = hcl::Evaluator(none).evaluate(*argument.value);
    }
    if (!value || !value->is_known() || value->is_null()) return {};
    const hcl::Value* version =
        value->type().is_keyed() ? value->member("version") : &*value;
    const bool is_text = version != nullptr && version->is_known() &&
                         !version->is_null() &&
                         version->type().is(hcl::Type::Kind::String);
    return is_text ? version->as_string() : std::string();
  }

  Result<void> import(const hcl::Block& block) {
    const hcl::Argument* to = block.body.find("to");
    const hcl::Argument* id = block.body.find("id");
    if (to != nullptr && id != nullptr) module_.imports[reference_of(*to)] = *id;
    return {};
  }

  Module& module_;
  bool is_override_ = false;
};

}  // namespace

bool is_meta_argument(std::string_view name) {
  return std::find(kMetaArguments.begin(), kMetaArguments.end(), name) !=
         kMetaArguments.end();
}

bool is_call_argument(std::string_view name) {
  return std::find(kCallArguments.begin(), kCallArguments.end(), name) !=
         kCallArguments.end();
}

Result<Module> read_module(SourceTree& tree, const std::string& folder) {
  const Result<std::vector<std::string>> names = tree.files_of(folder);
  if (!names) return names.error();
  const ModuleFileNames files = module_files(*names);
  Module module{.folder = folder, .value_files = files.values};
  ModuleReader reader(module);
  for (const auto* group : {&files.main, &files.overrides}) {
    for (const std::string& name : *group) {
      const Result<std::string> text = tree.read(folder, name);
      if (!text) return text.error();
      const Result<hcl::Body> body = read_body(tree.path_of(folder, name), *text);
      if (!body) return body.error();
      if (auto done = reader.read(*body, group == &files.overrides); !done)
        return done.error();
    }
  }
  return module;
}

}  // namespace trailseal::terraform
