// The types that make stacks, and where their template stands (AWS CloudFormation
// Template Reference, "AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet"; AWS
// SAM Developer Guide, "AWS::Serverless::Application"):
//
//   AWS::CloudFormation::Stack      TemplateURL            a path until it is packaged
//   AWS::Serverless::Application    Location               the same
//   AWS::CloudFormation::StackSet   TemplateBody           text
//                                   TemplateURL            as above
#include "cloudformation/template/nested_stacks.hpp"

#include <algorithm>
#include <utility>

#include "aws/resource_kind.hpp"
#include "base/suggest.hpp"
#include "base/word_list.hpp"
#include "cloudformation/template/stack_join.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/document_reader.hpp"

namespace trailseal::cloudformation {
namespace {

/// Stacks in one tree. The service allows more, but a tree of that size is a template
/// that multiplies itself.
constexpr std::size_t kMostStacks = 200;

constexpr const char* kGiveTemplate =
    "check the template before it is packaged, next to the templates of its nested "
    "stacks";

/// What is written once for all: a list of one literal.
std::optional<std::string> single(const Value& list) {
  return list.size() == 1 && list.is_list() ? list.at(0).literal() : std::nullopt;
}

}  // namespace

ResourceKind kind_in(const Value& declaration) {
  return kind_of(declaration["Type"].literal().value_or(""));
}

const Value& template_url(const Value& resource) {
  // AWS CDK Developer Guide, "Assets": what is uploaded, and for which property.
  const Value& metadata = resource["Metadata"];
  const Value& asset = metadata["aws:asset:path"];
  const auto property = metadata["aws:asset:property"].literal();
  if (asset.literal() && (!property || *property == "TemplateURL")) return asset;
  const bool application = kind_in(resource) == ResourceKind::Application;
  return resource["Properties"][application ? "Location" : "TemplateURL"];
}

// -------------------------------------------------------------------------- outputs

std::optional<Value> NestedStacks::output(const std::string& logical_id,
                                          std::string_view output, Position at) {
  const Entry& known = entry(logical_id);
  if (notes_.stopped()) return Value::null(at);
  if (!known.stack) return std::nullopt;
  const std::string name(output);
  const auto faults = known.stack->output_faults.find(name);
  if (faults != known.stack->output_faults.end()) {
    for (const Error& error : faults->second) notes_.feel(error);
  }
  const auto& outputs = known.stack->outputs;
  if (const auto found = outputs.find(output); found != outputs.end()) {
    return resolver_.copied(found->second, at);
  }
  const auto& left_out = known.stack->left_out;
  if (std::find(left_out.begin(), left_out.end(), name) != left_out.end()) {
    return Value::unknown(
        Unknown{.reason = "the nested stack " + in_backticks(logical_id) +
                          " has no output `" + name + "`: its condition is false"},
        at);
  }
  const std::vector<std::string_view> names = names_of(outputs);
  return resolver_.fail_unknown_name(
      at,
      "the nested stack " + in_backticks(logical_id) + " has no output `" + name + "`",
      name, names);
}

// -------------------------------------------------------------------------- loading

const NestedStacks::Entry& NestedStacks::entry(const std::string& logical_id) {
  const auto known = entries_.find(logical_id);
  if (known != entries_.end() && known->second) return *known->second;
  const Value& declaration = (*scope_.resources)[logical_id];
  if (known != entries_.end()) {
    static const Entry none;
    notes_.fail(declaration.position(), "the nested stack " + in_backticks(logical_id) +
                                            " uses its own output as a parameter");
    return none;
  }
  entries_[logical_id] = std::nullopt;  // being loaded
  const ReadingPart part(notes_, "Resources/" + logical_id);
  Entry loaded = load(logical_id, declaration);
  return *(entries_[logical_id] = std::move(loaded));
}

NestedStacks::Entry NestedStacks::load(const std::string& logical_id,
                                       const Value& declaration) {
  const Value& properties = declaration["Properties"];
  const bool set = kind_in(declaration) == ResourceKind::StackSet;
  const Value& body = properties["TemplateBody"];
  if (set && !body.is_unset()) return load_body(logical_id, declaration, body);
  return load_file(logical_id, declaration, template_url(declaration));
}

NestedStacks::Entry NestedStacks::load_file(const std::string& logical_id,
                                            const Value& declaration, const Value& url) {
  const Value resolved = resolver_.resolve_aside(url);
  const auto text = resolved.literal();
  if (!text)
    return {.unread = "the location of its template is known only at deployment"};
  const auto path = TemplateFiles::path_of(*text, around_.source.path());
  if (!path) {
    return {.unread = "its template is not a file next to this one (" +
                      resolved.display() + ")"};
  }
  if (around_.options.files == nullptr) return {.unread = "its template is not read"};
  const auto& chain = around_.chain;
  const bool circle = *path == around_.source.path() ||
                      std::find(chain.begin(), chain.end(), *path) != chain.end();
  if (circle || chain.size() >= kMostLevels || *around_.count >= kMostStacks) {
    errors_.push_back(
        {.message = circle ? "the nested stack " + in_backticks(logical_id) +
                                 " uses a template that contains it"
                           : "nested stacks contain each other beyond the limit",
         .path = around_.source.path(),
         .line = resolved.position().line,
         .column = resolved.position().column});
    return {.unread = "its template contains itself, or too many nested stacks"};
  }
  const Result<const TemplateFile*> file =
      around_.options.files->open(*path, around_.source.path());
  if (!file) {
    errors_.push_back(file.error());
    return {.unread = "its template `" + *path + "` could not be read"};
  }
  const TemplateFile& read = **file;
  return load_from(logical_id, read.source, read.document,
                   request_for(logical_id, declaration, read.source, read.document));
}

NestedStacks::Entry NestedStacks::load_body(const std::string& logical_id,
                                            const Value& declaration, const Value& body) {
  const Value resolved = resolver_.resolve_aside(body);
  const auto text = resolved.literal();
  if (!text) return {.unread = "its template is known only at deployment"};
  const Position at = resolved.position();
  const std::string where =
      "the template of the stack set " + in_backticks(logical_id) + ": ";
  const Source source(around_.source.path(), *text);
  Result<Document> document = read_document(source);
  if (!document || !is_template(document->root)) {
    const std::string what =
        document ? "it is not a template (no `Resources`)" : document.error().message;
    errors_.push_back({.message = where + what,
                       .path = around_.source.path(),
                       .line = at.line,
                       .column = at.column});
    return {.unread = "its template could not be read"};
  }
  document->root = placed(document->root, at);
  document->warnings.clear();
  return load_from(logical_id, source, *document,
                   request_for(logical_id, declaration, source, *document));
}

NestedStacks::Entry NestedStacks::load_from(const std::string& logical_id,
                                            const Source& source,
                                            const Document& document,
                                            const StackRequest& request) {
  ++*around_.count;
  for (const Value::Key& key : document.root["Parameters"].keys()) {
    const Value& parameter = document.root["Parameters"][key.name];
    if (!parameter["Default"].is_absent() || request.arguments.count(key.name) > 0) {
      continue;
    }
    notes_.warn((*scope_.resources)[logical_id].position(),
                "the nested stack " + in_backticks(logical_id) +
                    " passes no value for `" + key.name + "`, which has no default",
                "its parameters are declared in " + source.path());
  }
  Result<Stack> stack = load_stack(request);
  if (stack) return {.stack = std::move(*stack)};
  errors_.push_back(stack.error());
  return {.unread = "its template has an error"};
}

StackRequest NestedStacks::request_for(const std::string& logical_id,
                                       const Value& declaration, const Source& source,
                                       const Document& document) {
  const Value& properties = declaration["Properties"];
  const bool set = kind_in(declaration) == ResourceKind::StackSet;
  StackRequest request{.source = source,
                       .document = document,
                       .options = around_.options,
                       .place = set ? place_of_set(logical_id, properties) : scope_.place,
                       .organization_id = around_.organization_id,
                       .id = scope_.path + "#" + logical_id,
                       .chain = around_.chain,
                       .count = around_.count};
  request.chain.push_back(around_.source.path());
  request.arguments = arguments_of(properties["Parameters"], request.choice);
  return request;
}

/// Stacks take a mapping, stack sets a list of keys and values.
Arguments NestedStacks::arguments_of(const Value& given, Choice& choice) {
  Arguments arguments;
  const auto add = [&](const std::string& name, const Value& value) {
    arguments[name] = resolver_.resolve_aside(value);
    const auto referred = value["Ref"].literal();
    if (!referred || !scope_.has_other_value(*referred)) return;
    choice.others[name] = scope_.choice->others.find(*referred)->second;
  };
  if (given.is_map()) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      add(given.keys()[i].name, given.items()[i]);
    }
  }
  if (!given.is_list()) return arguments;
  for (const Value& item : given.items()) {
    const auto name = item["ParameterKey"].literal();
    if (name) add(*name, item["ParameterValue"]);
  }
  return arguments;
}

