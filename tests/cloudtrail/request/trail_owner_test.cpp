// An organization trail is deployed by 111122223333; nobody says who owns it.
#include "cloudtrail/request/trail_owner.hpp"

#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::trail_owner_test {

namespace {

std::string policy_for(const std::string& account, const std::string& folder) {
  const std::string principal = R"("Principal":{"Service":"cloudtrail.amazonaws.com"})";
  const std::string source =
      R"("Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:eu-west-1:)" +
      account + R"(:trail/t"}})";
  return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)" + principal +
         R"(,"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::logs",)" + source +
         R"(},{"Effect":"Allow",)" + principal +
         R"(,"Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/)" + folder +
         R"(/*",)" + source + "}]}";
}

/// What becomes of the delivery under the bucket policy.
Destination deliver(const std::string& policy, Value organization = Value::boolean(true),
                    const std::string& management = {}) {
  static ResourceGraph graph;
  graph = ResourceGraph();
  Fragment fragment;
  fragment.input.path = "plan.json";
  fragment.input.management_account = Text(management);
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})")
      .attributes.set("is_organization_trail", std::move(organization));
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_policy.b", R"({"bucket":"logs"})")
      .attributes.set("policy", Value::text(Text(policy)));
  fragment.resources = small.build().resources();
  graph.add(std::move(fragment));
  return follow(graph, find_trails(graph).front());
}

}  // namespace

TEST_CASE("a refusal that rests on the owner's account alone is open", "[owner]") {
  struct Case {
    const char* account;
    const char* folder;
    Verdict acl;
    Verdict write;
  };
  const auto c = GENERATE(values<Case>({
      // The policies name the deploying account: it is taken for the owner.
      {"111122223333", "AWSLogs", Verdict::Holds, Verdict::Holds},
      {"444455556666", "AWSLogs", Verdict::Unknown, Verdict::Unknown},
      // Another folder is wrong whoever owns the trail.
      {"444455556666", "Logs", Verdict::Unknown, Verdict::Fails},
      {"111122223333", "Logs", Verdict::Holds, Verdict::Fails},
  }));
  CAPTURE(c.account, c.folder);
  const Destination found = deliver(policy_for(c.account, c.folder));
  CHECK(found.delivery.get_bucket_acl.allowed() == c.acl);
  CHECK(found.delivery.put_object.allowed() == c.write);
}

TEST_CASE("what is missing names the deploying account and the option", "[owner]") {
  const Decision& acl =
      deliver(policy_for("444455556666", "AWSLogs")).delivery.get_bucket_acl;
  CHECK(acl.missing.what ==
        "whether `111122223333` manages the organization: an organization trail belongs "
        "to the management account, whoever deploys it");
  CHECK_THAT(acl.missing.help, Catch::Contains("--management-account"));
}

TEST_CASE("the owner is told, or the trail is no organization trail", "[owner]") {
  const std::string policy = policy_for("444455556666", "AWSLogs");
  CHECK(deliver(policy, Value::boolean(false)).delivery.get_bucket_acl.allowed() ==
        Verdict::Fails);
  // The front ends give the trail to the account that the input names.
  CHECK(deliver(policy, Value::boolean(true), "111122223333")
            .delivery.get_bucket_acl.allowed() == Verdict::Fails);
  for (const char* management : {"", "444455556666"}) {
    CHECK(deliver(policy, known_later({"var.organization"}), management)
              .delivery.get_bucket_acl.allowed() == Verdict::Unknown);
  }
}

TEST_CASE("where a trail may be an organization trail, its paths count as well",
          "[owner]") {
  const Value open = known_later({"var.organization"});
  const auto write = [](const std::string& folder, const Value& organization) {
    return deliver(policy_for("111122223333", folder), organization)
        .delivery.put_object.allowed();
  };
  CHECK(write("AWSLogs/111122223333", Value::boolean(false)) == Verdict::Holds);
  CHECK(write("AWSLogs/111122223333", open) == Verdict::Unknown);
  CHECK(write("AWSLogs", open) == Verdict::Holds);
  CHECK(write("Logs", open) == Verdict::Fails);
}

}  // namespace trailseal::cloudtrail::trail_owner_test
