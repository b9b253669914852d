#include "terraform/unknown/source_completion.hpp"

#include <algorithm>
#include <set>

#include "aws/resource_kind.hpp"
#include "document/json_reader.hpp"
#include "terraform/configuration/block_value.hpp"
#include "terraform/configuration/heredoc.hpp"
#include "terraform/configuration/source_waivers.hpp"
#include "terraform/plan/identity_table.hpp"
#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/unknown/plan_agreement.hpp"
#include "terraform/unknown/required_name.hpp"

namespace trailseal::terraform {
namespace {

std::set<std::string> block_types_of(const std::string& type) {
  if (kind_of(type) != ResourceKind::PolicyDocument) return {};
  return {"statement", "principals", "not_principals", "condition"};
}

/// Do the parts that the plan knows lie where the evaluated value has them?
bool fits(const Value& planned, const Value& evaluated) {
  if (planned.is_unknown() || evaluated.is_unknown()) return true;
  if (planned.is_list() && evaluated.is_list()) {
    if (planned.size() != evaluated.size()) return false;
    for (std::size_t i = 0; i < planned.size(); ++i) {
      if (!fits(planned.at(i), evaluated.at(i))) return false;
    }
    return true;
  }
  if (planned.is_map() && evaluated.is_map()) {
    for (std::size_t i = 0; i < evaluated.size(); ++i) {
      const Value& own = planned[evaluated.keys()[i].name];
      if (!own.is_absent() && !fits(own, evaluated.items()[i])) return false;
    }
    return true;
  }
  return planned.is_unset() || planned == evaluated ||
         equal(planned.as_text(), evaluated.as_text()) == Verdict::Holds;
}

/// The value with this place wherever it has none in the sources.
Value placed(const Value& value, Position place) {
  const bool has_own = value.position().file > 0;
  const Position own = has_own ? value.position() : place;
  if (value.is_map()) {
    Value map = Value::map(own);
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Value::Key& key = value.keys()[i];
      map.add(key.name, placed(value.items()[i], own),
              key.position.file > 0 ? key.position : own);
    }
    return map;
  }
  if (value.is_list()) {
    Value list = Value::list({}, own);
    for (const Value& item : value.items()) list.push_back(placed(item, own));
    return list;
  }
  Value leaf = value;
  leaf.set_position(own);
  return leaf;
}

Value placed(const Value& value, const hcl::Body& body, Position place,
             SourceFiles& files);

bool has_dynamic_block(const hcl::Body& body) {
  return std::any_of(body.blocks.begin(), body.blocks.end(), [](const hcl::Block& block) {
    return block.type == "dynamic" || has_dynamic_block(block.body);
  });
}

/// Does a sensitive argument stand on the block's own line, which reports show?
bool shows_sensitive(const Value& attributes, const ResourceBlock& block) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (!attributes.items()[i].is_sensitive()) continue;
    const hcl::Argument* argument = block.body.find(attributes.keys()[i].name);
    if (argument != nullptr && argument->place.line == block.place.line) return true;
  }
  return false;
}

/// A list of blocks: each item has the place of the block that made it, where the blocks
/// can be told apart.
Value placed_blocks(const Value& list, const std::vector<const hcl::Block*>& blocks,
                    SourceFiles& files) {
  Value made = Value::list({}, files.position_of(blocks.front()->place));
  for (std::size_t i = 0; i < list.size(); ++i) {
    const hcl::Block& block = *blocks[blocks.size() == list.size() ? i : 0];
    made.push_back(placed(list.at(i), block.body, files.position_of(block.place), files));
  }
  return made;
}

/// A resource or a block: its members have the places of its arguments and blocks.
Value placed(const Value& value, const hcl::Body& body, Position place,
             SourceFiles& files) {
  if (!value.is_map()) return placed(value, place);
  Value map = Value::map(place);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string& name = value.keys()[i].name;
    const Value& member = value.items()[i];
    std::vector<const hcl::Block*> blocks;
    for (const hcl::Block& block : body.blocks) {
      const bool dynamic = block.type == "dynamic" && block.labels.front() == name;
      if (block.type == name || dynamic) blocks.push_back(&block);
    }
    const hcl::Argument* argument = body.find(name);
    Position own = place;
    if (argument != nullptr && !member.is_sensitive()) {
      own = files.position_of(argument->place);
    }
    if (!blocks.empty() && member.is_list()) {
      map.add(name, placed_blocks(member, blocks, files), own);
    } else {
      // The line of a sensitive value is not shown: the block's is.
      map.add(name,
              placed(member.is_sensitive() ? without_positions(member) : member, own),
              own);
    }
  }
  return map;
}

