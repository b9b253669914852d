// Tables of condition keys: what each key holds in the calls of one service.
//
// A table stands beside the calls that it is for, and each of its rows names its source.
// No service's call takes what another service's table says. Keys that no row names are
// unknown: a policy may use keys that did not exist when the table was written.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "iam/match/request.hpp"

namespace trailseal::cloudtrail {

/// What a condition key holds in a call.
enum class Content {
  Absent,
  Unknown,
  True,
  False,
  Caller,     ///< the service that calls, as its principal
  SourceArn,  ///< the resource that it calls for
  SourceAccount,
  OrganizationId,     ///< of the source's account
  OrganizationPaths,  ///< of the source's account: its organization and the units in it
  PerhapsOrganizationId,
  PerhapsOrganizationPaths,
  ResourceAccount,
  ResourceRegion,
  TlsVersion,
  HeaderAuth,
  SignatureV4,
  OwnerFullControl,
  Algorithm,
  KmsKey,
  S3Arn,        ///< of the encryption context
  LogGroupArn,  ///< of the encryption context
  ContextKeys,  ///< the names in the encryption context
};

/// A key, and what it holds in each of a service's calls.
template <std::size_t kCalls>
struct ContextRow {
  std::string_view key;
  std::array<Content, kCalls> contents;
  std::string_view source;  ///< where AWS says so
};

/// The values of one request that the contents stand for. A text that is empty leaves its
/// keys absent.
struct ContextFacts {
  Text caller{};
  Text source_arn{};
  Text source_account{};
  iam::ContextValue organization_id{};
  iam::ContextValue organization_paths{};
  Text resource_account{};  ///< of the resource that is asked, whoever asks
  Text resource_region{};
  std::string tls_version{};
  std::string algorithm{};
  Text kms_key{};
  Text s3_arn{};
  Text log_group_arn{};
};

iam::ContextValue value_of(Content content, const ContextFacts& facts);

/// Puts the rows of a table into a request's context; `call` is the column.
template <std::size_t kRows, std::size_t kCalls>
void add_rows(iam::Context& context, const std::array<ContextRow<kCalls>, kRows>& table,
              std::size_t call, const ContextFacts& facts) {
  for (const ContextRow<kCalls>& row : table) {
    context.set(row.key, value_of(row.contents[call], facts));
  }
}

/// Does every row have a source, and every key one row? For static_assert.
template <std::size_t kRows, std::size_t kCalls>
constexpr bool is_sound(const std::array<ContextRow<kCalls>, kRows>& table) {
  for (std::size_t i = 0; i < kRows; ++i) {
    if (table[i].source.empty()) return false;
    for (std::size_t other = 0; other < i; ++other) {
      if (table[i].key == table[other].key) return false;
    }
  }
  return true;
}

}  // namespace trailseal::cloudtrail
