#include "cloudtrail/separate_resource.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::separate_resource_test {

namespace {

SeparateResources of_logs(const ResourceGraph& graph,
                          HalfKnown half_known = HalfKnown::Differs) {
  return separate_resources_of(graph, {Text("logs"), Text("logs-id")},
                               ResourceKind::BucketPolicy, half_known);
}

}  // namespace

TEST_CASE("a separate resource belongs to what it names, by any of its names",
          "[separate]") {
  SmallGraph small;
  small.add("aws_s3_bucket_policy.name", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_policy.id", R"({"bucket":"logs-id"})");
  small.add("aws_s3_bucket_policy.list", R"({"bucket":["x","logs"]})");
  small.add("aws_s3_bucket_policy.other", R"({"bucket":"other"})");
  small.add("aws_s3_bucket_policy.none", "{}");
  const ResourceGraph graph = small.build();
  const SeparateResources found = of_logs(graph);
  CHECK(found.certain.size() == 3);
  CHECK(found.possible.empty());
  CHECK_FALSE(found.deleted);
}

TEST_CASE("a half known name differs unless it may be written by hand", "[separate]") {
  SmallGraph small;
  const Text half = Text("log") + Text::of_symbol({.id = "s", .name = "suffix"});
  small.add("aws_s3_bucket_policy.half", "{}")
      .attributes.set("bucket", Value::text(half));
  const ResourceGraph graph = small.build();
  CHECK(of_logs(graph).possible.empty());
  CHECK(of_logs(graph, HalfKnown::MayBeEqual).possible.size() == 1);
  CHECK(of_logs(graph, HalfKnown::MayBeEqual).certain.empty());
}

TEST_CASE("the reason tells why the separate resources leave it open", "[separate]") {
  SmallGraph small;
  const auto reason = [&] {
    const ResourceGraph graph = small.build();
    return unknown_reason(of_logs(graph), "the policy", "bucket");
  };
  CHECK(reason().empty());
  small.add("aws_s3_bucket_policy.gone", R"({"bucket":"logs"})").change = Change::Delete;
  CHECK(reason().empty());
  CHECK(of_logs(small.build()).deleted);

  small.add("aws_s3_bucket_policy.whose", "{}")
      .attributes.set("bucket", known_later({"var.name"}));
  CHECK(reason() ==
        "`aws_s3_bucket_policy.whose` may set the policy: its bucket is not known");

  small.add("aws_s3_bucket_policy.one", R"({"bucket":"logs"})");
  CHECK(reason().empty());
  small.add("aws_s3_bucket_policy.two", R"({"bucket":"logs"})");
  CHECK(reason() ==
        "`aws_s3_bucket_policy.one` and `aws_s3_bucket_policy.two` each set the policy, "
        "and the last one applied replaces the other");
}

TEST_CASE("the last one waits for all others", "[separate]") {
  SmallGraph small;
  small.add("aws_s3_bucket_policy.a", "{}");
  small.add("aws_s3_bucket_policy.b", "{}").depends_on = {"aws_s3_bucket_policy.a"};
  small.add("aws_s3_bucket_policy.c", "{}").depends_on = {"aws_s3_bucket_policy.b"};
  small.add("aws_s3_bucket_policy.d", "{}");
  const ResourceGraph graph = small.build();
  const auto at = [&](const char* name) {
    return graph.find(0, std::string("aws_s3_bucket_policy.") + name);
  };
  CHECK(applied_last(graph, {at("a"), at("c"), at("b")}) == at("c"));
  CHECK(applied_last(graph, {at("a"), at("d")}) == nullptr);
  CHECK(applied_last(graph, {at("a")}) == at("a"));
}

}  // namespace trailseal::cloudtrail::separate_resource_test