/// Where the sources do not tell a value either, the plan may still say how it begins.
Value with_beginning_of(const Value& planned, const Value& evaluated) {
  const Text& beginning = planned.as_unknown().beginning;
  if (!evaluated.is_unknown() || beginning.empty()) return evaluated;
  trailseal::Unknown why = evaluated.as_unknown();
  why.beginning = beginning;
  return Value::unknown(std::move(why), evaluated.position());
}

}  // namespace

Value merge_unknown(const Value& planned, const Value& evaluated) {
  if (evaluated.is_absent()) return planned;
  if (planned.is_unknown()) return with_beginning_of(planned, evaluated);
  if (!has_unknown(planned)) return planned;
  if (planned.is_list() && evaluated.is_map()) {
    return merge_unknown(planned, Value::list({evaluated}, evaluated.position()));
  }
  if (planned.is_list() && evaluated.is_list()) {
    if (!fits(planned, evaluated)) return evaluated;
    Value list = Value::list({}, evaluated.position());
    for (std::size_t i = 0; i < planned.size(); ++i) {
      list.push_back(merge_unknown(planned.at(i), evaluated.at(i)));
    }
    return list;
  }
  if (!planned.is_map() || !evaluated.is_map()) return planned;
  Value map = planned;
  map.set_position(evaluated.position());
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const std::string& key = planned.keys()[i].name;
    map.set(key, merge_unknown(planned.items()[i], evaluated[key]));
  }
  return map;
}

SourceCompletion::SourceCompletion(PlanIndex& index, const Source& source,
                                   std::shared_ptr<SourceTree> tree,
                                   PlanValues::Complete complete,
                                   std::shared_ptr<DeclaredConfiguration> declared)
    : index_(index),
      declared_(std::move(declared)),
      values_(index, source, files_, std::move(complete)),
      modules_(std::move(tree), values_) {
  if (declared_) values_.ask_else(&declared_->values);
}

std::optional<SourceCompletion::Site> SourceCompletion::site_of(std::size_t at) {
  const Address& address = index_.resources()[at].address;
  const Result<ModuleInstance*> module = modules_.find(address.module);
  if (!module) {
    modules_.report(module.error());
    return std::nullopt;
  }
  const std::string local = address.local();
  const auto block = (*module)->module().resources.find(local);
  if (block == (*module)->module().resources.end()) return std::nullopt;
  Site site{.module = *module, .block = &block->second, .local = local};
  if (block->second.is_repeated()) {
    site.iteration = (*module)->resource_repetition(local).at(address.key);
  }
  return site;
}

bool SourceCompletion::is_changed(const Site& site, const std::string& attribute) {
  const hcl::Argument* argument = site.block->body.find(attribute);
  const ExpressionSite where{
      .calls = site.module->calls(),
      .kind = "argument",
      .block = site.local,
      .name = attribute,
      .place = argument != nullptr ? argument->place : site.block->place};
  const Value* planned = planned_expression(index_.parts().configuration, where);
  if (planned == nullptr || agrees(*planned, site.block->body, attribute)) return false;
  values_.object(disagreement(where));
  return true;
}

Value SourceCompletion::fill(std::size_t at, const std::string& attribute,
                             const Value& planned) {
  const Result<Value> value = evaluate(at, attribute);
  if (value) return merge_unknown(planned, *value);
  modules_.report(value.error());
  if (!declared_) return planned;
  // Nothing else tells what it is: no guess may come from what the expression names.
  const std::string name = index_.resources()[at].resource.address + "." + attribute;
  return Value::unknown(
      {.reason = value.error().message, .help = value.error().help, .origins = {name}},
      planned.position());
}

Result<Value> SourceCompletion::evaluate(std::size_t at, const std::string& attribute) {
  const std::optional<Site> site = site_of(at);
  if (!site || is_changed(*site, attribute)) return Value();
  BlockValue block(*site->module, site->iteration, block_types_of(site->block->type));
  auto value = block.part(site->block->body, attribute);
  if (!value) return value.error();
  if (!*value) return Value();
  if (declared_ && is_required_name(site->block->type, attribute)) {
    *value = never_null(**value);
  }
  Value document = to_document(**value, files_, holds_policy(attribute));
  return holds_policy(attribute) ? with_heredoc_read(std::move(document))
                                 : std::move(document);
}

