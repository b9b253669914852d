#include "terraform/plan/plan_index.hpp"

#include <algorithm>
#include <utility>

#include "aws/resource_kind.hpp"
#include "document/json_cursor.hpp"
#include "terraform/plan/unknown_overlay.hpp"

namespace trailseal::terraform {
namespace {

bool is_marked(const Value& mark) {
  return (mark.is_bool() && mark.as_bool()) ||
         std::any_of(mark.items().begin(), mark.items().end(),
                     [](const Value& m) { return is_marked(m); });
}

// The `after_unknown` of a change: the rest of it may be large.
std::string_view unknown_marks(const Source& source, std::string_view change) {
  JsonCursor cursor(source, change);
  if (!cursor.enter_object()) return {};
  while (const auto key = cursor.next_member()) {
    if (*key == "after_unknown") return cursor.take();
  }
  return {};
}

}  // namespace

PlanIndex::PlanIndex(const Source& source, const PlanParts& parts)
    : source_(source), parts_(parts) {
  by_address_.reserve(parts.resources.size());
  by_local_.reserve(parts.resources.size());
}

void PlanIndex::read(std::size_t at) {
  PlanResource& planned = resources_[at];
  if (planned.unread == nullptr) return;
  reader_(planned);
  planned.unread = nullptr;
  log_.push_back(at);
}

bool PlanIndex::add(PlanResource resource) {
  if (has(resource.resource.address)) return false;
  const std::size_t at = resources_.size();
  const PlanResource& added = resources_.emplace_back(std::move(resource));
  by_address_.emplace(added.resource.address, at);
  if (!added.live) return true;
  by_local_[local_view(added)].push_back(at);
  if (added.address.module != last_module_) {
    last_module_ = added.address.module;
    add_modules(last_module_);
  }
  return true;
}

/// The address without the key of its instance.
std::string_view PlanIndex::local_view(const PlanResource& resource) {
  const Address& address = resource.address;
  std::string local = join_address(address.module, address.local());
  const std::string_view text = resource.resource.address;
  if (text.starts_with(local)) return text.substr(0, local.size());
  return odd_locals_.emplace_back(std::move(local));
}

void PlanIndex::add_modules(std::string module) {
  while (const auto step = last_module_step(module)) {
    const bool added = modules_[join_address(step->parent, "module." + step->call)]
                           .insert(step->key)
                           .second;
    if (!added) return;
    module = step->parent;
  }
}

void PlanIndex::add_led() const {
  if (const auto add = std::exchange(add_led_, nullptr)) add();
}

/// Is `aws_iam_role.x` of a type whose resources are not in the index yet?
bool PlanIndex::waits_for_led(std::string_view local) const {
  if (!add_led_) return false;
  const KindRow* row = find_kind(local.substr(0, local.find('.')));
  return row != nullptr && row->keep == Keep::Led;
}

std::optional<std::size_t> PlanIndex::find(std::string_view address) const {
  auto found = by_address_.find(address);
  if (found == by_address_.end() && add_led_) {
    const auto parsed = parse_address(address);
    if (!parsed || parsed->data || !waits_for_led(parsed->local())) return std::nullopt;
    add_led();
    found = by_address_.find(address);
  }
  if (found == by_address_.end()) return std::nullopt;
  return found->second;
}

const std::vector<std::size_t>& PlanIndex::instances(const std::string& module,
                                                     const std::string& local) const {
  static const std::vector<std::size_t> none;
  if (waits_for_led(local)) add_led();
  const auto found = by_local_.find(join_address(module, local));
  return found == by_local_.end() ? none : found->second;
}

const std::set<std::string>& PlanIndex::module_keys(const std::string& parent,
                                                    const std::string& call) const {
  static const std::set<std::string> none;
  const auto found = modules_.find(join_address(parent, "module." + call));
  return found == modules_.end() ? none : found->second;
}

void PlanIndex::index_others() const {
  others_indexed_ = true;
  for (const OtherPart& other : parts_.others) {
    if (other.section != Section::Changes) continue;  // read, so all of it is known
    const auto address = parse_address(unescape(other.address));
    if (!address) continue;
    others_[join_address(address->module, address->local())].push_back(
        {.change = other.change});
  }
}

const Value& PlanIndex::marks_of(OtherChange& other) const {
  if (!other.marks) {
    const std::string_view marks = unknown_marks(source_, other.change);
    other.marks = std::make_unique<LazyPart>(source_, marks);
  }
  return other.marks->value();
}

// All instances of the address count: which one is meant is not known here.
bool PlanIndex::is_other_unknown(const std::string& address,
                                 const std::string& attribute) const {
  if (!others_indexed_) index_others();
  const auto parsed = parse_address(address);
  if (!parsed) return false;
  const auto found = others_.find(join_address(parsed->module, parsed->local()));
  if (found == others_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](OtherChange& o) {
    const Value& unknown = marks_of(o);
    return is_marked(attribute.empty() || unknown.is_bool() ? unknown
                                                            : unknown[attribute]);
  });
}

}  // namespace trailseal::terraform
