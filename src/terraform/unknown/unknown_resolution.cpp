// An unknown value can only be unknown because of something unknown: of all the places
// its expression names, those that are known drop out.
//
//   one place left, and it gives an identity   the value is that identity
//   several                                    unknown, naming all of them
//   a dynamic block                            its expressions are not in the plan either
//   a local value beside or alone              its expression is not in the plan; it may
//                                              stand for any such thing in reach, so the
//                                              rules above hold for all of those
//   only values of other types (random_id)     the one bucket whose name is made from
//                                              exactly the same ones
//   nothing                                    left to the provider's default
//
// All this is what a plan alone tells. Where its sources are at hand they answer first.
//
// Whether `[aws_s3_bucket.x.arn]` or `["${aws_s3_bucket.x.arn}/*"]` was written is not in
// the plan, so single unknowns inside a policy stay unknown.
#include "terraform/unknown/unknown_resolution.hpp"

#include <algorithm>
#include <optional>

#include "base/limits.hpp"
#include "document/known_after_apply.hpp"
#include "terraform/plan/plan_configuration.hpp"
#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/unknown/data_identity.hpp"
#include "terraform/unknown/identity_synthesis.hpp"
#include "terraform/unknown/known_beginning.hpp"

namespace trailseal::terraform {
namespace {

bool is_written_expression(const Value& value) {
  return value.is_map() && (value.find("references") || value.find("constant_value"));
}

// Can this block of the configuration have become this item? Dynamic blocks are not in
// the configuration and sets are sorted anew, so places in the lists do not tell.
bool may_be(const Value& block, const Value& item) {
  for (std::size_t i = 0; i < block.size() && block.is_map(); ++i) {
    const Value& constant = constant_of(block.items()[i]);
    const Value& value = item[block.keys()[i].name];
    if (constant.is_absent() || has_unknown(value)) continue;
    if (constant.kind() == value.kind() && !constant.is_list() && !(constant == value)) {
      return false;
    }
    if (constant.is_list() && value.is_list() &&
        (constant.size() != value.size() ||
         (value.size() == 1 && !(constant == value)))) {
      return false;
    }
  }
  return true;
}

// How many blocks are written out for a list of blocks; of any other list, all.
std::size_t blocks_in(const std::vector<const Value*>& expressions, const Value& list) {
  if (list.size() == 0 || !list.at(0).is_map()) return list.size();
  std::size_t count = 0;
  for (const Value* expression : expressions) {
    if (is_written_expression(*expression))
      return list.size();  // an attribute, not a block
    count = std::max(count, expression->is_list() ? expression->size() : 1);
  }
  return count;
}

std::string in_words(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 4;
  std::string words;
  for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i) {
    words += (i > 0 ? ", `" : "`") + names[i] + "`";
  }
  if (names.size() > kShown) {
    words += " and " + std::to_string(names.size() - kShown) + " more";
  }
  return words;
}

bool is_created(const Resource& resource) {
  return resource.change == Change::Create || resource.change == Change::Replace;
}

/// The sources tell how a policy is made. Where they are read and it is still unknown,
/// nothing that could be written in another way would help.
std::string help_for(Identity identity, const std::vector<std::string>& names,
                     bool has_sources) {
  if (identity != Identity::Policy || names.empty() || has_sources) return {};
  return "pass the directory of the plan's Terraform sources with `--source`: they "
         "show how the policy is built";
}

/// "known after apply; it may come from `a` or `b`".
std::string reason_for(const std::vector<std::string>& names, bool dynamic) {
  std::string reason = kKnownAfterApply;
  if (names.size() > 1 || (dynamic && !names.empty())) {
    reason += "; it may come from " + in_words(names);
  }
  if (!dynamic) return reason;
  return reason + (names.empty() ? "; a `dynamic` block may create it"
                                 : ", or a `dynamic` block creates it");
}

}  // namespace

UnknownResolution::UnknownResolution(PlanIndex& index, std::string path,
                                     std::string organization_id)
    : index_(index),
      resolver_(index),
      path_(std::move(path)),
      organization_id_(std::move(organization_id)),
      states_(index.resources().size(), State::Untouched) {}

void UnknownResolution::use_sources(const SourceChoice& sources, const Source& source) {
  const auto complete_one = [this](std::size_t at) {
    complete(at);
    return states_[at] == State::Done;
  };
  sources_ = std::make_unique<SourceCompletion>(index_, source, sources.tree,
                                                complete_one, sources.declared);
  has_plan_ = sources.declared == nullptr;
}

void UnknownResolution::complete_all() {
  for (std::size_t i = 0; i < index_.resources().size(); ++i) {
    if (index_.resources()[i].unread == nullptr) complete(i);
  }
}

