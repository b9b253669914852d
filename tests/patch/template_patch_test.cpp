// Edits of CloudFormation templates, text in and text out.
#include "support/patched.hpp"

namespace trailseal::patch::template_patch_test {
namespace {

const std::string kYaml = R"(Parameters:
  LogPrefix:
    Type: String
    Default: audit

Resources:
  Logs:
    Type: AWS::S3::Bucket # ours

  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: Acl
            Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:GetBucketAcl
            Resource: !GetAtt Logs.Arn
          - Sid: Write   # the files
            Effect: Allow
            Principal:
              Service: cloudtrail.amazonaws.com
            Action: s3:PutObject
            Resource: !Sub ${Logs.Arn}/AWSLogs/${AWS::AccountId}/*
            Condition:
              StringEquals:
                s3:x-amz-acl: bucket-owner-full-control

  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: !Ref Logs
      S3KeyPrefix: !Ref LogPrefix
)";

const std::string kJson = R"({
    "Resources": {
        "Logs": {"Type": "AWS::S3::Bucket"},
        "LogsPolicy": {
            "Type": "AWS::S3::BucketPolicy",
            "Properties": {
                "Bucket": {"Ref": "Logs"},
                "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Sid": "Acl",
                            "Effect": "Allow",
                            "Principal": {"Service": "cloudtrail.amazonaws.com"},
                            "Action": "s3:GetBucketAcl",
                            "Resource": {"Fn::GetAtt": ["Logs", "Arn"]}
                        },
                        {
                            "Sid": "Write",
                            "Effect": "Allow",
                            "Principal": {"Service": "cloudtrail.amazonaws.com"},
                            "Action": "s3:PutObject",
                            "Resource": {"Fn::Sub": "${Logs.Arn}/AWSLogs/${AWS::AccountId}/*"}
                        }
                    ]
                }
            }
        },
        "Trail": {
            "Type": "AWS::CloudTrail::Trail",
            "Properties": {"IsLogging": true, "S3BucketName": {"Ref": "Logs"}, "S3KeyPrefix": "audit"}
        }
    }
}
)";

const std::string kSub = R"(Resources:
  Logs:
    Type: AWS::S3::Bucket
  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument: !Sub |
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Acl",
              "Effect": "Allow",
              "Principal": {"Service": "cloudtrail.amazonaws.com"},
              "Action": "s3:GetBucketAcl",
              "Resource": "${Logs.Arn}"
            },
            {
              "Sid": "Write",
              "Effect": "Allow",
              "Principal": {"Service": "cloudtrail.amazonaws.com"},
              "Action": "s3:PutObject",
              "Resource": "${Logs.Arn}/AWSLogs/${AWS::AccountId}/*"
            }
          ]
        }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: !Ref Logs
)";

using EditOf = std::function<Edit(const ResourceGraph&)>;

std::string changed(const std::string& file, const std::string& text,
                    const std::vector<EditOf>& edits) {
  const Files files{{file, text}};
  const PatchedFiles made = patched(files, [&](const ResourceGraph& graph) {
    std::vector<Edit> all;
    for (const EditOf& edit : edits) all.push_back(edit(graph));
    return all;
  });
  CHECK(made.error.empty());
  for (const LooseText& loose : made.patch.loose) FAIL_CHECK(loose.reason);
  return made.text(file, files);
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Edit document_edit(Edit::Kind kind, const std::string& path, Value value,
                   std::string key = "") {
  return {.kind = kind,
          .resource = "LogsPolicy",
          .attribute = "PolicyDocument",
          .steps = way(path),
          .key = std::move(key),
          .value = std::move(value)};
}

Text logs_arn(const ResourceGraph& graph) { return text_in(graph, "Logs", "@arn"); }

Edit prefix_put_in(const ResourceGraph& graph) {
  const Text path =
      logs_arn(graph) + "/audit/AWSLogs/" + graph.inputs()[0].account + "/*";
  return document_edit(Edit::Kind::Replace, "Statement/1/Resource", Value::text(path));
}

Edit resource_added(const ResourceGraph& graph) {
  return document_edit(Edit::Kind::Append, "Statement/0/Resource",
                       Value::text(logs_arn(graph) + "/x"));
}

Edit account_asked_for(const ResourceGraph& graph) {
  Value test = Value::map();
  test.set("aws:SourceAccount", Value::text(graph.inputs()[0].account));
  Value tests = Value::map();
  tests.set("StringEquals", test);
  return document_edit(Edit::Kind::AddMember, "Statement/0", tests, "Condition");
}

Edit statement_added(const ResourceGraph& graph) {
  Value principal = Value::map();
  principal.set("Service", Value::text("cloudtrail.amazonaws.com"));
  Value statement = Value::map();
  statement.set("Sid", Value::text("More"));
  statement.set("Principal", principal);
  statement.set("Action",
                Value::list({Value::text("s3:PutObject"), Value::text("s3:*")}));
  statement.set("Resource", Value::text(logs_arn(graph) + "/${aws:username}/*"));
  return document_edit(Edit::Kind::Append, "Statement", statement);
}

Edit wait_for_policy(const ResourceGraph&) {
  return {.kind = Edit::Kind::Append,
          .resource = "Trail",
          .attribute = "depends_on",
          .value = Value::text("LogsPolicy")};
}

}  // namespace

TEST_CASE("a prefix comes into a template as the trail names it", "[patch]") {
  CHECK(changed("t.yaml", kYaml, {&prefix_put_in}) ==
        with(kYaml, "${Logs.Arn}/AWSLogs", "${Logs.Arn}/${LogPrefix}/AWSLogs"));
  CHECK(changed("t.json", kJson, {&prefix_put_in}) ==
        with(kJson, "${Logs.Arn}/AWSLogs", "${Logs.Arn}/audit/AWSLogs"));
  CHECK(changed("t.yaml", kSub, {&prefix_put_in}) ==
        with(kSub, "${Logs.Arn}/AWSLogs", "${Logs.Arn}/audit/AWSLogs"));
}

TEST_CASE("a function in a template becomes the first of two", "[patch]") {
  CHECK(changed("t.yaml", kYaml, {&resource_added}) ==
        with(kYaml, "            Resource: !GetAtt Logs.Arn\n",
             "            Resource:\n              - !GetAtt Logs.Arn\n"
             "              - !Sub ${Logs.Arn}/x\n"));
  CHECK(changed("t.json", kJson, {&resource_added}) ==
        with(kJson, R"({"Fn::GetAtt": ["Logs", "Arn"]})",
             R"([{"Fn::GetAtt": ["Logs", "Arn"]}, {"Fn::Sub": "${Logs.Arn}/x"}])"));
  CHECK(changed("t.yaml", kSub, {&resource_added}) ==
        with(kSub, R"("${Logs.Arn}")", R"(["${Logs.Arn}", "${Logs.Arn}/x"])"));
}

TEST_CASE("a condition is added to a statement of a template", "[patch]") {
  CHECK(changed("t.yaml", kYaml, {&account_asked_for}) ==
        with(kYaml, "!GetAtt Logs.Arn\n", R"(!GetAtt Logs.Arn
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
)"));
  CHECK(changed("t.json", kJson, {&account_asked_for}) ==
        with(kJson, R"(["Logs", "Arn"]})", R"(["Logs", "Arn"]},
                            "Condition": {
                                "StringEquals": {
                                    "aws:SourceAccount": {"Ref": "AWS::AccountId"}
                                }
                            })"));
}

TEST_CASE("a statement is added to a policy of a template", "[patch]") {
  CHECK(changed("t.yaml", kYaml, {&statement_added}) ==
        with(kYaml, "bucket-owner-full-control\n", R"(bucket-owner-full-control
          - Sid: More
            Principal:
              Service: cloudtrail.amazonaws.com
            Action:
              - s3:PutObject
              - s3:*
            Resource: !Sub ${Logs.Arn}/${!aws:username}/*
)"));
  CHECK(changed("t.yaml", kSub, {&statement_added}) ==
        with(kSub, "            }\n          ]", R"(            },
            {
              "Sid": "More",
              "Principal": {
                "Service": "cloudtrail.amazonaws.com"
              },
              "Action": [
                "s3:PutObject",
                "s3:*"
              ],
              "Resource": "${Logs.Arn}/${!aws:username}/*"
            }
          ])"));
}

TEST_CASE("members of a template go", "[patch]") {
  const auto remove = [](const ResourceGraph&) {
    return document_edit(Edit::Kind::Remove, "Statement/1/Condition", {});
  };
  CHECK(changed("t.yaml", kYaml, {remove}) == with(kYaml, R"(            Condition:
              StringEquals:
                s3:x-amz-acl: bucket-owner-full-control
)",
                                                   ""));
  const auto statement = [](const ResourceGraph&) {
    return document_edit(Edit::Kind::Remove, "Statement/1/Resource", {});
  };
  CHECK(changed("t.json", kJson, {statement}) == with(kJson, R"(,
                            "Resource": {"Fn::Sub": "${Logs.Arn}/AWSLogs/${AWS::AccountId}/*"}
)",
                                                      "\n"));
}

TEST_CASE("a trail of a template waits for a policy", "[patch]") {
  CHECK(changed("t.yaml", kYaml, {&wait_for_policy}) ==
        with(kYaml, "S3KeyPrefix: !Ref LogPrefix\n",
             "S3KeyPrefix: !Ref LogPrefix\n    DependsOn: LogsPolicy\n"));
  const std::string waiting =
      with(kYaml, "    Type: AWS::CloudTrail::Trail\n",
           "    Type: AWS::CloudTrail::Trail\n    DependsOn: Logs\n");
  CHECK(changed("t.yaml", waiting, {&wait_for_policy}) ==
        with(waiting, "    DependsOn: Logs\n",
             "    DependsOn:\n      - Logs\n      - LogsPolicy\n"));
}

TEST_CASE("a resource comes into a template behind the one it belongs to", "[patch]") {
  const auto create = [](const ResourceGraph& graph) {
    Edit edit{.kind = Edit::Kind::CreateResource, .resource = "Logs"};
    edit.created.type = "AWS::S3::BucketPolicy";
    edit.created.address = "LogsOther";
    edit.value.set("Bucket", value_in(graph, "Logs", "@ref"));
    return edit;
  };
  CHECK(changed("t.yaml", kYaml, {create}) ==
        with(kYaml, "AWS::S3::Bucket # ours\n", R"(AWS::S3::Bucket # ours

  LogsOther:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
)"));
  CHECK(changed("t.json", kJson, {create}) ==
        with(kJson, R"({"Type": "AWS::S3::Bucket"},)", R"({"Type": "AWS::S3::Bucket"},
        "LogsOther": {
            "Type": "AWS::S3::BucketPolicy",
            "Properties": {
                "Bucket": {"Ref": "Logs"}
            }
        },)"));
}

TEST_CASE("ends of lines and a byte order mark stay", "[patch]") {
  const auto crlf = [](const std::string& text) {
    std::string made;
    for (const char c : text) made += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return made;
  };
  const std::string after = changed("t.yaml", kYaml, {&account_asked_for});
  CHECK(changed("t.yaml", crlf(kYaml), {&account_asked_for}) == crlf(after));
  CHECK(changed("t.yaml", "\xEF\xBB\xBF" + kYaml, {&account_asked_for}) ==
        "\xEF\xBB\xBF" + after);
}

TEST_CASE("several edits of one file are one change", "[patch]") {
  const std::string once =
      changed("t.yaml", kYaml, {&prefix_put_in, &resource_added, &wait_for_policy});
  CHECK(once == changed("t.yaml",
                        changed("t.yaml", changed("t.yaml", kYaml, {&prefix_put_in}),
                                {&resource_added}),
                        {&wait_for_policy}));
  CHECK(changed("t.yaml", kYaml, {&prefix_put_in, &prefix_put_in}) ==
        changed("t.yaml", kYaml, {&prefix_put_in}));
}

TEST_CASE("what is put in at one place stays in what it belongs to", "[patch]") {
  const auto create = [](const ResourceGraph&) {
    Edit edit{.kind = Edit::Kind::CreateResource, .resource = "Trail"};
    edit.created.type = "AWS::KMS::Key";
    edit.created.address = "TrailKey";
    edit.created.made.set("@arn",
                          Value::text(Text::of_symbol({.id = "new", .name = "new"})));
    edit.value.set("EnableKeyRotation", Value::boolean(true));
    return edit;
  };
  const auto set_key = [](const ResourceGraph&) {
    return Edit{.kind = Edit::Kind::AddMember,
                .resource = "Trail",
                .key = "KMSKeyId",
                .value = Value::text(Text::of_symbol({.id = "new", .name = "new"}))};
  };
  CHECK(changed("t.yaml", kYaml, {create, &wait_for_policy, set_key}) ==
        kYaml +
            R"(      KMSKeyId: !GetAtt TrailKey.Arn
    DependsOn: LogsPolicy

  TrailKey:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
)");
}

TEST_CASE("a resource of a template does not name one that waits for it", "[patch]") {
  const std::string text = R"(Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Action: kms:*
  Group:
    Type: AWS::Logs::LogGroup
    Properties:
      KmsKeyId: !GetAtt Key.Arn
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Resource: !Sub arn:aws:logs:us-east-1:111122223333:log-group:${Group}
)";
  const PatchedFiles made = patched({{"t.yaml", text}}, [](const ResourceGraph& graph) {
    return std::vector{Edit{.kind = Edit::Kind::AddMember,
                            .resource = "Key",
                            .attribute = "KeyPolicy",
                            .steps = way("Statement/0"),
                            .key = "Resource",
                            .value = value_in(graph, "Group", "@ref")}};
  });
  CHECK(made.patch.files.empty());
  REQUIRE(made.patch.loose.size() == 1);
  CHECK(made.patch.loose[0].reason ==
        "no expression of the source yields `GROUP_S_NAME`");
}

TEST_CASE("two edits of the same text that differ are an error", "[patch]") {
  const PatchedFiles made = patched({{"t.yaml", kYaml}}, [](const ResourceGraph& graph) {
    Edit other = prefix_put_in(graph);
    other.value = Value::text("*");
    return std::vector<Edit>{prefix_put_in(graph), other};
  });
  CHECK(made.error == "two of the changes are about the same text");
}

}  // namespace trailseal::patch::template_patch_test
