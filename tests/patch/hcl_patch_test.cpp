// Edits of Terraform's configurations, text in and text out.
#include "support/patched.hpp"

namespace trailseal::patch::hcl_patch_test {
namespace {

const std::string kTrail = R"(data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "logs" {
  bucket = "acme-logs" # not to be renamed
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.logs.id
  s3_key_prefix  = var.prefix
}

variable "prefix" {
  default = "audit"
}
)";

const std::string kDocument = R"(
data "aws_iam_policy_document" "logs" {
  statement {
    sid       = "Acl"
    actions   = ["s3:GetBucketAcl"]
    resources = [aws_s3_bucket.logs.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
  }

  statement {
    sid       = "Write"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.logs.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    # the owner is given
    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs.json
}
)";

const std::string kEncoded = R"(
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Acl"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.logs.arn
      },
      {
        Sid       = "Write"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
        Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
    ]
  })
}
)";

const std::string kHeredoc = R"(
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Acl",
          "Effect": "Allow",
          "Principal": {"Service": "cloudtrail.amazonaws.com"},
          "Action": "s3:GetBucketAcl",
          "Resource": "${aws_s3_bucket.logs.arn}"
        },
        {
          "Sid": "Write",
          "Effect": "Allow",
          "Principal": {"Service": "cloudtrail.amazonaws.com"},
          "Action": "s3:PutObject",
          "Resource": "${aws_s3_bucket.logs.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
        }
      ]
    }
  POLICY
}
)";

const std::string kPolicy = "aws_s3_bucket_policy.logs";

/// One edit of the bucket's policy.
Edit policy_edit(Edit::Kind kind, const std::string& path, Value value,
                 std::string key = "") {
  return {.kind = kind,
          .resource = kPolicy,
          .attribute = "policy",
          .steps = way(path),
          .key = std::move(key),
          .value = std::move(value)};
}

Text bucket_arn(const ResourceGraph& graph) {
  return text_in(graph, "aws_s3_bucket.logs", "arn");
}

Text account(const ResourceGraph& graph) {
  return text_in(graph, "data.aws_caller_identity.current", "account_id");
}

/// The file of the trail and the policy, changed by one edit.
std::string changed_policy(const std::string& policy,
                           const std::function<Edit(const ResourceGraph&)>& edit) {
  const Files files{{"main.tf", kTrail + policy}};
  const PatchedFiles made = patched(
      files, [&](const ResourceGraph& graph) { return std::vector<Edit>{edit(graph)}; });
  CHECK(made.error.empty());
  for (const LooseText& loose : made.patch.loose) FAIL_CHECK(loose.reason);
  const std::string text = made.text("main.tf", files);
  REQUIRE(text.starts_with(kTrail));
  return text.substr(kTrail.size());
}

/// `text` with `from`, which stands there once, replaced.
std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Edit add_prefix(const ResourceGraph& graph) {
  const Text resource = bucket_arn(graph) + "/audit/AWSLogs/" + account(graph) + "/*";
  return policy_edit(Edit::Kind::Replace, "Statement/1/Resource", Value::text(resource));
}

constexpr const char* kOldPath = "/AWSLogs/$";
constexpr const char* kNewPath = "/${var.prefix}/AWSLogs/$";

}  // namespace

TEST_CASE("a prefix is put into the text that a statement has", "[patch]") {
  for (const std::string& policy : {kDocument, kEncoded, kHeredoc}) {
    CHECK(changed_policy(policy, &add_prefix) == with(policy, kOldPath, kNewPath));
  }
}

TEST_CASE("a resource is added to the one that is there", "[patch]") {
  const auto add = [](const ResourceGraph& graph) {
    return policy_edit(Edit::Kind::Append, "Statement/0/Resource",
                       Value::text(bucket_arn(graph) + "/x"));
  };
  CHECK(changed_policy(kDocument, add) ==
        with(kDocument, "[aws_s3_bucket.logs.arn]",
             "[aws_s3_bucket.logs.arn, \"${aws_s3_bucket.logs.arn}/x\"]"));
  CHECK(changed_policy(kEncoded, add) ==
        with(kEncoded, "= aws_s3_bucket.logs.arn\n",
             "= [aws_s3_bucket.logs.arn, \"${aws_s3_bucket.logs.arn}/x\"]\n"));
  CHECK(changed_policy(kHeredoc, add) ==
        with(kHeredoc, "\"${aws_s3_bucket.logs.arn}\"",
             "[\"${aws_s3_bucket.logs.arn}\", \"${aws_s3_bucket.logs.arn}/x\"]"));
}

