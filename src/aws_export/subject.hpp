// Subject: which resource a call asks about.
#pragma once

#include <string>

#include "aws_export/asked.hpp"
#include "aws_export/call_table.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// The ARN of the resource that the command names; empty where it names none, or by an
/// alias that points nowhere that is known.
std::string subject_arn(Deployment& deployment, const CallRow& row, const Asked& asked);

}  // namespace trailseal::aws_export