void UnknownResolution::complete(std::size_t at) {
  if (at >= states_.size()) states_.resize(index_.resources().size(), State::Untouched);
  if (states_[at] != State::Untouched || depth_ >= kMaxDepth) return;
  states_[at] = State::Busy;
  index_.read(at);
  ++depth_;
  PlanResource& planned = index_.resources()[at];
  if (planned.live) {
    Value& attributes = planned.resource.attributes;
    for (const std::string& name : planned.unknown) {
      Expressions expressions;
      if (planned.config != nullptr) {
        const Value* expression = planned.config->expressions.value().find(name);
        if (expression != nullptr) expressions.all.push_back(expression);
      }
      if (sources_) attributes.set(name, sources_->fill(at, name, attributes[name]));
      attributes.set(name, annotate(at, attributes[name], expressions, name));
    }
    if (planned.resource.data) {
      use_beginnings(planned, path_);
      render_document(at);
      identify_key_data(at);
      if (!has_plan_) complete_unread_data(at);
    } else {
      const bool arn_is_id = planned.config == nullptr || planned.config->arn_is_id;
      synthesize_identities(planned.resource, path_, arn_is_id);
      use_beginnings(planned, path_);
    }
  }
  if (sources_) sources_->put_places(at);
  --depth_;
  states_[at] = State::Done;
}

/// Without a plan no data source has been read.
void UnknownResolution::complete_unread_data(std::size_t at) {
  Resource& data = index_.resources()[at].resource;
  synthesize_data(data, path_, organization_id_);
  refer_to_plan(data);
}

Value UnknownResolution::annotate(std::size_t at, const Value& value,
                                  const Expressions& expressions,
                                  const std::string& path) {
  if (value.is_unknown()) return settle(at, value, expressions, path);
  if (!has_unknown(value)) return value;
  if (value.is_list()) return annotate_list(at, value, expressions, path);
  Value map = value;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string& key = value.keys()[i].name;
    Expressions inner{.dynamic = expressions.dynamic};
    for (const Value* expression : expressions.all) {
      if (is_written_expression(*expression)) {
        inner.all.push_back(expression);
      } else if (const Value* member = expression->find(key)) {
        inner.all.push_back(member);
      }
    }
    map.set(key, annotate(at, value.items()[i], inner, path + "." + key));
  }
  return map;
}

Value UnknownResolution::annotate_list(std::size_t at, const Value& list,
                                       const Expressions& expressions,
                                       const std::string& path) {
  Value annotated = Value::list({}, list.position());
  // A plan does not hold `dynamic` blocks: only the sources tell that there are none.
  const bool dynamic = blocks_in(expressions.all, list) < list.size() &&
                       (!sources_ || sources_->may_have_dynamic_block(at));
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Value& item = list.at(i);
    Expressions inner{.dynamic = expressions.dynamic || dynamic};
    for (const Value* expression : expressions.all) {
      if (!expression->is_list()) {
        inner.all.push_back(expression);
        continue;
      }
      const bool aligned = expression->size() == list.size() && path == "statement";
      if (aligned && may_be(expression->at(i), item)) {
        inner.all.push_back(&expression->at(i));
        continue;
      }
      for (const Value& block : expression->items()) {
        if (may_be(block, item)) inner.all.push_back(&block);
      }
    }
    annotated.push_back(annotate(at, item, inner, path + ".*"));
  }
  return annotated;
}

Value UnknownResolution::settle(std::size_t at, const Value& unknown,
                                const Expressions& expressions, const std::string& path) {
  if (!unknown.as_unknown().origins.empty()) return unknown;  // the sources tell
  const Resource& resource = index_.resources()[at].resource;
  const Identity identity = identity_of(resource.type, path);
  Sources sources = find_sources(at, expressions, identity);
  if (sources.values.size() == 1 && sources.others.empty() && sources.locals.empty()) {
    Value value = sources.values.front();
    value.set_position(unknown.position());
    return value;
  }
  const bool in_configuration = index_.resources()[at].config != nullptr;
  if (sources.names.empty() && !sources.dynamic && in_configuration &&
      is_created(resource) && is_left_to_default(resource.type, path)) {
    return Value::null(unknown.position());
  }
  Unknown why{.reason = kKnownAfterApply,
              .origins = sources.names,
              .beginning = unknown.as_unknown().beginning};
  if (sources.others.empty() && sources.locals.empty()) why.candidates = sources.values;
  if (identity != Identity::None) {
    why.reason = reason_for(sources.names, sources.dynamic);
  }
  why.help = help_for(identity, sources.names, sources_ != nullptr);
  const bool said = identity == Identity::None && why.origins.empty() &&
                    why.candidates.empty() && why.help.empty();
  if (said && unknown.as_unknown().reason == why.reason) return unknown;
  return Value::unknown(std::move(why), unknown.position());
}

}  // namespace trailseal::terraform
