// A text whose lines stand at the column of its tag:
//
//   Resource:
//     - !Sub |-
//       ${Logs.Arn}/AWSLogs/*
//
// YAML 1.2 wants the lines deeper than the dash (8.2.1, "Block Sequences"), and
// CloudFormation reads them so; yaml-cpp wants them deeper than the tag.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailseal {

/// The document with such lines moved to the right, which leaves their text and the places
/// of all else as they are; nothing where there are none.
std::optional<std::string> with_deeper_tagged_texts(std::string_view document);

}  // namespace trailseal
