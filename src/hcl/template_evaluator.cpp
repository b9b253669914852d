// Templates: parts that are converted to text and joined. An unknown part stays a symbol
// among the pieces.
#include "base/limits.hpp"
#include "hcl/access.hpp"
#include "hcl/candidate.hpp"
#include "hcl/conversion.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/operators.hpp"

namespace trailseal::hcl {
namespace {

/// A part as text, or the reason why it has none.
Result<Value> part_as_text(const Value& part, bool& may_fail) {
  if (part.is_null()) {
    return Error{.message = "a null value cannot be part of a string",
                 .help = "`coalesce` gives a value in place of null"};
  }
  if (part.is_known()) {
    auto text = convert(part, Type::string());
    if (text) return text;
    return Error{.message = "a " + description_of(part) + " cannot be part of a string",
                 .help = "`jsonencode` or `join` converts it to a string"};
  }
  if (!part.is_never_null() || !part.type().is_primitive()) may_fail = true;
  auto text = convert(part, Type::string());
  if (text) return text;
  // Terraform reports an unknown list only once it is known.
  return derived_unknown(Type::string(), "template", {&part, 1});
}

Result<Value> joined(std::span<const Value> parts, bool& may_fail) {
  const Operation again = [&](std::span<const Value> chosen) {
    return joined(chosen, may_fail);
  };
  if (auto chosen = over_candidates("template", parts, may_fail, again)) return *chosen;
  Text text;
  std::string literal;
  std::size_t size = 0;
  bool is_known = true;
  for (const Value& part : parts) {
    auto piece = part_as_text(part, may_fail);
    if (!piece) return piece;
    if (piece->is_known()) {
      size += piece->as_string().size();
      if (size > kMaxMadeBytes) return Error{.message = "the string is too large"};
      if (is_known) literal += piece->as_string();
    }
    if (is_known && !piece->is_known()) {
      text.append(Text(literal));
      is_known = false;
    }
    if (!is_known) text.append(piece->text());
  }
  return is_known ? Value::string(literal) : Value::text(text);
}

}  // namespace

Result<Value> Evaluator::text_of(const Template& node, const Place&) {
  Values parts;
  bool is_sensitive = false;
  for (const Tree& tree : node.parts) {
    auto part = value_of(tree);
    if (!part) return part;
    is_sensitive = is_sensitive || part->has_sensitive_part();
    // Checked part by part, so that the error has the place of its part.
    bool ignored = false;
    if (part->what().candidates.empty()) {
      auto text = part_as_text(*part, ignored);
      if (!text) return at_place(text.error(), tree->place);
    }
    parts.push_back(part->without_marks());
  }
  auto text = joined(parts, may_fail_);
  if (text && is_sensitive) return text->as_sensitive();
  return text;
}

Result<Value> Evaluator::template_if(const TemplateIf& node, const Place& place) {
  const Tree nothing = make_tree(Literal{.value = Value::string("")}, Place{});
  const Tree& no = node.no ? node.no : nothing;
  return conditional(Conditional{.condition = node.condition, .yes = node.yes, .no = no},
                     place);
}

Result<Value> Evaluator::template_for(const TemplateFor& node, const Place& place) {
  const ForNode loop{.key_name = node.key_name,
                     .value_name = node.value_name,
                     .collection = node.collection,
                     .value = node.body};
  auto parts = for_result(loop, place);
  if (!parts) return parts;
  const bool is_sensitive = parts->has_sensitive_part();
  const Operation join = [&](std::span<const Value> chosen) -> Result<Value> {
    if (chosen[0].is_known()) {
      return joined(chosen[0].without_marks().items(), may_fail_);
    }
    return derived_unknown(Type::string(), "template", chosen);
  };
  auto chosen = over_candidates("template", {&*parts, 1}, may_fail_, join);
  auto text = chosen ? *chosen : join({&*parts, 1});
  if (text && is_sensitive) return text->as_sensitive();
  return text;
}

}  // namespace trailseal::hcl
