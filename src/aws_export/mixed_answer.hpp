// An answer that is about another resource than its call was.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Does the answer name another ARN than the resource that was asked for? Then that is said,
/// at `place`: the files of the export are mixed up. An answer that names none is taken.
bool is_about_another(Deployment& deployment, const Asked& asked, const Entity& subject,
                      const Value& named, Position place);

inline bool is_about_another(Deployment& deployment, const Asked& asked,
                             const Entity& subject, const Value& named) {
  return is_about_another(deployment, asked, subject, named, named.position());
}

}  // namespace trailseal::aws_export
