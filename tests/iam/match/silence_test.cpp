#include "iam/match/silence.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::silence_test {

TEST_CASE("what AWS leaves open names the page that is silent", "[silence]") {
  CHECK(not_said("what it means", Page::Action) ==
        "AWS does not document what it means (IAM User Guide, \"IAM JSON policy "
        "elements: Action\")");
  CHECK(not_said("what it means", Page::KeyPolicies) ==
        "AWS does not document what it means (KMS Developer Guide, \"Key policies\")");
}

TEST_CASE("a contradiction names both pages, or what differs on the one", "[silence]") {
  CHECK(contradicted("variables", Page::Operators, Page::Variables) ==
        "AWS's pages disagree on variables (IAM User Guide, \"Condition operators\"; IAM "
        "User Guide, \"Variables and tags\")");
  CHECK(contradicted("sets", Page::SetOperators, Page::SetOperators) ==
        "AWS's pages disagree on sets (IAM User Guide, \"Single-valued vs. multivalued "
        "context keys\"; its table and its text)");
}

}  // namespace trailseal::iam::silence_test
