// Repairs of graphs made by hand: what is found, and what it costs.
#include <algorithm>
#include <set>

#include "repair/repair.hpp"
#include "repair/repaired_fixture.hpp"
#include "support/catch.hpp"

namespace trailseal::repair::search_test {
namespace {

Resource resource(const std::string& type, const std::string& name) {
  Resource made{.address = type + "." + name, .type = type};
  made.region = "eu-central-1";
  made.account = "111122223333";
  made.partition = "aws";
  return made;
}

/// The statements that a trail needs, with a resource for its writes.
std::string policy_for(const std::string& number, const std::string& path) {
  const std::string arn = "arn:aws:s3:::logs-" + number;
  const std::string service =
      R"("Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},)";
  const std::string binding =
      R"("aws:SourceArn":"arn:aws:cloudtrail:eu-central-1:111122223333:trail/t)" +
      number + "\"";
  return R"({"Version":"2012-10-17","Statement":[{"Sid":"Acl",)" + service +
         R"("Action":"s3:GetBucketAcl","Resource":")" + arn +
         R"(","Condition":{"StringEquals":{)" + binding + R"(}}},{"Sid":"Write",)" +
         service + R"("Action":"s3:PutObject","Resource":")" + arn + path +
         R"(","Condition":{"StringEquals":{)" + binding + "}}}]}";
}

/// A trail with a prefix, its bucket and a policy that grants another path.
void add_trail(const std::string& number, const std::string& path, Fragment& fragment) {
  const Value bucket_name = Value::text("logs-" + number);
  Resource trail = resource("aws_cloudtrail", "t" + number);
  trail.attributes.set("name", Value::text("t" + number));
  trail.attributes.set("s3_bucket_name", bucket_name);
  trail.attributes.set("s3_key_prefix", Value::text("audit"));
  trail.depends_on = {"aws_s3_bucket_policy.p" + number};
  Resource bucket = resource("aws_s3_bucket", "b" + number);
  bucket.attributes.set("bucket", bucket_name);
  Resource policy = resource("aws_s3_bucket_policy", "p" + number);
  policy.attributes.set("bucket", bucket_name);
  policy.attributes.set("policy", Value::text(policy_for(number, path)));
  policy.depends_on = {bucket.address};
  for (Resource* each : {&trail, &bucket, &policy}) {
    fragment.resources.push_back(std::move(*each));
  }
}

ResourceGraph trails(std::size_t count, const std::string& path) {
  Fragment fragment;
  fragment.input.path = "plan.json";
  for (std::size_t i = 0; i < count; ++i) add_trail(std::to_string(i), path, fragment);
  ResourceGraph graph;
  graph.add(std::move(fragment));
  return graph;
}

struct Found {
  std::vector<engine::Result> failing{};
  RepairedResults repairs{};
  std::size_t judged_trails = 0;
};

/// The repairs of the results of one rule.
Found find(const ResourceGraph& graph, const std::string& code,
           Effort effort = Effort()) {
  Found found;
  const auto rules = judged_rules();
  const Judge judge = [&](const ResourceGraph& changed) {
    auto judged = engine::judge_graph(rules, changed, "sse-kms-cmk", graph.inputs(), 1);
    found.judged_trails += judged.trails.size();
    return judged;
  };
  std::vector<JudgedGraph> graphs{{.graph = &graph, .judged = judge(graph)}};
  for (const engine::Result& result : graphs.front().judged.results) {
    const bool wanted = code.empty() || result.rule->code == code;
    if (wanted && result.outcome == engine::Outcome::Fail)
      found.failing.push_back(result);
  }
  std::vector<const engine::Result*> failing;
  for (const engine::Result& result : found.failing) failing.push_back(&result);
  found.judged_trails = 0;
  found.repairs = find_repairs(graphs, judge, failing, effort);
  return found;
}

TEST_CASE("a prefix that the policy lacks is put into its resource", "[repair]") {
  const ResourceGraph graph = trails(1, "/AWSLogs/111122223333/*");
  const Found found = find(graph, "TS304");
  REQUIRE(found.repairs.repairs.size() == 1);
  const Repair& repair = found.repairs.repairs.front();
  CHECK(repair.sentence == "add `audit/` to the resource of statement `Write`");
  REQUIRE(repair.edits.size() == 1);
  const Edit& edit = repair.edits.front();
  CHECK(edit.kind == Edit::Kind::Replace);
  CHECK(edit.resource == "aws_s3_bucket_policy.p0");
  CHECK(edit.attribute == "policy");
  CHECK(edit.steps == std::vector<EditStep>{{.member = "Statement"},
                                            {.member = "", .index = 1},
                                            {.member = "Resource"}});
  CHECK(edit.value.is_literal("arn:aws:s3:::logs-0/audit/AWSLogs/111122223333/*"));
  REQUIRE(repair.ended.size() == 1);
  CHECK(repair.ended.front() ==
        EndedResult{found.failing.front().fingerprint, "TS304", "aws_cloudtrail.t0"});
  CHECK(repair.delivering == std::vector<std::string>{"aws_cloudtrail.t0"});
  CHECK(repair.unchanged > 10);
}

