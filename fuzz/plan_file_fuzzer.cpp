// The entries `tfplan` and `tfstate` of a plan file, one behind the other: the state
// begins where its first line stands. (The zip around them is minizip's business.)
// Whatever they are:
//
//   reading them gives a plan as JSON that the loader understands, or one error; what is
//   copied from a malformed state is malformed
//   the same entries give the same JSON
//   judging what was read twice gives the same
#include <algorithm>
#include <string>
#include <string_view>

#include "property.hpp"
#include "support/judged.hpp"
#include "terraform/plan_file/plan_file.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::fuzz {
namespace {

constexpr std::size_t kMostBytes = 256 * 1024;
constexpr std::string_view kStateStart = "{\n  \"version\"";

constexpr const char* kSources = R"(
provider "aws" {
  region = "eu-central-1"
}
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = aws_s3_bucket.logs.id
  kms_key_id     = aws_kms_key.logs.arn
}
resource "aws_s3_bucket" "logs" {
  bucket = "acme-audit-logs"
}
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_kms_key" "logs" {}
)";

terraform::PlanArchive archive_of(std::string_view bytes) {
  const std::size_t state = std::min(bytes.find(kStateStart), bytes.size());
  return {.plan = std::string(bytes.substr(0, state)),
          .state = std::string(bytes.substr(state)),
          .sources = {{"modules.json", R"([{"Key":"","Dir":"."}])"},
                      {"m-/main.tf", kSources}}};
}

/// The JSON of a plan file; empty: it was refused, for a reason.
std::string decoded(std::string_view bytes) {
  const auto file = terraform::decode_plan_file(
      archive_of(bytes), {.shown = "tfplan", .beside = "/nowhere/tfplan"});
  if (file) return std::string(file->plan.text());
  // It may name an address with a line break, which whoever shows it makes a blank.
  expect(!file.error().message.empty(), "every error has a message");
  return {};
}

std::string judged_once(const std::string& json, bool is_all_made) {
  const Source source("tfplan", std::string_view(json));
  auto fragment = terraform::load_plan(source, {});
  if (!fragment) {
    const std::string& message = fragment.error().message;
    expect(!is_all_made || message.find("malformed") == std::string::npos,
           "what is written is JSON", message + "\n" + json);
    return "error: " + message;
  }
  ResourceGraph graph;
  graph.add(std::move(*fragment));
  return judged(graph);
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size > fuzz::kMostBytes) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string json = fuzz::decoded(bytes);
  fuzz::expect(json == fuzz::decoded(bytes), "the same entries give the same JSON");
  if (json.empty()) return 0;
  const bool has_state = bytes.find(fuzz::kStateStart) != std::string_view::npos;
  const std::string once = fuzz::judged_once(json, !has_state);
  fuzz::expect(once == fuzz::judged_once(json, !has_state), "judging is deterministic",
               once);
  return 0;
}
