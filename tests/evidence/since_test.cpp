// What `--since` says of two packs.
#include <fstream>
#include <nlohmann/json.hpp>

#include "evidence/pack_folder.hpp"
#include "support/catch.hpp"

namespace trailseal::cli::since_test {
namespace {

using nlohmann::json;

/// A trail whose key and policies are as the words say.
std::string stack(const std::string& trail, const std::string& encrypts) {
  return R"(Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties: {BucketName: acme-logs}
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - {Sid: Root, Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "kms:*", Resource: "*"}
          - {Sid: Trail, Effect: Allow, Principal: {Service: cloudtrail.amazonaws.com}, Action: ")" +
         encrypts + R"(", Resource: "*"}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {TrailName: main, IsLogging: true, S3BucketName: !Ref Logs, )" +
         trail + "}\n";
}

struct TwoPacks {
  PackFolder scratch{};

  json changes(const std::string& before, const std::string& after) {
    const auto make = [&](const std::string& name, const std::string& text,
                          std::vector<std::string> more) {
      std::ofstream(scratch.path(name + ".yaml")) << text;
      more.push_back(scratch.path(name + ".yaml"));
      more.insert(more.end(), {"--account", "111122223333"});
      const Run run = scratch.make(more, name);
      INFO(run.err);
      REQUIRE(run.status == kClean);
    };
    make("before", before, {});
    make("after", after, {"--since", scratch.path("before")});
    const json data = json::parse(read_file(scratch.path("after/evidence.json")));
    CHECK(data["since"]["pack"] ==
          json::parse(read_file(scratch.path("before/manifest.json")))["sha256"]);
    CHECK(contains(read_file(scratch.path("after/index.html")),
                   "Changes since the earlier pack"));
    return data["since"]["changes"];
  }
};

/// The change of that name; null where there is none.
json change_of(const json& changes, const std::string& what) {
  for (const json& change : changes) {
    if (change["what"] == what) return change;
  }
  return nullptr;
}

TEST_CASE("nothing has changed between two packs of one stack", "[since]") {
  const std::string same = stack("KMSKeyId: !GetAtt Key.Arn", "kms:GenerateDataKey*");
  CHECK(TwoPacks{}.changes(same, same).empty());
}

TEST_CASE("a key that is taken away is told, with what follows from it", "[since]") {
  const json changes = TwoPacks{}.changes(
      stack("KMSKeyId: !GetAtt Key.Arn", "kms:GenerateDataKey*"), stack("", "kms:*"));
  const json algorithm = change_of(changes, "encryption of log files");
  CHECK(algorithm["before"] == "aws:kms");
  CHECK(algorithm["after"] == "AES256");
  CHECK(algorithm["account"] == "111122223333");
  CHECK(algorithm["trail"] == "Trail");
  CHECK(change_of(changes, "TS104 trail-kms-key")["after"] == "fail");
  CHECK(change_of(changes, "delivery").is_null());
}

TEST_CASE("who may decrypt is compared", "[since]") {
  const json changes =
      TwoPacks{}.changes(stack("KMSKeyId: !GetAtt Key.Arn", "kms:GenerateDataKey*"),
                         stack("KMSKeyId: !GetAtt Key.Arn", "kms:*"));
  const json decrypt = change_of(
      changes, "who may decrypt by statement `Trail` of the key of the log files");
  CHECK(decrypt["before"].is_null());
  CHECK(decrypt["after"] == "Allow cloudtrail.amazonaws.com");
}

TEST_CASE("a trail that came or went is told", "[since]") {
  const std::string with = stack("KMSKeyId: !GetAtt Key.Arn", "kms:*");
  const std::string without = "Resources: {Topic: {Type: \"AWS::SNS::Topic\"}}\n";
  const json gone = change_of(TwoPacks{}.changes(with, without), "the trail");
  CHECK(gone["before"] == "in the pack");
  const json came = change_of(TwoPacks{}.changes(without, with), "the trail");
  CHECK(came["after"] == "in the pack");
}

TEST_CASE("a former pack that was changed is not compared with", "[since]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "before").status == kClean);
  std::ofstream(scratch.path("before/evidence.json"), std::ios::app) << " ";
  const Run changed =
      scratch.make({kRefusedPlan, "--since", scratch.path("before")}, "after");
  CHECK(changed.status == kFailed);
  CHECK(contains(changed.err, "the earlier pack was changed after it was written"));
  const Run same =
      scratch.make({kRefusedPlan, "--since", scratch.path("before")}, "before");
  CHECK(same.status == kFailed);
  CHECK(contains(same.err, "`--since` and `-o` name one pack"));
  CHECK(scratch.make({kRefusedPlan, "--since", scratch.path("none")}, "x").status ==
        kFailed);
}

}  // namespace
}  // namespace trailseal::cli::since_test
