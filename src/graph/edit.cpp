#include "graph/edit.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "document/marked_text.hpp"

namespace trailseal {
namespace {

const Value kNothing;

/// The list with another item, or without it where `item` is absent.
Value with_item(const Value& list, std::size_t index, const Value& item) {
  Value changed = Value::list({}, list.position());
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i != index) {
      changed.push_back(list.at(i));
    } else if (!item.is_absent()) {
      changed.push_back(item);
    }
  }
  return changed;
}

Value with_appended(const Value& value, const Value& item) {
  Value list = value;
  if (value.is_absent()) {
    list = Value::list();
  } else if (!value.is_list()) {
    list = Value::list({value}, value.position());
  }
  list.push_back(item);
  return list;
}

/// What becomes of the value at the end of an edit's steps; absent: it goes.
Value changed_value(const Value& value, const Edit& edit) {
  switch (edit.kind) {
    case Edit::Kind::Replace: {
      Value replaced = edit.value;
      if (replaced.position().line == 0) replaced.set_position(value.position());
      return replaced;
    }
    case Edit::Kind::Append:
      return with_appended(value, edit.value);
    case Edit::Kind::AddMember: {
      Value map = value.is_absent() ? Value::map() : value;
      if (map.is_map()) map.set(edit.key, edit.value);
      return map;
    }
    default:
      return {};
  }
}

/// `value` with the edit made at the end of `steps`, of which the first `taken` lead here.
Value edited(const Value& value, const std::vector<EditStep>& steps, std::size_t taken,
             const Edit& edit) {
  if (taken == steps.size()) return changed_value(value, edit);
  const EditStep& step = steps[taken];
  const Value& old = at_step(value, step);
  if (old.is_absent() && taken + 1 < steps.size()) return value;
  const Value part = edited(old, steps, taken + 1, edit);
  if (step.member.empty()) return with_item(value, step.index, part);
  Value changed = value;
  if (part.is_absent()) {
    changed.erase(step.member);
  } else {
    changed.set(step.member, part);
  }
  return changed;
}

/// The attributes with an edit of one of them made.
Value edited_attributes(const Value& attributes, const Edit& edit) {
  const std::vector<EditStep> path = path_steps(edit.attribute);
  if (edit.steps.empty()) return edited(attributes, path, 0, edit);
  const Value& attribute = at_steps(attributes, path);
  const Value document = document_in(attribute);
  if (document.is_absent()) return attributes;
  Edit whole = edit;
  whole.kind = Edit::Kind::Replace;
  whole.value = edited_document(document, edit);
  whole.value.set_position(attribute.position());
  return edited(attributes, path, 0, whole);
}

void wait_for(const std::string& address, Resource& resource) {
  std::vector<std::string>& all = resource.depends_on;
  if (address == resource.address) return;
  if (std::find(all.begin(), all.end(), address) == all.end()) all.push_back(address);
}

/// What only a replaced attribute refers to is not waited for any more.
void forget_waits(const std::string& attribute, Resource& resource) {
  std::vector<Reference>& all = resource.references;
  std::vector<std::string> gone;
  std::erase_if(all, [&](const Reference& reference) {
    if (reference.attribute != attribute) return false;
    gone.push_back(reference.target);
    return true;
  });
  for (const std::string& target : gone) {
    const bool named = std::any_of(all.begin(), all.end(), [&](const Reference& other) {
      return other.target == target;
    });
    if (!named) std::erase(resource.depends_on, target);
  }
}

/// A new resource lies where the one lies that it belongs to.
Resource created(const Edit& edit, const Resource& owner) {
  Resource resource;
  resource.address = edit.created.address;
  resource.type = edit.created.type;
  resource.language = owner.language;
  resource.input = owner.input;
  resource.attributes = edit.value;
  for (std::size_t i = 0; i < edit.created.made.size(); ++i) {
    resource.attributes.set(edit.created.made.keys()[i].name,
                            edit.created.made.items()[i]);
  }
  resource.otherwise = owner.otherwise;
  resource.region = owner.region;
  resource.account = owner.deploying_account();
  resource.partition = owner.partition;
  if (edit.origin) wait_for(edit.origin->address, resource);
  resource.pointer = owner.pointer;
  resource.position = owner.position;
  resource.exists = owner.exists;
  resource.exists_reason = owner.exists_reason;
  return resource;
}

}  // namespace

std::vector<EditStep> path_steps(std::string_view dotted) {
  std::vector<EditStep> steps;
  while (!dotted.empty()) {
    const std::string_view step = dotted.substr(0, dotted.find('.'));
    dotted.remove_prefix(std::min(dotted.size(), step.size() + 1));
    std::size_t index = 0;
    const auto [end, code] =
        std::from_chars(step.data(), step.data() + step.size(), index);
    const bool is_index = code == std::errc{} && end == step.data() + step.size();
    steps.push_back(is_index ? EditStep{.member = "", .index = index}
                             : EditStep{.member = std::string(step)});
  }
  return steps;
}

Value document_in(const Value& attribute) {
  if (!attribute.is_text()) return attribute;
  const auto literal = attribute.as_text().literal();
  if (!literal) {
    auto document = read_half_known(attribute.as_text(), attribute.position());
    return document ? std::move(*document) : Value();
  }
  Result<Document> document = read_json_text(*literal, attribute.position());
  if (!document || !document->root.is_map()) return {};
  return document->root.as_sensitive(attribute.is_sensitive());
}

const Value& at_step(const Value& value, const EditStep& step) {
  return step.member.empty() ? value.at(step.index) : value[step.member];
}

EditStep step_to(const Value& value, std::size_t index) {
  return value.is_map() ? EditStep{.member = value.keys()[index].name}
                        : EditStep{.member = "", .index = index};
}

const Value& at_steps(const Value& document, const std::vector<EditStep>& steps) {
  const Value* here = &document;
  for (const EditStep& step : steps) {
    here = &at_step(*here, step);
    if (here->is_absent()) return kNothing;
  }
  return *here;
}

Value edited_document(const Value& document, const Edit& edit) {
  return edited(document, edit.steps, 0, edit);
}

Resource apply(Resource resource, const Edit& edit) {
  if (edit.attribute == "depends_on") {
    const auto address = edit.value.literal();
    if (address && edit.kind == Edit::Kind::Append) wait_for(*address, resource);
    return resource;
  }
  resource.attributes = edited_attributes(resource.attributes, edit);
  if (edit.kind == Edit::Kind::Replace && edit.steps.empty()) {
    forget_waits(edit.attribute, resource);
  }
  if (edit.origin) wait_for(edit.origin->address, resource);
  if (resource.change == Change::NoOp) resource.change = Change::Update;
  return resource;
}

ResourceGraph apply(ResourceGraph graph, const std::vector<Edit>& edits) {
  for (const Edit& edit : edits) {
    const Resource* resource = graph.find(edit.input, edit.resource);
    if (resource == nullptr) continue;
    if (edit.kind == Edit::Kind::CreateResource) {
      graph.add_resource(created(edit, *resource));
      continue;
    }
    graph.set_resource(apply(*resource, edit));
  }
  return graph;
}

}  // namespace trailseal
