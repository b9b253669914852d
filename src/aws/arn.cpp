#include "aws/arn.hpp"

#include <array>

namespace trailseal {
namespace {

Text arn(const Text& partition, const char* service, const Text& region,
         const Text& account, const Text& resource) {
  Text text("arn:");
  text.append(partition).append(":").append(service).append(":");
  text.append(region).append(":").append(account).append(":").append(resource);
  return text;
}

}  // namespace

Text bucket_arn(const Text& partition, const Text& bucket_name) {
  return arn(partition, "s3", "", "", bucket_name);
}

Text trail_arn(const Text& partition, const Text& region, const Text& account,
               const Text& trail_name) {
  return arn(partition, "cloudtrail", region, account, Text("trail/") + trail_name);
}

Text key_arn(const Text& partition, const Text& region, const Text& account,
             const Text& key_id) {
  return arn(partition, "kms", region, account, Text("key/") + key_id);
}

Text alias_arn(const Text& partition, const Text& region, const Text& account,
               const Text& alias_name) {
  return arn(partition, "kms", region, account, alias_name);
}

Text log_group_arn(const Text& partition, const Text& region, const Text& account,
                   const Text& name) {
  return arn(partition, "logs", region, account, Text("log-group:") + name);
}

Text topic_arn(const Text& partition, const Text& region, const Text& account,
               const Text& name) {
  return arn(partition, "sns", region, account, name);
}

std::optional<Arn> parse_arn(const Text& text) {
  if (!text.literal_prefix().starts_with("arn:")) return std::nullopt;
  const std::vector<Text> parts = text.split(':');
  if (parts.size() < 6) return std::nullopt;
  // A symbol that may hold a colon would move the parts behind it.
  for (std::size_t i = 1; i < 5; ++i) {
    for (const Text::Piece& piece : parts[i].pieces()) {
      if (piece.symbol && piece.symbol->cls == SymbolClass::Anything) return std::nullopt;
    }
  }
  Arn parsed{.partition = parts[1],
             .service = parts[2],
             .region = parts[3],
             .account = parts[4],
             .resource = parts[5]};
  for (std::size_t i = 6; i < parts.size(); ++i) {
    parsed.resource.append(":").append(parts[i]);
  }
  return parsed;
}

}  // namespace trailseal
