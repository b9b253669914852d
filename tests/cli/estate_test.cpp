// The trails of several inputs in one report: which deliver, what to fix first, and which
// input each thing is of, in every format.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::estate_test {
namespace {

using nlohmann::json;

/// One module in three environments, of which the key policy admits nobody, and a fourth
/// input in which all is well.
class Estate {
 public:
  Estate()
      : bad_(read_file("fixtures/terraform/key-root-only/plan.json")),
        good_(read_file("fixtures/terraform/first-deployment/plan.json")) {
    scratch_.emplace();
    int number = 0;
    for (const char* place : {"dev", "prod", "qa"}) {
      scratch_->write(std::string("logs/") + place + "/plan.json",
                      with_account("11112222333" + std::to_string(number++)));
    }
    scratch_->write("main/plan.json", good_);
    scratch_->write("empty/plan.json", kEmptyPlan);
  }

  std::string report(const std::string& format) const {
    return run_command({"check", ".", "--no-source", "--format", format}).out;
  }

 private:
  std::string with_account(const std::string& account) const {
    const std::string other = "123456789012";
    std::string plan = bad_;
    for (auto at = plan.find(other); at != std::string::npos; at = plan.find(other, at)) {
      plan.replace(at, other.size(), account);
    }
    return plan;
  }

  std::string bad_;
  std::string good_;
  std::optional<Scratch> scratch_{};
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t number = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++number;
  }
  return number;
}

TEST_CASE("the first lines say how many trails deliver, and what to fix first",
          "[estate]") {
  const Estate estate;
  const std::string text = estate.report("text");
  CAPTURE(text);
  CHECK(text.starts_with(
      "1 of 4 trails in 4 of 5 inputs delivers log files encrypted with a customer "
      "managed KMS key, 3\ndeliver no log files\n\n"
      "fix first\n"
      "  high    TS301  Key policy does not let CloudTrail encrypt\n"));
  CHECK(contains(text, "in 3 inputs: `logs/dev/plan.json`, `logs/prod/plan.json`, "));
  CHECK(contains(text, "TS609  Access to the log bucket is not logged: 4 resources\n"));
  CHECK(
      contains(text, "  logs/prod/plan.json: 1 trail, 1 delivers nothing; 5 findings\n"));
  CHECK(contains(text, "  main/plan.json: 1 trail, 1 delivers"));
}

TEST_CASE("what is wrong in several inputs alike is told once", "[estate]") {
  const Estate estate;
  const std::string text = estate.report("text");
  CAPTURE(text);
  CHECK(count(text, "TS301  the policy of `aws_kms_key.logs` does not let") == 1);
  CHECK(contains(text, "the same for 2 more: `logs/prod/plan.json`, "));
  const std::string page = estate.report("markdown");
  CHECK(count(page, "<details><summary>TS301") == 1);
}

TEST_CASE("every format says which input a finding is of", "[estate]") {
  const Estate estate;
  const auto* const format =
      GENERATE("text", "json", "sarif", "junit", "github", "gitlab-code-quality",
               "gitlab-sast", "markdown", "html");
  CAPTURE(format);
  const std::string report = estate.report(format);
  for (const char* input : {"logs/dev/plan.json", "logs/prod/plan.json",
                            "logs/qa/plan.json", "main/plan.json"}) {
    CAPTURE(input);
    CHECK(contains(report, input));
  }
}

TEST_CASE("pictures put what is of one input together", "[estate]") {
  const Estate estate;
  const std::vector<std::string> call{"graph", ".", "--no-source", "--format"};
  const auto drawn = [&](const char* format) {
    std::vector<std::string> words = call;
    words.emplace_back(format);
    return run_command(words).out;
  };
  const std::string mermaid = drawn("mermaid");
  CHECK(contains(mermaid, "[\"logs/prod/plan.json\"]\n"));
  CHECK(count(mermaid, "  subgraph ") == 4);
  CHECK(count(mermaid, "  end\n") == 4);
  const std::string dot = drawn("dot");
  CHECK(count(dot, "  subgraph cluster_") == 4);
  CHECK(contains(dot, "label=\"logs/prod/plan.json\""));
  CHECK(contains(estate.report("html"), ">logs/prod/plan.json</text>"));
}

TEST_CASE("the JSON report has the overview as data", "[estate]") {
  const Estate estate;
  const json report = json::parse(estate.report("json"));
  const json& overview = report["estate"];
  CHECK(overview["deliveries"] == json({{"allowed", 1}, {"denied", 3}, {"unknown", 0}}));
  REQUIRE(!overview["fix_first"].empty());
  const json& first = overview["fix_first"][0];
  CHECK(first["code"] == "TS301");
  CHECK(first["fail"] == 3);
  CHECK(first["inputs"].size() == 3);
  CHECK(overview["inputs"].size() == 4);
  for (const json& result : report["results"]) CHECK(result["input"].is_string());
}

TEST_CASE("a report on one input has nothing of it", "[estate]") {
  const Estate estate;
  const std::string text =
      run_command({"check", "main/plan.json", "empty/plan.json", "--no-source"}).out;
  CHECK(!contains(text, "by input"));
  const json report = json::parse(
      run_command({"check", "main/plan.json", "-f", "json", "--no-source"}).out);
  CHECK(!report.contains("estate"));
  CHECK(!report["results"][0].contains("input"));
}

TEST_CASE("a quiet run says nothing of an estate in which all is well", "[estate]") {
  const Estate estate;
  std::filesystem::create_directories("other");
  std::filesystem::copy("main/plan.json", "other/plan.json");
  const std::vector<std::string> words{"check", "main", "other", "--no-source", "-q"};
  CHECK(run_command(words).out.empty());
  CHECK(contains(run_command({"check", ".", "--no-source", "-q"}).out, "fix first"));
}

TEST_CASE("progress counts the inputs", "[estate]") {
  const Estate estate;
  const auto run = run_command({"check", ".", "--no-source", "--progress"});
  CHECK(contains(run.err, "trailseal: reading 1 of 5: empty/plan.json\n"));
  CHECK(run_command({"check", ".", "--no-source", "--progress", "-q"}).err.empty());
  CHECK(run_command({"check", ".", "--no-source"}).err.empty());
}

}  // namespace
}  // namespace trailseal::cli::estate_test