TEST_CASE("an action is added", "[patch]") {
  const auto add = [](const ResourceGraph&) {
    return policy_edit(Edit::Kind::Append, "Statement/1/Action",
                       Value::text("s3:GetObject"));
  };
  CHECK(changed_policy(kDocument, add) ==
        with(kDocument, "[\"s3:PutObject\"]", "[\"s3:PutObject\", \"s3:GetObject\"]"));
  CHECK(changed_policy(kEncoded, add) ==
        with(kEncoded, "\"s3:PutObject\"", "[\"s3:PutObject\", \"s3:GetObject\"]"));
}

TEST_CASE("a condition is added to a statement that has none", "[patch]") {
  const auto add = [](const ResourceGraph& graph) {
    Value test = Value::map();
    test.set("aws:SourceAccount", Value::text(account(graph)));
    Value tests = Value::map();
    tests.set("StringEquals", test);
    return policy_edit(Edit::Kind::AddMember, "Statement/0", tests, "Condition");
  };
  CHECK(changed_policy(kDocument, add) ==
        with(kDocument, "    }\n  }\n\n  statement {\n    sid       = \"Write\"",
             R"(    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    sid       = "Write")"));
  CHECK(changed_policy(kEncoded, add) == with(kEncoded,
                                              "aws_s3_bucket.logs.arn\n      },",
                                              R"(aws_s3_bucket.logs.arn
        Condition = {
          StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
        }
      },)"));
  CHECK(changed_policy(kHeredoc, add) ==
        with(kHeredoc, "\"Resource\": \"${aws_s3_bucket.logs.arn}\"\n",
             R"("Resource": "${aws_s3_bucket.logs.arn}",
          "Condition": {
            "StringEquals": {
              "aws:SourceAccount": "${data.aws_caller_identity.current.account_id}"
            }
          }
)"));
}

TEST_CASE("one more key comes under a test that is there", "[patch]") {
  const auto add = [](const ResourceGraph& graph) {
    return policy_edit(Edit::Kind::AddMember, "Statement/1/Condition/StringEquals",
                       Value::text(account(graph)), "aws:SourceAccount");
  };
  CHECK(changed_policy(kDocument, add) == with(kDocument,
                                               "[\"bucket-owner-full-control\"]\n    }\n",
                                               R"(["bucket-owner-full-control"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
)"));
  CHECK(changed_policy(kEncoded, add) ==
        with(kEncoded, "\"bucket-owner-full-control\" }",
             "\"bucket-owner-full-control\", \"aws:SourceAccount\" = "
             "data.aws_caller_identity.current.account_id }"));
}

TEST_CASE("a condition goes", "[patch]") {
  const auto remove = [](const ResourceGraph&) {
    return policy_edit(Edit::Kind::Remove,
                       "Statement/1/Condition/StringEquals/s3:x-amz-acl", {});
  };
  CHECK(changed_policy(kDocument, remove) == with(kDocument, R"(    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
)",
                                                  ""));
}

TEST_CASE("a statement is added behind the last one", "[patch]") {
  const auto add = [](const ResourceGraph& graph) {
    Value principal = Value::map();
    principal.set("Service", Value::text("cloudtrail.amazonaws.com"));
    Value statement = Value::map();
    statement.set("Sid", Value::text("More"));
    statement.set("Effect", Value::text("Allow"));
    statement.set("Principal", principal);
    statement.set("Action", Value::text("s3:PutObject"));
    statement.set("Resource", Value::text(bucket_arn(graph) + "/${aws:username}/*"));
    return policy_edit(Edit::Kind::Append, "Statement", statement);
  };
  CHECK(changed_policy(kDocument, add) == with(kDocument, "    }\n  }\n}\n", R"(    }
  }

  statement {
    sid       = "More"
    effect    = "Allow"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.logs.arn}/&{aws:username}/*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
  }
}
)"));
  CHECK(changed_policy(kEncoded, add) == with(kEncoded, "      },\n    ]\n", R"(      },
      {
        Sid       = "More"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/$${aws:username}/*"
      },
    ]
)"));
  CHECK(changed_policy(kHeredoc, add) ==
        with(kHeredoc, "        }\n      ]\n", R"(        },
        {
          "Sid": "More",
          "Effect": "Allow",
          "Principal": {
            "Service": "cloudtrail.amazonaws.com"
          },
          "Action": "s3:PutObject",
          "Resource": "${aws_s3_bucket.logs.arn}/$${aws:username}/*"
        }
      ]
)"));
}

}  // namespace trailseal::patch::hcl_patch_test