TEST_CASE("a grant is bound to the trail where it is about this trail alone",
          "[repair]") {
  const auto repairs_with = [](const std::string& path) {
    Fragment fragment;
    fragment.input.path = "plan.json";
    add_trail("0", path, fragment);
    Value policy = document_in(fragment.resources.back().attributes["policy"]);
    for (const std::size_t statement : {0U, 1U}) {
      policy = edited_document(policy, {.kind = Edit::Kind::Remove,
                                        .steps = {{.member = "Statement"},
                                                  {.member = "", .index = statement},
                                                  {.member = "Condition"}}});
    }
    fragment.resources.back().attributes.set("policy", policy);
    ResourceGraph graph;
    graph.add(std::move(fragment));
    const Found found = find(graph, "TS403");
    REQUIRE(found.failing.size() == 1);
    return found.repairs.repairs;
  };
  const auto own = repairs_with("/audit/AWSLogs/111122223333/*");
  REQUIRE(own.size() == 1);
  CHECK(own.front().sentence == "bind statement `Write` to `aws_cloudtrail.t0`");
  // Trails of other accounts, which are in no input, may need this one.
  CHECK(repairs_with("/audit/AWSLogs/*").empty());
}

TEST_CASE("what no change ends has no repair, and no harm is done", "[repair]") {
  Fragment fragment;
  fragment.input.path = "plan.json";
  add_trail("0", "/audit/AWSLogs/111122223333/*", fragment);
  // Nobody edits the policy that is not there to be read.
  fragment.resources.back().attributes.set(
      "policy", Value::unknown({.reason = "known after apply"}));
  ResourceGraph graph;
  graph.add(std::move(fragment));
  const Found found = find(graph, "TS304");
  CHECK(found.failing.empty());
  CHECK(found.repairs.repairs.empty());
}

TEST_CASE("nothing is asked where nothing fails", "[repair]") {
  const Found found = find(trails(3, "/audit/AWSLogs/111122223333/*"), "TS304");
  CHECK(found.failing.empty());
  CHECK(found.judged_trails == 0);
}

TEST_CASE("a change that would break another trail is not taken", "[repair]") {
  // Two trails write into one bucket, and the policy knows the first.
  Fragment fragment;
  fragment.input.path = "plan.json";
  add_trail("0", "/audit/AWSLogs/111122223333/*", fragment);
  Resource second = fragment.resources.front();
  second.address = "aws_cloudtrail.second";
  second.attributes.set("name", Value::text("second"));
  fragment.resources.push_back(std::move(second));
  ResourceGraph graph;
  graph.add(std::move(fragment));
  const Found found = find(graph, "TS304");
  REQUIRE(found.repairs.repairs.size() == 1);
  const Repair& repair = found.repairs.repairs.front();
  CHECK(repair.sentence ==
        "add `arn:aws:cloudtrail:eu-central-1:111122223333:trail/second` to the "
        "condition on `aws:SourceArn` of statement `Write`");
  CHECK(repair.edits.front().kind == Edit::Kind::Append);
}

TEST_CASE("a trail of a thousand is repaired in its own part", "[repair]") {
  const auto repaired = [](std::size_t count) {
    const Found found = find(trails(count, "/AWSLogs/111122223333/*"), "TS304");
    CHECK(found.failing.size() == count);
    CHECK(found.repairs.repairs.size() == count);
    const bool alike =
        std::all_of(found.repairs.repairs.begin(), found.repairs.repairs.end(),
                    [&](const Repair& repair) {
                      return repair.ended.size() == 1 && repair.edits.size() == 1 &&
                             repair.unchanged == found.repairs.repairs.front().unchanged;
                    });
    CHECK(alike);
    return found.judged_trails;
  };
  // Four times the trails, four times the work.
  CHECK(repaired(100) <= 4 * repaired(25) + 10);
}

TEST_CASE("the work of all repairs has a bound", "[repair]") {
  // All trails share one bucket, so that each change concerns all of them.
  Fragment fragment;
  fragment.input.path = "plan.json";
  add_trail("0", "/AWSLogs/111122223333/*", fragment);
  const Resource first = fragment.resources.front();
  for (int i = 1; i < 60; ++i) {
    Resource trail = first;
    trail.address = "aws_cloudtrail.more" + std::to_string(i);
    trail.attributes.set("name", Value::text("more" + std::to_string(i)));
    fragment.resources.push_back(std::move(trail));
  }
  ResourceGraph graph;
  graph.add(std::move(fragment));
  const Found found = find(graph, "TS304", Effort(45'000));
  CHECK(found.failing.size() == 60);
  CHECK(found.judged_trails <= 1200);
  CHECK(!found.repairs.repairs.empty());
}

}  // namespace
}  // namespace trailseal::repair::search_test
