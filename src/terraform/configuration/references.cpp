// Source: Terraform, internal/command/jsonconfig/expression.go.
//
//   var.a.b       var.a.b, var.a
//   x.y[0].arn    x.y[0].arn, x.y[0], x.y
//   module.m.o.p  module.m.o.p, module.m.o, module.m
//   module.m[0].o module.m[0].o, module.m[0]
//   each.value.a  each.value.a, each.value
#include "terraform/configuration/references.hpp"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include "terraform/configuration/repetition.hpp"

namespace trailseal::terraform {
namespace {

std::string step_text(const hcl::Step& step) {
  if (step.key.type().is(hcl::Type::Kind::Number)) {
    return "[" + step.key.as_number().display() + "]";
  }
  if (step.is_attribute) return "." + step.key.as_string();
  return key_text(step.key.as_string());
}

/// Steps that the shortest form of a reference has: an instance of a module is not cut
/// down to the module.
std::size_t shortest(const hcl::Traversal& traversal) {
  if (traversal.root == "data") return 2;
  const auto& steps = traversal.steps;
  const bool keyed =
      traversal.root == "module" && steps.size() > 1 &&
      (!steps[1].is_attribute || steps[1].key.type().is(hcl::Type::Kind::Number));
  return keyed ? 2 : 1;
}

class Collector {
 public:
  void collect(const hcl::Expression& expression) {
    if (const auto* traversal = std::get_if<hcl::Traversal>(&expression.node)) {
      return add(*traversal);
    }
    const auto* loop = std::get_if<hcl::ForNode>(&expression.node);
    const auto* directive = std::get_if<hcl::TemplateFor>(&expression.node);
    const std::size_t before = bound_.size();
    std::vector<hcl::Tree> children = hcl::children_of(expression);
    if (loop != nullptr || directive != nullptr) {
      const hcl::Tree& collection =
          loop != nullptr ? loop->collection : directive->collection;
      collect(*collection);
      std::erase(children, collection);
      bound_.push_back(loop != nullptr ? loop->key_name : directive->key_name);
      bound_.push_back(loop != nullptr ? loop->value_name : directive->value_name);
    }
    for (const hcl::Tree& child : children) collect(*child);
    bound_.resize(before);
  }

  std::vector<std::string> take() { return std::move(found_); }

 private:
  void add(const hcl::Traversal& traversal) {
    const bool bound =
        std::find(bound_.begin(), bound_.end(), traversal.root) != bound_.end();
    if (bound) return;
    std::string text = traversal.root;
    std::vector<std::string> forms;
    for (std::size_t i = 0; i < traversal.steps.size(); ++i) {
      text += step_text(traversal.steps[i]);
      if (i + 1 >= shortest(traversal)) forms.push_back(text);
    }
    found_.insert(found_.end(), forms.rbegin(), forms.rend());
  }

  std::vector<std::string> bound_{};
  std::vector<std::string> found_{};
};

}  // namespace

std::vector<std::string> listed_references_of(const hcl::Expression& expression) {
  Collector collector;
  collector.collect(expression);
  return collector.take();
}

std::set<std::string> references_of(const hcl::Expression& expression) {
  const std::vector<std::string> listed = listed_references_of(expression);
  return {listed.begin(), listed.end()};
}

bool has_call(const hcl::Expression& expression) {
  if (std::holds_alternative<hcl::Call>(expression.node)) return true;
  const auto children = hcl::children_of(expression);
  return std::any_of(children.begin(), children.end(),
                     [](const hcl::Tree& child) { return has_call(*child); });
}

}  // namespace trailseal::terraform