/// The place of a stack set's instances, as far as they have one in common.
StackPlace NestedStacks::place_of_set(const std::string& logical_id,
                                      const Value& properties) {
  const Value groups = resolver_.resolve_aside(properties["StackInstancesGroup"]);
  StackPlace place = scope_.place;
  const bool one = groups.is_list() && groups.size() == 1;
  const auto account =
      one ? single(groups.at(0)["DeploymentTargets"]["Accounts"]) : std::nullopt;
  const auto region = one ? single(groups.at(0)["Regions"]) : std::nullopt;
  const auto open = [&](const char* what, SymbolClass cls) {
    return resource_symbol(scope_.path, logical_id, what, cls);
  };
  place.account = account ? Text(*account) : open("account", SymbolClass::AccountId);
  place.region = region ? Text(*region) : open("region", SymbolClass::Region);
  return place;
}

// -------------------------------------------------------------------------- joining

void NestedStacks::add_to(Fragment& fragment) {
  std::vector<Resource> makers;  // copies: joining makes the list of resources longer
  for (const Resource& resource : fragment.resources) {
    if (makes_stack(kind_of(resource.type))) makers.push_back(resource);
  }
  std::size_t bearing = has_trail(fragment) ? 1 : 0;
  for (const Resource& maker : makers) {
    const Entry& known = entry(maker.address);
    if (known.stack && has_trail(known.stack->fragment)) ++bearing;
  }
  for (const Resource& maker : makers) {
    const Entry& known = entry(maker.address);
    if (notes_.stopped()) return;
    if (known.stack) {
      join_stack(*known.stack, maker, around_.source.path(), bearing, fragment);
      continue;
    }
    notes_.leave_unchecked(maker.position,
                           "the nested stack " + in_backticks(maker.address) +
                               " is not checked: " + known.unread,
                           kGiveTemplate);
    fragment.input.additions = {.reason = "the nested stack " +
                                          in_backticks(maker.address) +
                                          " may declare more resources",
                                .help = kGiveTemplate};
  }
  for (Error& error : errors_) fragment.errors.push_back(std::move(error));
}

}  // namespace trailseal::cloudformation
