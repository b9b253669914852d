#include "cloudtrail/subject.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::subject_test {

namespace {

Subject trail_subject() {
  SmallGraph small;
  return subject_of("trail", small.add("aws_cloudtrail.t", "{}"));
}

}  // namespace

TEST_CASE("a trail and its destination are one subject", "[subject]") {
  Subject subject = trail_subject();
  CHECK(subject.is("trail"));
  CHECK(subject.is("destination"));
  CHECK_FALSE(subject.is("bucket"));
  subject.kind = "bucket";
  CHECK(subject.is("bucket"));
  CHECK_FALSE(subject.is("destination"));
}

TEST_CASE("an answer becomes a fact with its place and its evidence", "[subject]") {
  Subject subject = trail_subject();
  Value group = Value::map();
  subject.add_answer(group, "bucket", "private", no("it is public", {.address = "b"}));
  subject.add_answer(group, "bucket", "tls_only", yes({.address = "p"}));
  subject.add_answer(group, "bucket", "open",
                     unknown({.what = "the policy", .help = "give it"}, {}));
  CHECK(group["private"] == Value::boolean(false));
  CHECK(group["tls_only"] == Value::boolean(true));
  REQUIRE(group["open"].is_unknown());
  CHECK(group["open"].as_unknown().reason == "the policy");
  CHECK(group["open"].as_unknown().help == "give it");
  CHECK(subject.place_of("bucket.private")->address == "b");
  CHECK(subject.evidence_of("bucket.private") == std::vector<Evidence>{"it is public"});
}

TEST_CASE("a fact without a place of its own has that of the fact above it",
          "[subject]") {
  Subject subject = trail_subject();
  subject.places["bucket"] = {.address = "b"};
  subject.evidence["bucket"] = {"why"};
  CHECK(subject.place_of("bucket.name.first")->address == "b");
  CHECK(subject.evidence_of("bucket.name") == std::vector<Evidence>{"why"});
  CHECK(subject.place_of("key.name") == nullptr);
  CHECK(subject.evidence_of("key").empty());
}

TEST_CASE("the facts about a resource begin with its address and its label",
          "[subject]") {
  SmallGraph small;
  const Value known = facts_about(&small.add("aws_s3_bucket.b", "{}"), "`b`");
  CHECK(known["address"].is_literal("aws_s3_bucket.b"));
  CHECK(known["label"].is_literal("`b`"));
  CHECK(facts_about(nullptr, "the bucket")["address"].is_null());
}

}  // namespace trailseal::cloudtrail::subject_test