/// A policy written as JSON in a heredoc: its statements have the lines on which they
/// stand. What is sensitive is left as it is.
Value SourceCompletion::with_heredoc_read(Value policy) {
  if (!policy.is_text() || policy.as_text().is_sensitive()) return policy;
  const hcl::Place place = files_.place_of(policy.position());
  if (place.path == nullptr) return policy;
  const std::string source = modules_.tree().text_of(*place.path);
  auto document = read_heredoc(policy.as_text(), policy.position(), source);
  return document ? std::move(*document) : std::move(policy);
}

std::vector<std::string> SourceCompletion::names_of(std::size_t at) {
  const std::optional<Site> site = site_of(at);
  if (!site) return {};
  auto names = BlockValue(*site->module, site->iteration).names_in(site->block->body);
  std::erase_if(names, [](const std::string& name) { return is_meta_argument(name); });
  return names;
}

bool SourceCompletion::may_have_dynamic_block(std::size_t at) {
  const std::optional<Site> site = site_of(at);
  return !site || has_dynamic_block(site->block->body);
}

void SourceCompletion::put_places(std::size_t at) {
  Resource& resource = index_.resources()[at].resource;
  // No result points at what tells where everything is, which every module has.
  const KindRow* row = find_kind(resource.type);
  if (resource.data && row != nullptr && row->data == Keep::Always) return;
  const std::optional<Site> site = site_of(at);
  if (!site) return;
  if (shows_sensitive(resource.attributes, *site->block)) return;
  const Position block = files_.position_of(site->block->place);
  resource.position = block;
  put_statement_places(at);
  resource.attributes = placed(resource.attributes, site->block->body, block, files_);
}

// A policy whose text the plan knows: where the sources give the very same document, its
// statements have the places that they have there.
void SourceCompletion::put_statement_places(std::size_t at) {
  Value& attributes = index_.resources()[at].resource.attributes;
  const std::vector<Value::Key> keys = attributes.keys();
  for (const Value::Key& key : keys) {
    const Value known = attributes[key.name];
    const auto text = known.literal();
    if (!text || !text->starts_with('{') || known.is_sensitive()) continue;
    if (!holds_policy(key.name)) continue;
    const Result<Document> document = read_json_text(*text);
    const Result<Value> evaluated = evaluate(at, key.name);
    if (!document || !evaluated || !evaluated->is_map()) continue;
    if (document->warnings.empty() && document->root == *evaluated) {
      attributes.set(key.name, *evaluated);
    }
  }
}

std::optional<Value> SourceCompletion::provider_argument(const std::string& key,
                                                         const std::string& argument) {
  const std::size_t colon = key.rfind(':');
  const bool nested = colon != std::string::npos;
  const Result<ModuleInstance*> module =
      modules_.find(nested ? key.substr(0, colon) : std::string());
  if (!module) return std::nullopt;
  const auto& providers = (*module)->module().providers;
  const auto provider = providers.find(nested ? key.substr(colon + 1) : key);
  if (provider == providers.end()) return std::nullopt;
  const std::size_t dot = argument.find('.');
  const auto value =
      BlockValue(**module, {}).part(provider->second.body, argument.substr(0, dot));
  if (!value || !*value) return std::nullopt;
  Value found = to_document(declared_ ? first_never_null(**value) : **value, files_);
  if (dot == std::string::npos) return found.is_list() ? Value(found.at(0)) : found;
  if (found.is_list() && found.size() > 0) found = Value(found.at(found.size() - 1));
  return Value(found[argument.substr(dot + 1)]);
}

std::vector<SourceText> SourceCompletion::source_files() {
  std::vector<SourceText> files;
  for (const std::string& path : files_.paths()) {
    files.push_back({.path = path, .text = modules_.tree().text_of(path)});
  }
  return files;
}

std::vector<PlacedWaiver> SourceCompletion::waivers() {
  std::vector<PlacedWaiver> waivers = waivers_in(modules_.tree());
  if (waivers.empty()) return waivers;
  for (std::size_t at = 0; at < index_.resources().size(); ++at) {
    const PlanResource& planned = index_.resources()[at];
    if (planned.unread != nullptr) continue;
    const std::optional<Site> site = site_of(at);
    if (!site) continue;
    name_resource(*site->module, site->block->place, planned.resource.address, waivers);
  }
  return waivers;
}

std::vector<Error> SourceCompletion::warnings() {
  std::vector<Error> warnings = values_.objections();
  for (Error& refusal : modules_.tree().refusals())
    warnings.push_back(std::move(refusal));
  if (!declared_) return warnings;
  for (const Error& problem : modules_.problems()) warnings.push_back(problem);
  return warnings;
}

}  // namespace trailseal::terraform
