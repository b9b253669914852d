// AnswerReader: the files behind the answers of a manifest, as values.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"
#include "base/result.hpp"
#include "graph/export_answer.hpp"

namespace trailseal::aws_export {

/// Gives the bytes of a file that the manifest names, or why it is not read.
using ReadAnswerFile = std::function<Result<std::string>(const std::string& file)>;

/// Reads the file of each answer, checks it against what the manifest
/// recorded, and fills in the observations' answers. What cannot be read, or is not what
/// was collected, is an error of the deployment and counts as a call without an answer.
std::vector<Asked> read_answers(const ReadAnswerFile& read_file, const std::string& shown,
                                const std::vector<ExportAnswer>& answers,
                                Deployment& deployment);

}  // namespace trailseal::aws_export
