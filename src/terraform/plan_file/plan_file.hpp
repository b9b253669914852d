// PlanFile: a plan file (`terraform plan -out tfplan`), read without Terraform.
//
// What `terraform show -json` would say of it is made from the plan, the state and the
// sources inside, as far as a check needs it; no program is started.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "document/source.hpp"
#include "terraform/configuration/plan_archive.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

struct PlanFile {
  Source plan{};                          ///< as JSON
  std::shared_ptr<SourceTree> sources{};  ///< the configuration that it was made from
};

/// What people call a plan file, and where it lies.
struct PlanFileName {
  std::string shown{};
  /// A path in the directory where files that the sources name are; `-`: the current one.
  std::string beside{};
};

/// What a plan file with these entries says. Errors: as below.
Result<PlanFile> decode_plan_file(PlanArchive archive, const PlanFileName& name);

/// Reads the file at `path`. Errors: it is damaged, its format is another than version 3,
/// something in it is not understood.
Result<PlanFile> read_plan_file(const std::string& path, const PlanFileName& name);

}  // namespace trailseal::terraform
