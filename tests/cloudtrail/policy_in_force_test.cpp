// One look-up for buckets, keys and topics: each case is asked of all three.
#include "cloudtrail/policy_in_force.hpp"

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::policy_in_force_test {

namespace {

const char* const kPolicy = R"({"Version":"2012-10-17","Statement":[{"Sid":"S"}]})";

/// A kind of resource that carries a policy, with one that may set it.
struct Kind {
  const PolicyRow& row;
  const char* type;
  const char* separate;
  const char* link;
};

const Kind kBucket{kBucketPolicy, "aws_s3_bucket", "aws_s3_bucket_policy", "bucket"};
const Kind kKey{kKeyPolicy, "aws_kms_key", "aws_kms_key_policy", "key_id"};
const Kind kTopic{kTopicPolicy, "aws_sns_topic", "aws_sns_topic_policy", "arn"};

/// The owner `it` and what may set its policy.
class World {
 public:
  explicit World(const Kind& kind, Change change = Change::Create, const char* own = "{}")
      : kind_(kind) {
    small_.add(std::string(kind.type) + ".it", own).change = change;
  }

  /// A separate policy; good until the next one is added.
  Resource& add(const char* name, Value link) {
    Resource& policy = small_.add(std::string(kind_.separate) + "." + name, "{}");
    policy.attributes.set(kind_.link, std::move(link));
    policy.attributes.set("policy", Value::text(kPolicy));
    return policy;
  }

  PolicyInForce look_up(bool in_inputs = true) {
    graph_ = small_.build();
    const Resource* resource = &graph_.resources().front();
    return policy_in_force(graph_, kind_.row,
                           {.resource = in_inputs ? resource : nullptr,
                            .names = {Text("it")},
                            .label = "`it`",
                            .place = place_of(*resource)});
  }

 private:
  const Kind& kind_;
  SmallGraph small_{};
  ResourceGraph graph_{};
};

const Kind& any_kind() {
  const int i = GENERATE(0, 1, 2);
  return i == 0 ? kBucket : i == 1 ? kKey : kTopic;
}

}  // namespace

TEST_CASE("the separate policy is the one in force", "[policy]") {
  World world(any_kind());
  world.add("mine", Value::text("it"));
  world.add("other", Value::text("else"));
  const PolicyInForce found = world.look_up();
  CHECK(found.separate);
  CHECK_FALSE(found.policy.open);
  CHECK(found.policy.statements.size() == 1);
  CHECK(found.resource->address.ends_with(".mine"));
  CHECK(found.place.address.ends_with(".mine"));
}

TEST_CASE("a policy that may not exist leaves it open", "[policy]") {
  World world(any_kind());
  Resource& policy = world.add("perhaps", Value::text("it"));
  policy.exists = Verdict::Unknown;
  policy.exists_reason = "condition `Grant` is not known";
  const PolicyInForce found = world.look_up();
  CHECK(found.policy.open);
  CHECK(found.policy.reason == "condition `Grant` is not known");
  CHECK(found.resource == nullptr);
}

TEST_CASE("a policy that exists for certain stands before one that may", "[policy]") {
  World world(any_kind());
  world.add("perhaps", Value::text("it")).exists = Verdict::Unknown;
  world.add("mine", Value::text("it"));
  CHECK(world.look_up().resource->address.ends_with(".mine"));
}

TEST_CASE("several policies of one resource leave it open", "[policy]") {
  World world(any_kind());
  world.add("one", Value::text("it"));
  world.add("two", Value::text("it"))
      .attributes.set("policy",
                      Value::text(R"({"Version":"2012-10-17","Statement":[]})"));
  const PolicyInForce found = world.look_up();
  CHECK(found.policy.open);
  CHECK(found.policy.reason.find("the last one applied replaces the other") !=
        std::string::npos);
}

TEST_CASE("a policy whose owner is not known may be anybody's", "[policy]") {
  const Kind& kind = any_kind();
  World world(kind);
  world.add("whose", known_later({"var.name"}));
  const PolicyInForce found = world.look_up();
  CHECK(found.policy.open);
  CHECK(found.policy.reason.find("its " + std::string(kind.row.noun) + " is not known") !=
        std::string::npos);
}

TEST_CASE("only topics are named by hand in part", "[policy]") {
  const Kind& kind = any_kind();
  World world(kind);
  world.add("whose", Value::text(Text::of_symbol({.id = "x", .name = "x"}) + Text("t")));
  CHECK(world.look_up().policy.open == (kind.row.noun == "topic"));
}

TEST_CASE("the owner's own policy stands where no separate one does", "[policy]") {
  const Change change = GENERATE(Change::Create, Change::NoOp);
  World world(any_kind(), change, R"({"policy":"{\"Statement\":[]}"})");
  const PolicyInForce found = world.look_up();
  CHECK_FALSE(found.policy.open);
  CHECK_FALSE(found.separate);
  CHECK(found.note.empty());
  CHECK(found.resource->address.ends_with(".it"));
}

TEST_CASE("a new resource without a policy has the default", "[policy]") {
  const Kind& kind = any_kind();
  const PolicyInForce found = World(kind).look_up();
  CHECK_FALSE(found.policy.open);
  CHECK(found.note == "`it` " + std::string(kind.row.none));
}

TEST_CASE("what the state does not tell is open", "[policy]") {
  const PolicyInForce found = World(any_kind(), Change::NoOp).look_up();
  CHECK(found.policy.open);
  CHECK(found.policy.reason == "the policy of `it` is not in the state");
}

TEST_CASE("a separate policy that is deleted puts the default back", "[policy]") {
  const Kind& kind = any_kind();
  World world(kind, Change::NoOp, R"({"policy":"{\"Statement\":[]}"})");
  world.add("gone", Value::text("it")).change = Change::Delete;
  CHECK(world.look_up().note == "`it` " + std::string(kind.row.none));
}

TEST_CASE("a policy that moves into its owner stays", "[policy]") {
  World world(any_kind(), Change::Update, R"({"policy":"{\"Statement\":[]}"})");
  world.add("gone", Value::text("it")).change = Change::Delete;
  const PolicyInForce found = world.look_up();
  CHECK(found.note.empty());
  CHECK(found.resource->address.ends_with(".it"));
}

TEST_CASE("only a key keeps its policy while it is deleted", "[policy]") {
  const Kind& kind = any_kind();
  World world(kind, Change::Delete, R"({"policy":"{\"Statement\":[]}"})");
  CHECK(world.look_up().policy.open == (kind.row.noun != "key"));
}

TEST_CASE("a resource in no input has a policy only where an input sets it", "[policy]") {
  const Kind& kind = any_kind();
  World world(kind);
  const PolicyInForce outside = world.look_up(false);
  CHECK(outside.policy.open);
  CHECK(outside.policy.reason == "`it` is not in any input");
  CHECK(outside.policy.help == kind.row.help);
  world.add("mine", Value::text("it"));
  CHECK(world.look_up(false).resource->address.ends_with(".mine"));
}

TEST_CASE("a policy that cannot be read is open and says so", "[policy]") {
  World world(any_kind());
  world.add("mine", Value::text("it")).attributes.set("policy", Value::text("{"));
  const PolicyInForce found = world.look_up();
  CHECK(found.policy.open);
  CHECK(found.policy.reason.find("cannot be read") != std::string::npos);
}

TEST_CASE("a topic policy of CloudFormation names a list of topics", "[policy]") {
  SmallGraph small;
  Resource& policy = small.add("Policy", "{}");
  policy.type = GENERATE("AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy");
  policy.language = Language::CloudFormation;
  const bool list = policy.type == "AWS::SNS::TopicPolicy";
  policy.attributes.set(
      list ? "Topics" : "TopicArn",
      list ? Value::list({Value::text("else"), Value::text("it")}) : Value::text("it"));
  policy.attributes.set("PolicyDocument", Value::text(kPolicy));
  const ResourceGraph graph = small.build();
  const PolicyInForce found =
      policy_in_force(graph, kTopicPolicy, {.names = {Text("it")}, .label = "`it`"});
  REQUIRE(found.resource != nullptr);
  CHECK(found.policy.statements.size() == 1);
}

TEST_CASE("of two policies the one that is applied last is in force", "[policy]") {
  const Kind& kind = any_kind();
  World world(kind);
  world.add("first", Value::text("it"));
  Resource& last = world.add("last", Value::text("it"));
  last.attributes.set("policy",
                      Value::text(R"({"Version":"2012-10-17","Statement":[]})"));
  const PolicyInForce open = world.look_up();
  CHECK(open.setters.size() == 2);
  CHECK(open.alternatives.size() == 2);
  last.depends_on = {std::string(kind.separate) + ".first"};
  const PolicyInForce found = world.look_up();
  CHECK(found.resource->address.ends_with(".last"));
  CHECK(found.policy.statements.empty());
  CHECK(found.setters.size() == 2);
  CHECK(found.alternatives.empty());
}

TEST_CASE("two equal policies are one, and still overwrite each other", "[policy]") {
  World world(any_kind());
  world.add("one", Value::text("it"));
  world.add("again", Value::text("it"));
  const PolicyInForce found = world.look_up();
  CHECK_FALSE(found.policy.open);
  CHECK(found.alternatives.empty());
  CHECK(found.setters.size() == 2);
}

TEST_CASE("the own argument of a new owner and a separate policy overwrite each other",
          "[policy]") {
  const std::string own = "{\"policy\":\"{}\"}";
  World made(any_kind(), Change::Create, own.c_str());
  made.add("separate", Value::text("it"));
  const PolicyInForce found = made.look_up();
  CHECK(found.resource->address.ends_with(".separate"));
  CHECK(found.setters.size() == 2);
  // A refreshed owner shows the policy that a separate resource gave it.
  World there(any_kind(), Change::NoOp, own.c_str());
  there.add("separate", Value::text("it"));
  CHECK(there.look_up().setters.empty());
}

}  // namespace trailseal::cloudtrail::policy_in_force_test
