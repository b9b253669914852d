// Answers of S3 about buckets.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Readers of the calls of the same names (aws_export/call_table.hpp).
void read_bucket_list(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_location(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_head(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_encryption(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_policy(Deployment& deployment, const Asked& asked, Entity* subject);
void read_public_access_block(Deployment& deployment, const Asked& asked,
                              Entity* subject);
void read_bucket_acl(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_ownership(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_versioning(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_logging(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_lock(Deployment& deployment, const Asked& asked, Entity* subject);
void read_bucket_payer(Deployment& deployment, const Asked& asked, Entity* subject);

}  // namespace trailseal::aws_export
