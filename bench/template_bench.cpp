// template_bench yaml|json MEGABYTES: writes a template of that size to standard output.
// template_bench yaml-events|simdjson-dom FILE: reads a template and prints how many
// events or bytes it has; the references that bench/templates measures against.
//
// The template is one trail with its bucket, key and policies among resources that no
// trail leads to: queues with policies, as a team's generated templates have them.
#include <simdjson.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using nlohmann::ordered_json;

constexpr const char* kTrail = R"({
  "Key": {"Type": "AWS::KMS::Key", "Properties": {"EnableKeyRotation": true, "KeyPolicy": {
    "Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Action": "kms:*", "Resource": "*",
       "Principal": {"AWS": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"}}},
      {"Effect": "Allow", "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
       "Resource": "*", "Principal": {"Service": "cloudtrail.amazonaws.com"}}]}}},
  "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketEncryption": {
    "ServerSideEncryptionConfiguration": [{"ServerSideEncryptionByDefault": {
      "SSEAlgorithm": "aws:kms", "KMSMasterKeyID": {"Fn::GetAtt": ["Key", "Arn"]}}}]}}},
  "Policy": {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "Bucket"},
    "PolicyDocument": {"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Action": "s3:GetBucketAcl",
       "Principal": {"Service": "cloudtrail.amazonaws.com"},
       "Resource": {"Fn::GetAtt": ["Bucket", "Arn"]}},
      {"Effect": "Allow", "Action": "s3:PutObject",
       "Principal": {"Service": "cloudtrail.amazonaws.com"},
       "Resource": {"Fn::Sub": "${Bucket.Arn}/AWSLogs/${AWS::AccountId}/*"}}]}}},
  "Trail": {"Type": "AWS::CloudTrail::Trail", "DependsOn": "Policy", "Properties": {
    "S3BucketName": {"Ref": "Bucket"}, "KMSKeyId": {"Fn::GetAtt": ["Key", "Arn"]},
    "IsLogging": true}}})";

ordered_json queue(int number) {
  const std::string name = "Queue" + std::to_string(number);
  return {
      {"Type", "AWS::SQS::QueuePolicy"},
      {"Properties",
       {{"Queues", {{{"Ref", name}}}},
        {"PolicyDocument",
         {{"Version", "2012-10-17"},
          {"Statement",
           {{{"Effect", "Allow"},
             {"Action", {"sqs:SendMessage", "sqs:GetQueueAttributes"}},
             {"Principal", {{"Service", "events.amazonaws.com"}}},
             {"Resource", {{"Fn::GetAtt", {name, "Arn"}}}},
             {"Condition",
              {{"ArnLike",
                {{"aws:SourceArn",
                  {{"Fn::Sub",
                    "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/" +
                        name}}}}}}}}}}}}}}};
}

void write_yaml(const ordered_json& value, std::size_t depth, std::string& out) {
  const std::string indent(2 * depth, ' ');
  if (value.is_object()) {
    for (const auto& [key, item] : value.items()) {
      out += indent + key + ":";
      out += item.is_structured() ? "\n" : " ";
      write_yaml(item, depth + 1, out);
    }
  } else if (value.is_array()) {
    for (const ordered_json& item : value) {
      out += indent + (item.is_structured() ? "-\n" : "- ");
      write_yaml(item, depth + 1, out);
    }
  } else {
    out += value.dump() + "\n";
  }
}

int generate(bool yaml, std::size_t bytes) {
  ordered_json resources = ordered_json::parse(kTrail);
  std::size_t size = resources.dump(1).size();
  for (int i = 0; size < bytes; ++i) {
    const std::string name = "Queue" + std::to_string(i);
    resources[name] = {{"Type", "AWS::SQS::Queue"}};
    resources[name + "Policy"] = queue(i);
    std::string written;
    if (yaml) write_yaml(resources[name + "Policy"], 2, written);
    size += yaml ? written.size() + 60 : queue(i).dump().size() + 60;
  }
  const ordered_json root = {{"AWSTemplateFormatVersion", "2010-09-09"},
                             {"Resources", std::move(resources)}};
  std::string text;
  if (yaml) {
    write_yaml(root, 0, text);
  } else {
    text = root.dump() + "\n";
  }
  std::cout << text;
  return 0;
}

class Counter : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override { ++count; }
  void OnDocumentEnd() override { ++count; }
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++count; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++count; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {
    ++count;
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    ++count;
  }
  void OnSequenceEnd() override { ++count; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    ++count;
  }
  void OnMapEnd() override { ++count; }

  std::size_t count = 0;
};

int read_events(const char* path) {
  std::ifstream file(path);
  YAML::Parser parser(file);
  Counter counter;
  while (parser.HandleNextDocument(counter)) {
  }
  std::cout << counter.count << "\n";
  return counter.count > 0 ? 0 : 1;
}

int read_dom(const char* path) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.load(path).get(root) != simdjson::SUCCESS) return 1;
  std::cout << root["Resources"].get_object().value().size() << "\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc == 3 ? argv[1] : "";
  if (mode == "yaml" || mode == "json") {
    return generate(mode == "yaml",
                    static_cast<std::size_t>(std::atof(argv[2]) * 1'000'000));
  }
  if (mode == "yaml-events") return read_events(argv[2]);
  if (mode == "simdjson-dom") return read_dom(argv[2]);
  std::cerr << "usage: template_bench yaml|json MEGABYTES\n"
               "       template_bench yaml-events|simdjson-dom FILE\n";
  return 2;
}
