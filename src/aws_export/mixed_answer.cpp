#include "aws_export/mixed_answer.hpp"

#include <string>

#include "base/word_list.hpp"

namespace trailseal::aws_export {

bool is_about_another(Deployment& deployment, const Asked& asked, const Entity& subject,
                      const Value& named, Position place) {
  const std::string arn = text_of(named);
  if (arn.empty() || arn == subject.arn) return false;
  deployment.fail(place,
                  "the answer to `aws " + asked.command.service + " " +
                      asked.command.operation + "` for " + in_backticks(subject.arn) +
                      " is about " + in_backticks(arn),
                  "the files of the export are mixed up: collect it again");
  return true;
}

}  // namespace trailseal::aws_export
