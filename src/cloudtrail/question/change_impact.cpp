// Resources lead to each other by texts:
//
//   aws_cloudtrail.s3_bucket_name          ->  aws_s3_bucket.bucket
//   aws_cloudtrail.kms_key_id              ->  aws_kms_key.arn
//   aws_s3_bucket_policy.bucket            ->  and back from the bucket
//
// Back they lead from the resource that a separate resource belongs to, not from everything that
// is named: a key does not lead to every other bucket that it encrypts.
#include "cloudtrail/question/change_impact.hpp"

#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "aws/resource_kind.hpp"

namespace trailseal::cloudtrail {
namespace {

using ByText = std::multimap<std::string, const Resource*>;

std::string text_of(const Value& value) { return value.is_text() ? value.display() : ""; }

bool is_of_the_account(const Resource& resource) {
  const KindRow* row = find_kind(resource.type);
  return row != nullptr && row->of_account;
}

bool changes(const Resource& resource) {
  return !resource.data && resource.change != Change::NoOp &&
         resource.change != Change::Read;
}

/// `is_known_by` or `is_linked_by` of the table of kinds.
using AttributeTest = bool (*)(std::string_view type, std::string_view attribute);

/// The texts of the attributes that pass the test, before and after deployment.
std::vector<std::string> texts_of(const Resource& resource, AttributeTest passes) {
  std::vector<std::string> texts;
  for (const Value* side : {&resource.attributes, &resource.before}) {
    for (std::size_t i = 0; i < side->size() && side->is_map(); ++i) {
      if (!passes(resource.type, side->keys()[i].name)) continue;
      std::string text = text_of(side->items()[i]);
      if (!text.empty()) texts.push_back(std::move(text));
    }
  }
  return texts;
}

void add_texts(const Resource& resource, AttributeTest passes, ByText& table) {
  for (std::string& text : texts_of(resource, passes)) {
    table.emplace(std::move(text), &resource);
  }
}

void visit_texts(const Value& value, const std::function<void(const std::string&)>& see) {
  if (value.is_text()) see(value.display());
  for (const Value& part : value.items()) visit_texts(part, see);
}

/// From one resource to all that its judgement may rest on.
class ChangeSearch {
 public:
  ChangeSearch(const ByText& named, const ByText& linked)
      : named_(named), linked_(linked) {}

  bool meets_change(const Resource& start) {
    add(start);
    while (!open_.empty()) {
      const Resource& here = *open_.back();
      open_.pop_back();
      if (changes(here)) return true;
      follow(here);
    }
    return false;
  }

 private:
  void follow(const Resource& here) {
    for (const Value* side : {&here.attributes, &here.before}) {
      visit_texts(*side, [&](const std::string& text) { add_all(named_, text); });
    }
    for (const std::string& text : texts_of(here, &is_known_by)) add_all(linked_, text);
  }

  void add(const Resource& resource) {
    if (seen_.insert(&resource).second) open_.push_back(&resource);
  }

  void add_all(const ByText& table, const std::string& text) {
    if (text.empty()) return;
    const auto [first, last] = table.equal_range(text);
    for (auto row = first; row != last; ++row) add(*row->second);
  }

  const ByText& named_;
  const ByText& linked_;
  std::set<const Resource*> seen_{};
  std::vector<const Resource*> open_{};
};

}  // namespace

ChangeImpact::ChangeImpact(const ResourceGraph& graph) {
  for (const Resource& resource : graph.resources()) {
    if (resource.data) continue;
    add_texts(resource, &is_known_by, named_);
    add_texts(resource, &is_linked_by, linked_);
    account_ = account_ || (is_of_the_account(resource) && changes(resource));
  }
}

bool ChangeImpact::operator()(const Resource& resource) const {
  return account_ || ChangeSearch(named_, linked_).meets_change(resource);
}

}  // namespace trailseal::cloudtrail
