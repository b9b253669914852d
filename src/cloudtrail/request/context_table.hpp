// Tables of condition keys: what each key holds in the calls of one service.
//
// A table stands beside the calls that it is for, and each of its rows names its source.
// No service's call takes what another service's table says. Keys that no row names are
// unknown: a policy may use keys that did not exist when the table was written.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
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

/// The facts of a request, of which its context makes values when a policy asks for them.
using SharedFacts = std::shared_ptr<const ContextFacts>;

inline SharedFacts share(ContextFacts facts) {
  return std::make_shared<const ContextFacts>(std::move(facts));
}

/// Whether a row of a table is about the key: by its name, or as one of those that begin
/// like it (`aws:RequestTag/*`).
constexpr bool names(std::string_view row, std::string_view key,
                     iam::Context::Named how) {
  if (how == iam::Context::Named::Itself) return same_ignoring_case(row, key);
  if (!row.ends_with('*')) return false;
  row.remove_suffix(1);
  return same_ignoring_case(row, key.substr(0, row.size()));
}

/// Puts the rows of a table, which has to outlive it, into a request's context; `call` is
/// the column.
template <std::size_t kRows, std::size_t kCalls>
void add_rows(iam::Context& context, const std::array<ContextRow<kCalls>, kRows>& table,
              std::size_t call, SharedFacts facts) {
  context.add([&table, call, facts = std::move(facts)](
                  std::string_view key,
                  iam::Context::Named how) -> std::optional<iam::ContextValue> {
    for (const ContextRow<kCalls>& row : table) {
      if (names(row.key, key, how)) return value_of(row.contents[call], *facts);
    }
    return std::nullopt;
  });
}

/// Are both the beginnings of keys, and one of them also that of the other's keys?
constexpr bool are_nested(std::string_view a, std::string_view b) {
  if (!a.ends_with('*') || !b.ends_with('*')) return false;
  const std::size_t common = std::min(a.size(), b.size()) - 1;
  return a.substr(0, common) == b.substr(0, common);
}

/// Does every row have a source, and every key, and what begins like it, one row? For
/// static_assert.
template <std::size_t kRows, std::size_t kCalls>
constexpr bool is_sound(const std::array<ContextRow<kCalls>, kRows>& table) {
  for (std::size_t i = 0; i < kRows; ++i) {
    if (table[i].source.empty()) return false;
    for (std::size_t other = 0; other < i; ++other) {
      if (table[i].key == table[other].key) return false;
      if (are_nested(table[i].key, table[other].key)) return false;
    }
  }
  return true;
}

}  // namespace trailseal::cloudtrail
