// The requests that CloudTrail makes to S3, with the condition keys that they carry.
#pragma once

#include <string>

#include "base/text.hpp"
#include "cloudtrail/bucket.hpp"
#include "cloudtrail/trail.hpp"
#include "iam/match/request.hpp"

namespace trailseal::cloudtrail {

/// What a write asks S3 to encrypt with.
struct EncryptionHeader {
  std::string algorithm{};  ///< `x-amz-server-side-encryption`
  Text kms_key{};           ///< its key; empty: no such header
};

/// AWS promises TLS 1.2 or later, and a policy may ask for either version.
enum class TlsVersion { Tls12, Tls13 };

iam::Request get_bucket_acl_request(const Trail& trail, const Bucket& bucket,
                                    TlsVersion tls);

/// `path` is the object's key.
iam::Request put_object_request(const Trail& trail, const Bucket& bucket,
                                const Text& path, const EncryptionHeader& header,
                                TlsVersion tls);

}  // namespace trailseal::cloudtrail
