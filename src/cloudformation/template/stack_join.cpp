// A resource `Trail` of the stack `Logs` is called `Logs.Trail`. Order: deployment starts
// a stack's resources when what the stack waits for is there, and the stack is there when
// all of its resources are.
//
//   Logs:  waits for  Key            Logs.Trail  waits for  Key
//                                    Logs        waits for  Logs.Trail
#include "cloudformation/template/stack_join.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "aws/resource_kind.hpp"

namespace trailseal::cloudformation {

bool has_trail(const Fragment& fragment) {
  const auto& own = fragment.resources;
  return std::any_of(
             own.begin(), own.end(),
             [](const Resource& r) { return kind_of(r.type) == ResourceKind::Trail; }) ||
         std::any_of(fragment.nested.begin(), fragment.nested.end(), has_trail);
}

Value placed(const Value& value, Position at) {
  Value copy = value;
  if (value.is_list()) {
    copy = Value::list({}, at);
    for (const Value& item : value.items()) copy.push_back(placed(item, at));
  } else if (value.is_map()) {
    copy = Value::map(at);
    for (std::size_t i = 0; i < value.size(); ++i) {
      copy.set(value.keys()[i].name, placed(value.items()[i], at), at);
    }
  }
  copy.set_position(at);
  return copy;
}

namespace {

template <typename Items>
void move_to(Items& from, Items& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
  from.clear();
}

/// What was found wrong in a stack is said of the input.
void move_findings(Fragment& part, const std::string& prefix, Fragment& fragment) {
  for (Fault& fault : part.faults) {
    for (std::string& address : fault.addresses) address.insert(0, prefix);
  }
  move_to(part.warnings, fragment.warnings);
  move_to(part.errors, fragment.errors);
  move_to(part.faults, fragment.faults);
  move_to(part.refusals, fragment.refusals);
}

}  // namespace

void join_stack(Stack stack, const Resource& maker, const std::string& path,
                std::size_t bearing, Fragment& fragment) {
  // The trails that are judged are in this stack, so where they exist it exists.
  const bool alone = has_trail(stack.fragment) && bearing == 1;
  const std::string prefix = maker.address + ".";
  const std::vector<std::string> before = maker.depends_on;
  std::vector<Fragment> parts = std::move(stack.fragment.nested);
  stack.fragment.nested.clear();
  parts.insert(parts.begin(), std::move(stack.fragment));
  std::vector<std::string> all;
  for (Fragment& part : parts) {
    part.input.stack = prefix + part.input.stack;
    const bool open = maker.exists == Verdict::Unknown && !alone;
    for (Resource& resource : part.resources) {
      resource.address.insert(0, prefix);
      for (Reference& reference : resource.references) reference.target.insert(0, prefix);
      for (std::string& other : resource.depends_on) other.insert(0, prefix);
      resource.depends_on.insert(resource.depends_on.end(), before.begin(), before.end());
      if (open && resource.exists == Verdict::Holds) {
        resource.exists = maker.exists;
        resource.exists_reason = maker.exists_reason;
      }
      all.push_back(resource.address);
    }
    move_findings(part, prefix, fragment);
    if (fragment.input.additions.reason.empty()) {
      fragment.input.additions = part.input.additions;
    }
    if (part.input.path != path) {
      fragment.nested.push_back(std::move(part));
      continue;
    }
    move_to(part.resources, fragment.resources);
    move_to(part.input.exports, fragment.input.exports);
  }
  for (Resource& resource : fragment.resources) {
    if (resource.address != maker.address) continue;
    resource.depends_on.insert(resource.depends_on.end(), all.begin(), all.end());
  }
}

}  // namespace trailseal::cloudformation
