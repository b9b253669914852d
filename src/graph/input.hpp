// Input: one file or stream that was read, and what holds for all of its resources.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "document/source_text.hpp"
#include "document/value.hpp"
#include "graph/observation.hpp"
#include "graph/placed_waiver.hpp"

namespace trailseal {

enum class InputKind {
  TerraformPlan,
  TerraformState,
  TerraformConfiguration,  ///< a root module without a plan
  CloudFormation,
  AwsExport  ///< what AWS says of what is deployed
};

/// Why deployment may have more resources than were read: "the module `X` may declare
/// more resources".
struct Additions {
  std::string reason{};  ///< empty where it has not
  std::string help{};
};

/// One file that was read. Its members are all that holds for the whole of it.
struct Input {
  std::string path{};
  InputKind kind = InputKind::TerraformPlan;
  /// When it was made, as it tells itself, in the form of base/moment.hpp; empty: it does
  /// not. A plan does.
  std::string time{};
  /// Account, region, organization as far as the whole input has one; symbols otherwise.
  Text account{};
  Text region{};
  Text partition{};
  Text organization_id{};
  /// The account that manages the organization; empty: not known.
  Text management_account{};
  Additions additions{};
  /// Of a stack within the stack of another input: what its addresses begin with
  /// (`Logs.`); empty otherwise.
  std::string stack{};
  /// The input whose names its resources share: that of the outermost stack.
  std::size_t root = 0;
  /// Where the configuration of a plan was read from: a directory, or "plan file".
  std::optional<std::string> sources{};
  /// The files of it that places name: `Position::file` counts them from 1.
  std::vector<SourceText> source_files{};
  /// In the comments of a template, or of the configuration of a plan.
  std::vector<PlacedWaiver> placed_waivers{};
  /// No input of the run, but what the configuration says of resources outside of them.
  bool trusted = false;
  /// What a template exports: name and value of each, for `Fn::ImportValue` elsewhere.
  std::vector<std::pair<Text, Value>> exports{};
  /// The file that the input was read from, where that is a summary of it; else empty.
  std::string summary{};
  /// Of an export, null for all others. `source_files` are the files of its answers, one
  /// for each of them, so the place of a value tells the answer that it is from.
  std::shared_ptr<const Observations> observed{};
};

}  // namespace trailseal
