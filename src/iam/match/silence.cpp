#include "iam/match/silence.hpp"

#include <array>
#include <utility>

namespace trailseal::iam {
namespace {

struct PageName {
  Page page;
  std::string_view guide;
  std::string_view title;
};

constexpr std::string_view kIam = "IAM User Guide";

constexpr std::array kPages{
    PageName{Page::Action, kIam, "IAM JSON policy elements: Action"},
    PageName{Page::Resource, kIam, "IAM JSON policy elements: Resource"},
    PageName{Page::Principal, kIam, "AWS JSON policy elements: Principal"},
    PageName{Page::Operators, kIam, "Condition operators"},
    PageName{Page::SetOperators, kIam, "Single-valued vs. multivalued context keys"},
    PageName{Page::Variables, kIam, "Variables and tags"},
    PageName{Page::Identifiers, kIam, "IAM identifiers"},
    PageName{Page::KeyPolicies, "KMS Developer Guide", "Key policies"},
    PageName{Page::S3Resources, "Amazon S3 User Guide", "How Amazon S3 works with IAM"},
    PageName{Page::CloudTrailBuckets, "CloudTrail User Guide",
             "Amazon S3 bucket policy for CloudTrail"},
};

std::string name_of(Page page) {
  for (const PageName& row : kPages) {
    if (row.page != page) continue;
    return std::string(row.guide) + ", \"" + std::string(row.title) + "\"";
  }
  return {};
}

}  // namespace

std::string not_said(std::string_view what, Page page) {
  return documented("AWS does not document " + std::string(what), page);
}

std::string contradicted(std::string_view what, Page one, Page other) {
  return "AWS's pages disagree on " + std::string(what) + " (" + name_of(one) + "; " +
         (one == other ? "its table and its text" : name_of(other)) + ")";
}

std::string documented(std::string what, Page page) {
  return std::move(what) + " (" + name_of(page) + ")";
}

}  // namespace trailseal::iam
