// TextTree: the sources of a configuration, written out in a test.
#pragma once

#include <map>
#include <string>

#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

/// Files by their path: `main.tf`, `modules/key/main.tf`.
class TextTree : public SourceTree {
 public:
  explicit TextTree(std::map<std::string, std::string> files) : held_(std::move(files)) {}

  std::string origin() const override { return "test"; }

  std::optional<std::string> folder_of(const ModuleAddress& module) override {
    if (!is_local_source(module.source)) return std::nullopt;
    return normal_path(module.caller + "/" + module.source);
  }

  Result<std::vector<std::string>> files_of(const std::string& folder) override {
    std::vector<std::string> names;
    for (const auto& entry : held_) {
      const std::size_t slash = entry.first.rfind('/');
      const bool nested = slash != std::string::npos;
      const std::string in = nested ? entry.first.substr(0, slash) : ".";
      if (in == folder) names.push_back(entry.first.substr(nested ? slash + 1 : 0));
    }
    return names;
  }

  Result<std::string> read(const std::string& folder, const std::string& name) override {
    const std::string path = path_of(folder, name);
    texts_[path] = held_.at(path);
    return held_.at(path);
  }

  std::string path_of(const std::string& folder, const std::string& name) const override {
    return normal_path(folder + "/" + name);
  }

  hcl::Files& files() override { return none_; }

 private:
  class None : public hcl::Files {
   public:
    Result<std::string> read(const std::string& path) override { return gone(path); }
    Result<bool> exists(const std::string&) override { return false; }
    Result<std::vector<Entry>> list(const std::string&) override {
      return std::vector<Entry>();
    }

   private:
    static Error gone(const std::string& path) {
      return Error{.message = "`" + path + "` is not there"};
    }
  };

  std::map<std::string, std::string> held_;
  None none_{};
};

}  // namespace trailseal::terraform
