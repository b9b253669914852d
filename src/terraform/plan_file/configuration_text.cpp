// Source: Terraform, internal/command/jsonconfig/config.go; the form is drawn in
// terraform/plan/plan_configuration.cpp, which reads it.
#include "terraform/plan_file/configuration_text.hpp"

#include <map>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "hcl/body.hpp"
#include "terraform/configuration/module.hpp"
#include "terraform/plan_file/expression_text.hpp"
#include "terraform/plan_file/provider_key.hpp"

namespace trailseal::terraform {
namespace {

class ConfigurationWriter {
 public:
  ConfigurationWriter(SourceTree& tree, const SchemaVersions& versions, JsonText& json,
                      MissingModules* missing)
      : tree_(tree), versions_(versions), json_(json), missing_(missing) {}

  Result<VariableTexts> write() {
    auto root = module_at(".");
    if (!root) return root.error();
    json_.key("configuration").open('{').key("root_module");
    if (auto done = write_module({.module = *root}); !done) return done.error();
    for (const auto& required : (*root)->required_providers) {
      providers_.emplace(required.first, Provider{.name = required.first});
    }
    if (auto done = write_providers(); !done) return done.error();
    json_.close('}');
    return std::move(defaults_);
  }

 private:
  struct Provider {
    std::string name{};
    const hcl::Body* body = nullptr;  ///< null: nobody configures it
  };

  Result<void> write_providers() {
    json_.key("provider_config").open('{');
    for (const auto& [key, provider] : providers_) {
      json_.key(key).open('{').key("name").string(provider.name);
      if (provider.body != nullptr) {
        json_.key("expressions");
        if (auto done = write_body(*provider.body, BodyOf::Provider, json_); !done)
          return done;
      }
      json_.close('}');
    }
    json_.close('}');
    return {};
  }

  Result<const Module*> module_at(const std::string& folder) {
    auto known = modules_.find(folder);
    if (known == modules_.end()) {
      known = modules_.emplace(folder, read_module(tree_, folder)).first;
    }
    if (!known->second) return known->second.error();
    return &*known->second;
  }

  Result<void> write_module(const CalledModule& at) {
    for (const auto& [name, block] : at.module->providers) {
      providers_[key_in(at, name)] = {.name = name.substr(0, name.find('.')),
                                      .body = &block.body};
    }
    json_.open('{');
    for (const auto part :
         {&ConfigurationWriter::write_resources, &ConfigurationWriter::write_outputs,
          &ConfigurationWriter::write_variables, &ConfigurationWriter::write_calls}) {
      if (auto done = (this->*part)(at); !done) return done;
    }
    json_.close('}');
    return {};
  }

  /// Data sources come last.
  Result<void> write_resources(const CalledModule& at) {
    json_.key("resources").open('[');
    for (const bool data : {false, true}) {
      for (const auto& [local, block] : at.module->resources) {
        if (local.starts_with("data.") != data) continue;
        if (auto done = write_resource(at, local, block); !done) return done;
      }
    }
    json_.close(']');
    return {};
  }

  Result<void> write_resource(const CalledModule& at, const std::string& local,
                              const ResourceBlock& block) {
    std::string provider = block.provider;
    if (provider.empty()) provider = block.type.substr(0, block.type.find('_'));
    const std::string key = provider_key(at, provider);
    providers_.emplace(key, Provider{.name = provider.substr(0, provider.find('.'))});
    json_.open('{').key("address").string(local);
    json_.key("mode").string(block.data ? "data" : "managed");
    json_.key("type").string(block.type);
    json_.key("name").string(block.name);
    json_.key("provider_config_key").string(key);
    const auto version = versions_.find(block.type);
    json_.key("schema_version").raw(version == versions_.end() ? "0" : version->second);
    write_repetition(block.count, block.for_each);
    if (auto done = write_dependencies(block.body.find("depends_on")); !done) return done;
    json_.key("expressions");
    if (auto done = write_body(block.body, BodyOf::Resource, json_); !done) return done;
    json_.close('}');
    return {};
  }

