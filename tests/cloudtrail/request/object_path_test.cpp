#include "cloudtrail/request/object_path.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::object_path_test {

namespace {

std::vector<std::string> paths_of(const std::string& attributes) {
  SmallGraph small;
  small.add("aws_cloudtrail.t", attributes);
  const ResourceGraph graph = small.build();
  std::vector<std::string> shown;
  for (const ObjectPath& path : object_paths_of(find_trails(graph).front())) {
    shown.push_back(path.key.display() + (path.written == Verdict::Holds ? "" : " ?"));
  }
  return shown;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a plain trail writes below AWSLogs and its account", "[path]") {
  CHECK(paths_of(R"({"name":"t"})") ==
        Paths{"AWSLogs/111122223333/CloudTrail/eu-west-1/<date>/<file>"});
}

TEST_CASE("the prefix stands before AWSLogs, and none means none", "[path]") {
  CHECK(paths_of(R"({"s3_key_prefix":"audit/x"})").front() ==
        "audit/x/AWSLogs/111122223333/CloudTrail/eu-west-1/<date>/<file>");
  CHECK(paths_of(R"({"s3_key_prefix":""})") == paths_of("{}"));
}

TEST_CASE("slashes around a prefix are read in every way", "[path]") {
  const auto readings = [](const std::string& prefix) {
    SmallGraph small;
    small.add(
        "aws_cloudtrail.t",
        R"({"name":"t","s3_bucket_name":"logs","s3_key_prefix":")" + prefix + "\"}");
    const ResourceGraph graph = small.build();
    Paths paths;
    for (const Trail& reading : prefix_readings(find_trails(graph).front())) {
      const std::string path = object_paths_of(reading).front().key.display();
      paths.push_back(path.substr(0, path.find("AWSLogs")));
    }
    return paths;
  };
  CHECK(readings("audit/x") == Paths{"audit/x/"});
  CHECK(readings("audit/x/") == Paths{"audit/x//", "audit/x/"});
  CHECK(readings("x//") == Paths{"x///", "x//", "x/"});
  CHECK(readings("/x") == Paths{"/x/", "x/"});
  CHECK(readings("/") == Paths{"//", ""});
}

TEST_CASE("validation and insights write beside the logs", "[path]") {
  const Paths paths = paths_of(
      R"({"enable_log_file_validation":true,"insight_selector":[{"insight_type":"x"}]})");
  REQUIRE(paths.size() == 3);
  CHECK(paths[1] == "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/<date>/<file>");
  CHECK(paths[2] == "AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/<date>/<file>");
}

TEST_CASE("network activity is found in the advanced selectors", "[path]") {
  const Paths paths = paths_of(R"({"advanced_event_selector":[{"field_selector":[
      {"field":"eventCategory","equals":["NetworkActivity"]}]}]})");
  REQUIRE(paths.size() == 2);
  CHECK(paths[1] ==
        "AWSLogs/111122223333/CloudTrail-NetworkActivity/eu-west-1/<date>/<file>");
}

TEST_CASE("a trail for all regions writes for regions other than its own", "[path]") {
  CHECK(paths_of(R"({"is_multi_region_trail":true})") ==
        Paths{"AWSLogs/111122223333/CloudTrail/eu-west-1/<date>/<file>",
              "AWSLogs/111122223333/CloudTrail/us-east-1/<date>/<file>",
              "AWSLogs/111122223333/CloudTrail/us-west-2/<date>/<file>"});
}

TEST_CASE("an organization trail writes below the organization, members too", "[path]") {
  CHECK(
      paths_of(R"({"is_organization_trail":true})") ==
      Paths{
          "AWSLogs/<organization id>/111122223333/CloudTrail/eu-west-1/<date>/<file>",
          "AWSLogs/<organization id>/<member account>/CloudTrail/eu-west-1/<date>/<file>",
          "AWSLogs/111122223333/CloudTrail/eu-west-1/<date>/<file>"});
}

}  // namespace trailseal::cloudtrail::object_path_test
