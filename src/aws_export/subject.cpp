// CloudTrail takes a trail's ARN, or the name of one of the region that is asked; KMS takes
// an ARN, an id or an alias; S3 a name. AWS CLI Command Reference, the options of each call.
#include "aws_export/subject.hpp"

namespace trailseal::aws_export {
namespace {

using Kind = ResourceKind;

std::string arn_in(const Deployment& deployment, const Asked& asked,
                   const std::string& service, const std::string& resource) {
  return "arn:" + deployment.partition() + ":" + service + ":" + asked.region + ":" +
         asked.account + ":" + resource;
}

/// A trail by its name: of the region that was asked, which a shadow of it may be in, too.
std::string trail_named(Deployment& deployment, const Asked& asked,
                        const std::string& name) {
  std::string here = arn_in(deployment, asked, "cloudtrail", "trail/" + name);
  if (deployment.find(Kind::Trail, here) != nullptr) return here;
  for (const Entity& entity : deployment.entities()) {
    if (entity.kind == Kind::Trail && entity.arn.ends_with(":trail/" + name)) {
      return entity.arn;
    }
  }
  return here;
}

}  // namespace

std::string subject_arn(Deployment& deployment, const CallRow& row, const Asked& asked) {
  std::string named = asked.command.option(row.option);
  if (named.empty()) return {};
  switch (row.subject) {
    case Kind::Bucket:
      return named.starts_with("arn:") ? named : deployment.bucket_arn(named);
    case Kind::Key:
      return deployment.key_arn(named, asked.region, asked.account);
    case Kind::Trail:
      return named.starts_with("arn:") ? named : trail_named(deployment, asked, named);
    case Kind::EventDataStore:
      return named.starts_with("arn:")
                 ? named
                 : arn_in(deployment, asked, "cloudtrail", "eventdatastore/" + named);
    case Kind::AccountPublicAccessBlock:
      return deployment.account_arn(named);
    default:
      return named;
  }
}

}  // namespace trailseal::aws_export
