#include "aws_export/deployment.hpp"

#include <optional>
#include <utility>

#include "aws/arn.hpp"
#include "base/word_list.hpp"
#include "document/same_value.hpp"

namespace trailseal::aws_export {
namespace {

/// Attributes whose text is a JSON document: compared as trees elsewhere, and too long to
/// show.
constexpr std::size_t kMaxShown = 120;

std::string shown(const Value& value) {
  if (value.is_unset()) return "none";
  if (value.is_literal("")) return "none";
  const std::string text = value.display();
  return text.size() > kMaxShown ? "another value" : in_backticks(text);
}

}  // namespace

std::string bucket_name_of(const std::string& arn) {
  return arn.substr(arn.rfind(':') + 1);
}

std::string log_group_name_of(const std::string& arn) {
  constexpr std::string_view kGroup = ":log-group:";
  const std::size_t at = arn.find(kGroup);
  return at == std::string::npos ? arn : arn.substr(at + kGroup.size());
}

Entity& Deployment::entity(ResourceKind kind, const std::string& arn) {
  const auto [place, fresh] = by_arn_.emplace(std::pair(kind, arn), entities_.size());
  if (fresh) {
    Entity entity{.kind = kind, .arn = arn};
    if (const auto parts = parse_arn(Text(arn))) {
      entity.account = parts->account.literal().value_or("");
      entity.region = parts->region.literal().value_or("");
    }
    entities_.push_back(std::move(entity));
  }
  return entities_[place->second];
}

Entity* Deployment::find(ResourceKind kind, const std::string& arn) {
  const auto found = by_arn_.find(std::pair(kind, arn));
  return found == by_arn_.end() ? nullptr : &entities_[found->second];
}

std::string Deployment::key_arn(const std::string& reference, const std::string& region,
                                const std::string& account) {
  const std::string scope = "arn:" + partition_ + ":kms:" + region + ":" + account + ":";
  const bool is_arn = reference.starts_with("arn:");
  const std::string name =
      is_arn ? reference.substr(reference.rfind(':') + 1) : reference;
  if (!name.starts_with("alias/")) return is_arn ? reference : scope + "key/" + name;
  Entity* alias = find(ResourceKind::KeyAlias, is_arn ? reference : scope + name);
  if (alias == nullptr) return {};
  return alias->attributes["target_key_id"].literal().value_or("");
}

void Deployment::set(Entity& entity, std::string_view attribute, Value value) {
  entity.answered = true;
  Value* there = entity.attributes.find(attribute);
  if (there == nullptr) {
    entity.attributes.add(std::string(attribute), std::move(value));
    return;
  }
  if (says_the_same(*there, value)) return;
  warn(value.position(),
       "two answers contradict each other about " + in_backticks(attribute) + " of " +
           in_backticks(entity.arn) + ": " + shown(*there) + " in " + file_of(*there) +
           ", " + shown(value) + " in " + file_of(value) + "; the first one is used",
       "collect the whole export again");
}

DeliveredObject& Deployment::object(const DeliveredObject& object) {
  std::vector<DeliveredObject>& all = observations_.objects;
  const auto [place, fresh] =
      objects_.emplace(std::pair(object.bucket, object.key), all.size());
  if (fresh) all.push_back(object);
  return all[place->second];
}

unsigned Deployment::add_item(unsigned answer, const std::string& account,
                              const std::string& region, const std::string& time) {
  ExportAnswer item = observations_.answers[answer];
  if (!account.empty()) item.account = account;
  if (!region.empty()) item.region = region;
  if (!time.empty()) item.time = time;
  observations_.answers.push_back(std::move(item));
  paths.push_back(paths[answer]);
  return static_cast<unsigned>(observations_.answers.size()) - 1;
}

void Deployment::refuse(std::string_view operation, const std::string& arn,
                        std::string code) {
  refusals_[std::pair(std::string(operation), arn)] = std::move(code);
}

std::string Deployment::refusal(std::string_view operation,
                                const std::string& arn) const {
  const auto found = refusals_.find(std::pair(std::string(operation), arn));
  return found == refusals_.end() ? std::string() : found->second;
}

void Deployment::own_bucket(const std::string& name, const std::string& account) {
  if (!account.empty()) owners_.emplace(name, account);
}

std::string Deployment::owner_of(const std::string& name) const {
  const auto found = owners_.find(name);
  return found == owners_.end() ? std::string() : found->second;
}

void Deployment::fail(Position place, std::string message, std::string help) {
  errors_.push_back(error_at(place, std::move(message), std::move(help)));
}

void Deployment::warn(Position place, std::string message, std::string help) {
  Error error = error_at(place, std::move(message), std::move(help));
  error.unchecked = true;
  warnings_.push_back(std::move(error));
}

Error Deployment::error_at(Position place, std::string message, std::string help) const {
  Error error{.message = std::move(message), .help = std::move(help)};
  if (place.file == 0 || place.file > paths.size()) return error;
  error.path = paths[place.file - 1];
  error.line = place.line;
  error.column = place.column;
  return error;
}

std::string Deployment::file_of(const Value& value) const {
  const std::size_t file = value.position().file;
  if (file == 0 || file > observations_.answers.size()) return "another answer";
  return in_backticks(observations_.answers[file - 1].file);
}

}  // namespace trailseal::aws_export