  void write_repetition(const hcl::Tree& count, const hcl::Tree& for_each) {
    if (count != nullptr) {
      json_.key("count_expression");
      write_expression(*count, json_);
    } else if (for_each != nullptr) {
      json_.key("for_each_expression");
      write_expression(*for_each, json_);
    }
  }

  Result<void> write_dependencies(const hcl::Argument* argument) {
    if (argument == nullptr) return {};
    json_.key("depends_on");
    return write_depends_on(*argument, json_);
  }

  Result<void> write_outputs(const CalledModule& at) {
    json_.key("outputs").open('{');
    for (const auto& [name, block] : at.module->outputs) {
      json_.key(name).open('{');
      if (block.sensitive) json_.key("sensitive").boolean(true);
      if (block.value) {
        json_.key("expression");
        if (auto done = write_argument(*block.value, json_); !done) return done;
      }
      if (auto done = write_dependencies(block.depends_on ? &*block.depends_on : nullptr);
          !done)
        return done;
      json_.close('}');
    }
    json_.close('}');
    return {};
  }

  Result<void> write_variables(const CalledModule& at) {
    json_.key("variables").open('{');
    for (const auto& [name, block] : at.module->variables) {
      json_.key(name).open('{');
      if (block.sensitive) json_.key("sensitive").boolean(true);
      if (block.fallback) {
        const Result<hcl::Tree> tree = hcl::tree_of(*block.fallback);
        if (!tree) return tree.error();
        JsonText constant;
        if (write_constant(**tree, constant)) {
          json_.key("default").raw(constant.text());
          if (at.caller == nullptr) defaults_[name] = constant.take();
        }
      }
      json_.close('}');
    }
    json_.close('}');
    return {};
  }

  Result<void> write_calls(const CalledModule& at) {
    if (at.depth >= kMaxModuleDepth) {
      return Error{.message = "modules are nested more than " +
                              std::to_string(kMaxModuleDepth) + " levels deep"};
    }
    json_.key("module_calls").open('{');
    for (const auto& [name, block] : at.module->calls) {
      json_.key(name).open('{').key("source").string(block.source);
      write_repetition(block.count, block.for_each);
      if (auto done = write_dependencies(block.body.find("depends_on")); !done)
        return done;
      json_.key("expressions");
      if (auto done = write_body(block.body, BodyOf::Call, json_); !done) return done;
      if (auto done = write_called(at, name, block); !done) return done;
      json_.close('}');
    }
    json_.close('}');
    return {};
  }

  Result<void> write_called(const CalledModule& at, const std::string& name,
                            const CallBlock& block) {
    const std::string calls = at.calls.empty() ? name : at.calls + "." + name;
    const auto folder = tree_.folder_of(
        {.calls = calls, .caller = at.module->folder, .source = block.source});
    if (!folder && missing_ != nullptr) {
      missing_->insert(calls);
      json_.key("module").open('{').close('}');
      return {};
    }
    if (!folder) {
      return Error{.message =
                       "the sources of `module." + name + "` are not in the plan file"};
    }
    auto module = module_at(*folder);
    if (!module) return module.error();
    json_.key("module");
    return write_module({.module = *module,
                         .calls = calls,
                         .caller = &at,
                         .block = &block,
                         .depth = at.depth + 1});
  }

  SourceTree& tree_;
  const SchemaVersions& versions_;
  JsonText& json_;
  MissingModules* missing_;
  std::map<std::string, Result<Module>> modules_{};
  std::map<std::string, Provider> providers_{};
  VariableTexts defaults_{};  ///< of the root module
};

}  // namespace

Result<VariableTexts> write_configuration(SourceTree& tree,
                                          const SchemaVersions& versions, JsonText& json,
                                          MissingModules* missing) {
  return ConfigurationWriter(tree, versions, json, missing).write();
}

}  // namespace trailseal::terraform
