// Resources lead to each other by texts:
//
//   aws_cloudtrail.s3_bucket_name          ->  aws_s3_bucket.bucket
//   aws_cloudtrail.kms_key_id              ->  aws_kms_key.arn
//   aws_s3_bucket_policy.bucket            ->  and back from the bucket
//
// Back they lead from the resource that a companion belongs to, not from everything that
// is named: a key does not lead to every other bucket that it encrypts.
#include "cloudtrail/question/change_impact.hpp"

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace trailseal::cloudtrail {
namespace {

using namespace std::string_view_literals;

/// By these a resource is known.
constexpr std::array kIdentities{"bucket"sv, "arn"sv, "id"sv, "key_id"sv};

/// By these a companion names what it belongs to.
constexpr std::array kLinks{"bucket"sv, "key_id"sv, "target_key_id"sv, "arn"sv};

using ByText = std::multimap<std::string, const Resource*>;

std::string text_of(const Value& value) { return value.is_text() ? value.display() : ""; }

bool is_of_the_account(const Resource& resource) {
  return resource.type == "aws_s3_account_public_access_block" ||
         resource.type.starts_with("aws_securityhub_");
}

bool changes(const Resource& resource) {
  return !resource.data && resource.change != Change::NoOp &&
         resource.change != Change::Read;
}

template <typename Names>
void add_texts(const Resource& resource, const Names& names, ByText& table) {
  for (const std::string_view name : names) {
    for (const Value* side : {&resource.attributes, &resource.before}) {
      const std::string text = text_of((*side)[name]);
      if (!text.empty()) table.emplace(text, &resource);
    }
  }
}

void visit_texts(const Value& value, const std::function<void(const std::string&)>& see) {
  if (value.is_text()) see(value.display());
  for (const Value& part : value.items()) visit_texts(part, see);
}

/// From one resource to all that its judgement may rest on.
class Walk {
 public:
  Walk(const ByText& named, const ByText& linked) : named_(named), linked_(linked) {}

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
      for (const std::string_view name : kIdentities) {
        add_all(linked_, text_of((*side)[name]));
      }
    }
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

Touched::Touched(const ResourceGraph& graph) {
  for (const Resource& resource : graph.resources()) {
    if (resource.data) continue;
    add_texts(resource, kIdentities, named_);
    add_texts(resource, kLinks, linked_);
    account_ = account_ || (is_of_the_account(resource) && changes(resource));
  }
}

bool Touched::operator()(const Resource& resource) const {
  return account_ || Walk(named_, linked_).meets_change(resource);
}

}  // namespace trailseal::cloudtrail
