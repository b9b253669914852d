// Plan files that a test makes up, entry by entry.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "terraform/configuration/plan_archive.hpp"

namespace trailseal {

/// The values of a change, and paths into them, are bytes of MessagePack; `packed` makes
/// them from JSON.
struct MadeChange {
  std::string address{};
  std::uint64_t action = 1;
  std::vector<std::string> values{};
  /// Steps: `tags` is an attribute, `[A]` an element by its name, `[2]` one by its index.
  std::vector<std::vector<std::string>> after_sensitive{};
  std::string deposed{};
  std::string previous{};
};

struct MadePlan {
  std::uint64_t format = 3;
  std::uint64_t mode = 0;
  std::string version = "1.11.4";
  std::string moment = "2026-01-02T03:04:05Z";
  bool errored = false;
  bool complete = true;
  std::map<std::string, std::string> variables{};
  std::vector<MadeChange> changes{};
  std::vector<MadeChange> drift{};
  std::vector<MadeChange> deferred{};
  std::uint64_t deferral = 1;
  std::vector<std::string> targets{};
};

/// JSON as MessagePack.
std::string packed(const std::string& json);

/// The entry `tfplan`.
std::string plan_bytes(const MadePlan& plan);

/// A plan file's entries: the plan, and a root module of one file.
terraform::PlanArchive archive_of(const MadePlan& plan, const std::string& main_tf = "");

/// Writes a zip with the entries of a plan file.
void write_plan_file(const std::string& path, const terraform::PlanArchive& archive);

}  // namespace trailseal
