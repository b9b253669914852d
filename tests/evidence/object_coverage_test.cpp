// How sampled objects compare with the key of their trail.
#include "evidence/object_coverage.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::evidence::object_coverage_test {
namespace {

using cli::contains;

constexpr const char* kKey = "arn:aws:kms:eu-central-1:111122223333:key/1a2b";
constexpr const char* kOther = "arn:aws:kms:eu-central-1:111122223333:key/9f8e";

/// A trail whose log files are encrypted with the key; an empty ARN: it has none.
struct World {
  Resource resource{.address = "aws_cloudtrail.main", .type = "aws_cloudtrail"};
  cloudtrail::Destination destination{};

  explicit World(const std::string& key = kKey) {
    destination.trail.resource = &resource;
    resource.change = Change::NoOp;
    if (key.empty()) return;
    destination.keyed = Verdict::Holds;
    destination.key = cloudtrail::Key{.arn = Text(key)};
  }

  TrailEvidence with(const std::vector<DeliveredObject>& objects) const {
    std::vector<SampledObject> samples;
    for (const DeliveredObject& object : objects) samples.push_back({&object, {}});
    TrailEvidence evidence;
    add_objects(destination, std::move(samples), evidence);
    return evidence;
  }
};

DeliveredObject object(const std::string& day, const std::string& algorithm,
                       const std::string& key = "") {
  DeliveredObject made{.bucket = "logs", .key = "log-of-" + day, .folder = "CloudTrail"};
  made.modified_at = day + "T00:00:00Z";
  if (!algorithm.empty()) made.algorithm = algorithm;
  if (!key.empty()) made.key_arn = key;
  return made;
}

TEST_CASE("objects before the first with the trail's key are not covered", "[objects]") {
  const TrailEvidence evidence =
      World{}.with({object("2026-03-01", "aws:kms", kKey), object("2026-01-01", "AES256"),
                    object("2026-02-01", "aws:kms", kOther)});
  REQUIRE(evidence.objects.size() == 3);
  CHECK(evidence.objects[0].key == "log-of-2026-01-01");
  CHECK(evidence.objects[0].remark == "encrypted with AES256, not with the trail's key");
  CHECK(evidence.objects[1].remark == "encrypted with another key than the trail's");
  CHECK(evidence.objects[2].remark == "encrypted with the trail's key");
  CHECK(contains(evidence.objects_note, "The oldest sampled object is of 2026-01-01"));
  CHECK(contains(evidence.objects_note,
                 "the setting does not apply to objects before it, among them "
                 "`log-of-2026-01-01`, `log-of-2026-02-01`"));
}

TEST_CASE("an object that is encrypted otherwise later on is no old one", "[objects]") {
  const TrailEvidence evidence = World{}.with(
      {object("2026-01-01", "aws:kms", kKey), object("2026-02-01", "AES256")});
  CHECK(contains(evidence.objects_note,
                 "Not encrypted as the trail requires: `log-of-2026-02-01`"));
  CHECK_FALSE(contains(evidence.objects_note, "does not apply"));
}

TEST_CASE("where all objects have the trail's key nothing is said against them",
          "[objects]") {
  const TrailEvidence evidence =
      World{}.with({object("2026-01-01", "aws:kms", kKey),
                    object("2026-02-01", "aws:kms:dsse", kKey)});
  CHECK(evidence.objects_note ==
        "The oldest sampled object is of 2026-01-01T00:00:00Z; older objects are not "
        "shown.");
}

TEST_CASE("a multi-Region key is one key in every region", "[objects]") {
  const World world("arn:aws:kms:eu-central-1:111122223333:key/mrk-1a2b");
  const auto remark = [&](const std::string& key) {
    return world.with({object("2026-01-01", "aws:kms", key)}).objects[0].remark;
  };
  CHECK(remark("arn:aws:kms:us-east-1:111122223333:key/mrk-1a2b") ==
        "encrypted with the trail's key");
  CHECK(remark("arn:aws:kms:us-east-1:111122223333:key/mrk-9f8e") ==
        "encrypted with another key than the trail's");
}

TEST_CASE("a key that is still to be created has no id to compare with", "[objects]") {
  World world;
  world.destination.key->arn =
      Text("arn:aws:kms:eu-central-1:111122223333:key/") +
      Text::of_symbol({.id = "k", .name = "id of the key", .cls = SymbolClass::KeyId});
  const TrailEvidence evidence = world.with({object("2026-01-01", "aws:kms", kOther)});
  CHECK(evidence.objects[0].remark == "not known: the key of the trail has no id yet");
  CHECK_FALSE(contains(evidence.objects_note, "Not encrypted"));
}

TEST_CASE("a trail without a key asks for AES256", "[objects]") {
  const World world("");
  const auto remark = [&](const char* algorithm, const char* key) {
    return world.with({object("2026-01-01", algorithm, key)}).objects[0].remark;
  };
  CHECK(contains(remark("AES256", ""), "encrypted as the trail requires"));
  CHECK(contains(remark("aws:kms", kKey), "another key than the trail's"));
}

TEST_CASE("an object whose metadata was refused is not known", "[objects]") {
  DeliveredObject refused = object("2026-01-01", "");
  refused.missing = {.what = "head-object was refused"};
  const TrailEvidence evidence =
      World{}.with({refused, object("2026-02-01", "aws:kms", kKey)});
  CHECK(evidence.objects[0].remark == "not known: head-object was refused");
  CHECK(evidence.objects[0].bucket_key.empty());
  CHECK_FALSE(contains(evidence.objects_note, "does not apply"));
}

TEST_CASE("a plan that changes the key of a trail says what it leaves uncovered",
          "[objects]") {
  World world;
  world.resource.change = Change::Update;
  world.resource.before = Value::map();
  world.resource.attributes.set("kms_key_id", Value::text(Text(kKey)));
  CHECK(contains(world.with({}).objects_note, "the key of the trail, which had none"));
  world.resource.before.set("kms_key_id", Value::text(Text(kOther)));
  CHECK(contains(world.with({}).objects_note, std::string("from `") + kOther + "`"));
  world.resource.before.set("kms_key_id", Value::text(Text(kKey)));
  CHECK(world.with({}).objects_note.empty());
  world.resource.change = Change::Create;
  CHECK(world.with({}).objects_note.empty());
}

}  // namespace
}  // namespace trailseal::evidence::object_coverage_test
