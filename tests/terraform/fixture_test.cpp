// Every genuine plan is read, and no cut of one does harm.
#include <algorithm>
#include <filesystem>

#include "aws/resource_kind.hpp"
#include "document/source.hpp"
#include "support/catch.hpp"
#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::terraform::fixture_test {
namespace {

std::vector<std::string> plans() {
  std::vector<std::string> paths;
  for (const auto& folder : std::filesystem::directory_iterator("fixtures/terraform")) {
    const auto plan = folder.path() / "plan.json";
    if (std::filesystem::exists(plan)) paths.push_back(plan.string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

TEST_CASE("every fixture plan is read", "[fixture]") {
  const auto paths = plans();
  REQUIRE_FALSE(paths.empty());
  for (const std::string& path : paths) {
    CAPTURE(path);
    const auto source = read_source(path);
    REQUIRE(source.ok());
    CHECK(is_plan_or_state(*source));
    const auto fragment = load_plan(*source, {});
    REQUIRE(fragment.ok());
    CHECK_FALSE(fragment->resources.empty());
    for (const Resource& resource : fragment->resources) {
      CAPTURE(resource.address);
      CHECK_FALSE(resource.region.empty());
      CHECK_FALSE(resource.account.empty());
      CHECK_FALSE(resource.partition.empty());
      CHECK_FALSE(resource.pointer.empty());
      // Identities are known or symbols, never holes, but for what nobody names.
      for (const char* name : {"arn", "id"}) {
        const KindRow* row = find_kind(resource.type);
        const bool companion = (row != nullptr && row->by_management) ||
                               resource.type == "aws_iam_policy_document" ||
                               resource.type.starts_with("aws_s3_bucket_") ||
                               resource.type.starts_with("aws_iam_role_policy") ||
                               resource.type == "aws_sns_topic_policy" ||
                               makes_stack(kind_of(resource.type));
        if (!companion) CHECK_FALSE(resource.attributes[name].is_unknown());
      }
    }
  }
}

TEST_CASE("a plan cut short ends in one clear error", "[fixture]") {
  for (const std::string& path : plans()) {
    const auto source = read_source(path);
    REQUIRE(source.ok());
    const std::string text(source->text());
    const std::size_t last = text.find_last_not_of(" \n");
    for (std::size_t size = 0; size < last; size += 64) {
      const auto fragment = load_plan(Source("cut.json", text.substr(0, size)), {});
      if (fragment.ok()) {
        FAIL_CHECK(path << " cut at " << size << " was read");
      } else if (fragment.error().message.find('\n') != std::string::npos) {
        FAIL_CHECK(path << " cut at " << size << ": " << fragment.error().message);
      }
    }
  }
}

}  // namespace trailseal::terraform::fixture_test
