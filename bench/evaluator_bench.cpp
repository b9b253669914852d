// evaluator_bench: how fast policies are evaluated, and how the time grows.
//
//   typical       CloudTrail's PutObject against a bucket policy of six statements
//   statements    the same with 6, 60 and 600 statements
//   text          one statement whose resource and request grow longer
//   stars         a pattern of 1,000 stars against 10,000 letters
//
// The name of one as an argument measures it alone. One thread; every figure is of
// processor time and the best of several rounds, so that what else the machine does counts
// little. Exit status 1 where a figure misses its aim.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/glob.hpp"
#include "iam/evaluator.hpp"

namespace {

using namespace trailseal;

constexpr double kWantedPerSecond = 300'000;
constexpr double kWantedStarSeconds = 0.001;
/// Time per unit, longest against shortest. Caches cost something; what is not linear
/// would be at ten times or more.
constexpr double kWantedGrowth = 3;
constexpr int kRounds = 7;

/// What AWS documents for a trail's bucket, among statements as organizations add them.
constexpr const char* kTypical[] = {
    R"({"Sid":"AclCheck","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
        "Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::acme-logs",
        "Condition":{"StringEquals":{"aws:SourceArn":
          "arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}}})",
    R"({"Sid":"Write","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
        "Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-logs/AWSLogs/111122223333/*",
        "Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control",
          "aws:SourceArn":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main"}}})",
    R"({"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"s3:*",
        "Resource":["arn:aws:s3:::acme-logs","arn:aws:s3:::acme-logs/*"],
        "Condition":{"Bool":{"aws:SecureTransport":"false"}}})",
    R"({"Sid":"Config","Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},
        "Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-logs/AWSLogs/*/Config/*",
        "Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}})",
    R"({"Sid":"Auditors","Effect":"Allow",
        "Principal":{"AWS":"arn:aws:iam::444455556666:role/auditor"},
        "Action":["s3:GetObject","s3:ListBucket"],
        "Resource":["arn:aws:s3:::acme-logs","arn:aws:s3:::acme-logs/*"]})",
    R"({"Sid":"Keep","Effect":"Deny","Principal":"*",
        "Action":["s3:DeleteObject","s3:DeleteObjectVersion","s3:PutBucketPolicy"],
        "Resource":["arn:aws:s3:::acme-logs","arn:aws:s3:::acme-logs/*"],
        "Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/break-glass"}}})",
};

iam::Policy parse(const std::string& json) {
  Result<iam::Policy> policy = iam::parse_policy(Value::text(Text(json)));
  if (!policy) {
    std::fprintf(stderr, "%s\n", policy.error().message.c_str());
    std::exit(2);
  }
  return std::move(*policy);
}

/// A policy of the typical statements, over and over until there are `count`. The two
/// that allow come last, so that none of the others may be passed over.
iam::Policy typical_policy(std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    std::string statement = kTypical[(i + 2) % 6];
    const std::size_t name_end = statement.find("\",\"Effect\"");
    statement.insert(name_end, std::to_string(i));
    list += (list.empty() ? "" : ",") + statement;
  }
  return parse(R"({"Version":"2012-10-17","Statement":[)" + list + "]}");
}

iam::Request put_object(const std::string& key) {
  iam::Request request{.caller = {.kind = iam::Caller::Kind::Service,
                                  .service = "cloudtrail.amazonaws.com"},
                       .action = "s3:PutObject",
                       .resource = "arn:aws:s3:::acme-logs/AWSLogs/111122223333/" + key};
  const auto set = [&](const char* name, const char* value) {
    request.context.set(name, iam::ContextValue::present(Text(value)));
  };
  set("aws:SourceArn", "arn:aws:cloudtrail:us-east-1:111122223333:trail/main");
  set("aws:SourceAccount", "111122223333");
  set("aws:SecureTransport", "true");
  set("aws:PrincipalIsAWSService", "true");
  set("aws:PrincipalServiceName", "cloudtrail.amazonaws.com");
  set("s3:x-amz-acl", "bucket-owner-full-control");
  set("s3:x-amz-server-side-encryption", "AES256");
  return request;
}

