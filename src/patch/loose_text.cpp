#include "patch/loose_text.hpp"

#include <algorithm>

#include "base/word_list.hpp"
#include "patch/hcl_blocks.hpp"
#include "patch/module_address.hpp"
#include "patch/render.hpp"
#include "patch/resource_text.hpp"

namespace trailseal::patch {
namespace {

/// The statement that an edit makes or changes; absent where it is about no statement.
Value changed_statement(const Resource& resource, const Edit& edit) {
  const bool in_statement = !edit.steps.empty() && edit.steps[0].member == "Statement";
  if (!in_statement) return {};
  if (edit.steps.size() == 1 && edit.kind == Edit::Kind::Append) return edit.value;
  const bool listed = edit.steps.size() > 1 && edit.steps[1].member.empty();
  const std::size_t depth = listed ? 2 : 1;
  const Value document =
      document_in(at_steps(resource.attributes, path_steps(edit.attribute)));
  const Value after = edited_document(document, edit);
  return at_steps(after, {edit.steps.begin(),
                          edit.steps.begin() + static_cast<std::ptrdiff_t>(depth)});
}

/// Does the resource take its policy from an `aws_iam_policy_document`?
bool has_document_blocks(const Resource& resource, const std::string& attribute) {
  return std::any_of(resource.references.begin(), resource.references.end(),
                     [&](const Reference& reference) {
                       return reference.attribute == attribute &&
                              module_address(reference.target)
                                  .block.starts_with("data.aws_iam_policy_document.");
                     });
}

bool is_template(const Resource& resource) {
  return resource.language == Language::CloudFormation;
}

std::string resource_text(const Resource& owner, const Edit& edit, const Draft& draft) {
  if (!is_template(owner)) {
    const std::string block = module_address(edit.created.address).block;
    const std::size_t dot = std::min(block.find('.'), block.size() - 1);
    // What is deployed has an ARN for an address.
    const std::string name = block.substr(dot + 1);
    const std::size_t last = owner.observed ? name.find_last_of(":/") + 1 : 0;
    return resource_block(block.substr(0, dot), name.substr(last), draft) + "\n";
  }
  return render_yaml(template_resource(edit, draft), {}) + "\n";
}

std::string statement_text(const Resource& resource, const Edit& edit,
                           const Draft& statement) {
  if (resource.observed) return render_json(statement, Dialect::PlainJson, {}) + "\n";
  if (is_template(resource)) {
    const Draft list{.kind = Draft::Kind::List, .items = {statement}};
    return render_yaml(list, {}) + "\n";
  }
  if (has_document_blocks(resource, edit.attribute)) {
    return statement_block(statement, "") + "\n";
  }
  return render_hcl(statement, {}) + "\n";
}

/// `kms_key_id = ...`, whatever leads to it.
std::string argument_text(const Resource& resource, const std::string& name,
                          const Draft& value) {
  const Draft map{.kind = Draft::Kind::Map, .items = {value}, .keys = {name}};
  return is_template(resource) ? render_yaml(map, {}) + "\n" : body_lines(map, "");
}

/// The name of what an edit brings: the key, or the last step that has one.
std::string argument_name(const Edit& edit) {
  if (edit.kind == Edit::Kind::AddMember) return edit.key;
  const auto path = path_steps(edit.attribute);
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    if (!step->member.empty()) return step->member;
  }
  return edit.attribute;
}

}  // namespace

LooseText loose_text(const ResourceGraph& graph, const Edit& edit, EditWriter& writer,
                     std::string reason) {
  const Resource* resource = graph.find(edit.input, edit.resource);
  LooseText loose{.reason = std::move(reason)};
  if (resource == nullptr) return loose;
  loose.language = is_template(*resource) ? "yaml" : "hcl";
  const bool is_document = !edit.steps.empty() && edit.steps[0].member == "Statement";
  if (resource->observed && is_document) loose.language = "json";
  const std::string of = in_backticks(resource->address);
  Edit shown = edit;
  if (edit.kind == Edit::Kind::CreateResource) {
    const Draft draft = writer.draft_for(edit, *resource);
    loose.text = resource_text(*resource, edit, draft);
    loose.where = "add this resource beside " + of;
    loose.placeholders = placeholders_in(draft);
    return loose;
  }
  const Value statement = changed_statement(*resource, edit);
  if (statement.is_map()) {
    shown.value = statement;
    const Draft draft = writer.draft_for(shown, *resource);
    const bool added = edit.kind == Edit::Kind::Append && edit.steps.size() == 1;
    loose.text = statement_text(*resource, edit, draft);
    loose.where = (added ? "add this statement to the policy of "
                         : "let this statement replace the one in the policy of ") +
                  of;
    loose.placeholders = placeholders_in(draft);
    return loose;
  }
  if (edit.kind == Edit::Kind::Remove) {
    loose.where = "remove " + in_backticks(argument_name(edit)) + " from " + of;
    return loose;
  }
  Draft draft = writer.draft_for(shown, *resource);
  std::string name = argument_name(edit);
  if (edit.attribute == "depends_on") {
    const std::string address = edit.value.literal().value_or("");
    const bool hcl = !is_template(*resource);
    const Draft waited{.kind = Draft::Kind::Name,
                       .word = hcl ? module_address(address).block : logical_id(address)};
    draft = hcl ? Draft{.kind = Draft::Kind::List, .items = {waited}} : waited;
    name = hcl ? "depends_on" : "DependsOn";
  }
  loose.text = argument_text(*resource, name, draft);
  loose.where = "set this argument of " + of;
  loose.placeholders = placeholders_in(draft);
  return loose;
}

}  // namespace trailseal::patch
