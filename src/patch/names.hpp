// Names: what the sources of a graph call the texts in it.
//
// A source is not evaluated. What its expressions yield is told by the graph: an argument
// that is `var.prefix` has there what the variable holds, and so have the parts of a
// template. Besides, every resource of a module has its identities.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "graph/resource_graph.hpp"
#include "patch/cover.hpp"
#include "patch/source_set.hpp"
#include "patch/syntax.hpp"

namespace trailseal::patch {

class Names {
 public:
  Names(const ResourceGraph& graph, SourceSet& sources)
      : graph_(graph), sources_(sources) {}

  /// What may stand in the text of a resource: names of its module, or of its template.
  const Cover& of(const Resource& resource);

  /// Whether a resource may refer to what an expression names: not where that waits for
  /// it, and not to itself.
  Cover::Allowed allowed_in(const Resource& resource) const;

  /// The expression for an attribute of a resource in the text of another one; empty where
  /// there is none (it is of another module or stack).
  std::string expression_for(const Resource& in, const std::string& address,
                             const std::string& attribute) const;

 private:
  struct Scope {
    std::vector<const Resource*> resources{};
    std::map<std::string, std::vector<std::string>> blocks{};  ///< their addresses
    std::map<std::string, std::string> locals{};               ///< as they are written
    std::unique_ptr<Cover> cover{};  ///< null until it is asked for
  };

  std::string scope_of(const Resource& resource) const;
  void sort_resources();
  void fill(const Resource& of);
  void find_locals(Scope& scope);
  void add_names(const Resource& resource, Cover& cover) const;
  void add_terraform_names(const Resource& resource, const std::string& expression,
                           Cover& cover) const;
  void add_template_names(const Resource& resource, Cover& cover) const;
  void add_environment(const Input& input, Cover& cover) const;
  void harvest_all(const Resource& resource);
  void harvest(const Resource& resource, const Value& value, Position outer);
  void harvest_terraform(const Resource& resource, const SourceFile& file,
                         const SyntaxNode& node, const Text& text);
  void harvest_template(const Resource& resource, const SyntaxNode& node,
                        const Text& text);
  void harvest_parts(const Resource& resource, std::string_view written, bool is_sub,
                     const Text& text);
  void add_expression(const Resource& resource, const std::string& name,
                      const Text& text);
  std::vector<std::string> resources_in(const std::string& expression) const;

  const ResourceGraph& graph_;
  SourceSet& sources_;
  std::map<std::string, Scope> scopes_{};
  Scope* scope_ = nullptr;  ///< at hand, and what is filled with its names
  Cover* cover_ = nullptr;
  std::string ahead_{};  ///< of names that the attribute at hand has: see Expression
  std::string behind_{};
  std::string folder_{};    ///< of the module that the resource at hand is in
  bool with_each_ = false;  ///< are `each.key` and its like names there?
  std::map<std::string, Cover> repeated_{};  ///< of resources that are one of several
};

}  // namespace trailseal::patch