/// Seconds that one call takes, from the best of several rounds of `count` calls.
template <typename Call>
double seconds_per_call(int count, const Call& call) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const std::clock_t start = std::clock();
    for (int i = 0; i < count; ++i) call();
    const auto took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best = std::min(best, took / count);
  }
  return best;
}

/// What the compiler must believe to be used.
volatile int g_sink = 0;

double evaluate_seconds(const iam::Policy& policy, const iam::Request& request,
                        int count) {
  return seconds_per_call(count, [&] {
    const auto evaluation = iam::evaluate(policy, request, iam::PolicyKind::Resource);
    g_sink = g_sink + static_cast<int>(evaluation.outcome);
  });
}

bool report(const char* name, bool good, const std::string& figure) {
  std::printf("%-14s %-44s %s\n", name, figure.c_str(), good ? "" : "misses its aim");
  return good;
}

std::string words(double number, const char* unit) {
  char text[64];
  std::snprintf(text, sizeof text, "%.4g %s", number, unit);
  return text;
}

bool run_typical() {
  const iam::Policy policy = typical_policy(6);
  const iam::Request request = put_object("CloudTrail/us-east-1/2026/01/01/x.json.gz");
  const auto first = iam::evaluate(policy, request, iam::PolicyKind::Resource);
  if (first.outcome != iam::Outcome::Allowed) return report("typical", false, "denied");
  const double rate = 1 / evaluate_seconds(policy, request, 20'000);
  return report("typical", rate >= kWantedPerSecond, words(rate, "evaluations/s"));
}

bool run_statements() {
  const iam::Request request = put_object("CloudTrail/us-east-1/2026/01/01/x.json.gz");
  std::vector<double> per_statement;
  std::string figure;
  for (const std::size_t count : {6U, 60U, 600U}) {
    const iam::Policy policy = typical_policy(count);
    const auto n = static_cast<double>(count);
    const double seconds =
        evaluate_seconds(policy, request, static_cast<int>(60'000 / count));
    per_statement.push_back(seconds / n);
    figure += (figure.empty() ? "" : ", ") + std::to_string(count) + ": " +
              words(seconds * 1e6, "us");
  }
  return report("statements",
                per_statement.back() < kWantedGrowth * per_statement.front(), figure);
}

bool run_text() {
  const iam::Policy policy = parse(R"({"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Principal":"*","Action":"s3:PutObject",
       "Resource":"arn:aws:s3:::acme-logs/*/a*z/${aws:SourceAccount}/*.gz"}]})");
  std::vector<double> per_letter;
  std::string figure;
  for (const std::size_t letters : {1'000U, 10'000U, 100'000U}) {
    const iam::Request request = put_object(std::string(letters, 'a'));
    const double seconds =
        evaluate_seconds(policy, request, static_cast<int>(2'000'000 / letters));
    per_letter.push_back(seconds / static_cast<double>(letters));
    figure += (figure.empty() ? "" : ", ") + std::to_string(letters) + ": " +
              words(seconds * 1e6, "us");
  }
  return report("text", per_letter.back() < kWantedGrowth * per_letter.front(), figure);
}

bool run_stars() {
  // The hard case: letters between the stars, and an end that never comes.
  std::string stars;
  for (int i = 0; i < 1'000; ++i) stars += "*a";
  double worst = 0;
  for (const std::string& pattern : {std::string(1'000, '*') + "b", stars + "b"}) {
    const Pattern parsed = Pattern::parse(Text(pattern));
    const Text text(std::string(10'000, 'a'));
    worst = std::max(worst, seconds_per_call(20, [&] {
                       g_sink = g_sink + static_cast<int>(matches(parsed, text));
                     }));
  }
  return report("stars", worst < kWantedStarSeconds, words(worst * 1e3, "ms"));
}

}  // namespace

int main(int count, char** arguments) {
  constexpr std::pair<std::string_view, bool (*)()> kRuns[] = {
      {"typical", &run_typical},
      {"statements", &run_statements},
      {"text", &run_text},
      {"stars", &run_stars}};
  bool good = true;
  for (const auto& [name, run] : kRuns) {
    if (count < 2 || name == arguments[1]) good = run() && good;
  }
  return good ? 0 : 1;
}
