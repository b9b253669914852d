#include "engine/cause.hpp"

#include "support/catch.hpp"

namespace trailseal::engine::cause_test {
namespace {

using rule::Cause;

Evidence evidence_of(Evidence::Kind kind, Comparison ground) {
  Evidence evidence;
  evidence.kind = kind;
  evidence.grounds = {std::move(ground)};
  return evidence;
}

Evidence miss(Element element, const std::string& given = "") {
  Comparison ground{.element = element, .verdict = Verdict::Fails};
  if (!given.empty()) ground.given = {Text(given)};
  return evidence_of(Evidence::Kind::Misses, std::move(ground));
}

TEST_CASE("the cause is what decided first", "[cause]") {
  const Evidence no_policy("the bucket has no policy", Evidence::Lack::Policy);
  const Evidence no_statement("no statement allows it", Evidence::Lack::Statement);
  const Evidence denies = evidence_of(Evidence::Kind::Denies, {});
  CHECK(cause_of({}) == Cause::Other);
  CHECK(cause_of({Evidence("a remark")}) == Cause::Other);
  CHECK(cause_of({no_policy}) == Cause::NoPolicy);
  CHECK(cause_of({no_statement}) == Cause::NoStatement);
  CHECK(cause_of({no_statement, miss(Element::Principal)}) == Cause::Principal);
  CHECK(cause_of({denies, miss(Element::Resource)}) == Cause::Deny);
  CHECK(cause_of({miss(Element::Action)}) == Cause::Action);
  CHECK(cause_of({miss(Element::Condition)}) == Cause::Condition);
  CHECK(cause_of({miss(Element::Statement)}) == Cause::Other);
}

TEST_CASE("an organization's path is told from another one", "[cause]") {
  CHECK(cause_of({miss(Element::Resource, "arn:aws:s3:::b/AWSLogs/111122223333/x")}) ==
        Cause::Resource);
  CHECK(cause_of({miss(Element::Resource, "arn:aws:s3:::b/AWSLogs/o-a1b2c3d4e5/x")}) ==
        Cause::OrganizationPath);
  Evidence unknown_id = miss(Element::Resource);
  unknown_id.grounds.front().given = {
      Text("arn:aws:s3:::b/AWSLogs/") +
      Text::of_symbol(
          {.id = "o", .name = "organization", .cls = SymbolClass::OrganizationId})};
  CHECK(cause_of({unknown_id}) == Cause::OrganizationPath);
}

}  // namespace
}  // namespace trailseal::engine::cause_test
