// The resources are called as those of nested stacks, and change as the stack does:
//
//   aws_cloudformation_stack.audit   template_body = jsonencode({Resources = {Trail = ...}})
//   aws_cloudformation_stack.audit.Trail
#include "load/planned_stack.hpp"

#include <string>
#include <utility>
#include <vector>

#include "aws/resource_kind.hpp"
#include "cloudformation/function/scope.hpp"
#include "cloudformation/template/stack_join.hpp"
#include "cloudformation/template/stack_loader.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/document_reader.hpp"
#include "document/marked_text.hpp"

namespace trailseal::load {
namespace {

using cloudformation::Stack;

bool makes_one(const Resource& resource) {
  return resource.language == Language::Terraform && !resource.data &&
         makes_stack(kind_of(resource.type)) && resource.change != Change::Delete &&
         resource.change != Change::Forget;
}

/// Why nothing is known of what a stack declares.
Error unread(const Resource& maker, const std::string& path, const std::string& why) {
  return {.message = "the stack `" + maker.address + "` is not checked: " + why,
          .help = "check its template too",
          .path = path,
          .line = maker.position.line,
          .column = maker.position.column,
          .unchecked = true};
}

cloudformation::Arguments arguments_of(const Value& given) {
  cloudformation::Arguments arguments;
  for (std::size_t i = 0; i < given.size() && given.is_map(); ++i) {
    arguments[given.keys()[i].name] = given.items()[i];
  }
  return arguments;
}

/// A stack set's instances are in other accounts and regions.
cloudformation::StackPlace place_of(const Resource& maker) {
  cloudformation::StackPlace place = cloudformation::make_place({});
  place.partition = maker.partition;
  if (kind_of(maker.type) == ResourceKind::StackSet) return place;
  place.account = maker.account;
  place.region = maker.region;
  return place;
}

Result<Document> read_template(std::string_view text, Position) {
  return read_document(Source("", text));
}

/// The stack that a template makes, with every place in it that of its maker.
Result<Stack> load(const Resource& maker, const Input& input, const Text& body) {
  const auto root = read_half_known(body, maker.position, &read_template);
  if (!root || !cloudformation::is_template(*root)) {
    return Error{.message = "its template is not a CloudFormation template"};
  }
  const Document document{.root = cloudformation::placed(*root, maker.position)};
  const Source source(input.path, "");
  const cloudformation::LoadOptions options;
  std::size_t count = 0;
  return cloudformation::load_stack(
      {.source = source,
       .document = document,
       .options = options,
       .arguments = arguments_of(maker.attributes["parameters"]),
       .place = place_of(maker),
       .organization_id = input.organization_id,
       .id = input.path + "#" + maker.address,
       .chain = {input.path},
       .count = &count});
}

/// Gives what was added behind the first `from` the place and the change of its stack.
void settle(const Resource& maker, std::size_t from, std::vector<Resource>& resources) {
  for (std::size_t i = from; i < resources.size(); ++i) {
    Resource& resource = resources[i];
    resource.change = maker.change;
    resource.pointer = maker.pointer;
    resource.position = maker.position;
    if (maker.change == Change::NoOp) resource.before = resource.attributes;
  }
}

void add(const Resource& maker, Fragment& plan) {
  const Value& body = maker.attributes["template_body"];
  const std::string& path = plan.input.path;
  if (!body.is_text() || body.as_text().is_sensitive()) {
    const bool elsewhere =
        !maker.attributes["template_url"].is_unset() || body.is_unset();
    plan.warnings.push_back(unread(maker, path,
                                   elsewhere
                                       ? "its template is not in the plan"
                                       : "its template is known only at deployment"));
    return;
  }
  Result<Stack> stack = load(maker, plan.input, body.as_text());
  if (!stack) {
    plan.errors.push_back(unread(maker, path, stack.error().message));
    return;
  }
  const std::size_t before = plan.resources.size();
  cloudformation::join_stack(std::move(*stack), maker, path, 0, plan);
  settle(maker, before, plan.resources);
}

}  // namespace

void add_planned_stacks(Fragment& plan) {
  std::vector<Resource> makers;  // copies: adding makes the list of resources longer
  for (const Resource& resource : plan.resources) {
    if (makes_one(resource)) makers.push_back(resource);
  }
  for (const Resource& maker : makers) add(maker, plan);
}

}  // namespace trailseal::load
