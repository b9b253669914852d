#include "hcl/identity.hpp"

#include <cstdint>
#include <cstdio>

namespace trailseal::hcl {
namespace {

constexpr std::size_t kLongest = 160;

/// FNV-1a of 64 bits; two with different starts make 128.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash ^= hash >> 29;
  }
  return hash;
}

void append_identity(const Value& value, std::string& key) {
  if (!value.is_known()) {
    key += "?" + value.what().id + ";";
    return;
  }
  if (value.is_null()) {
    key += "~";
    return;
  }
  switch (value.type().kind()) {
    case Type::Kind::Bool:
      key += value.as_bool() ? "T" : "F";
      return;
    case Type::Kind::Number:
      key += value.as_number().display() + ";";
      return;
    case Type::Kind::String:
      key += std::to_string(value.as_string().size()) + ":" + value.as_string();
      return;
    default:
      break;
  }
  key += value.type().is_collection() ? value.type().display() + "(" : "(";
  for (const Value& item : value.items()) append_identity(item, key);
  for (const auto& [name, member] : value.members()) {
    key += std::to_string(name.size()) + ":" + name + "=";
    append_identity(member, key);
  }
  key += ")";
}

}  // namespace

std::string short_identity(std::string key) {
  if (key.size() <= kLongest) return key;
  char digest[40];
  std::snprintf(digest, sizeof digest, "#%016llx%016llx",
                static_cast<unsigned long long>(hash_of(key, 0xcbf29ce484222325)),
                static_cast<unsigned long long>(hash_of(key, 0x9e3779b97f4a7c15)));
  return digest;
}

std::string identity_of(const Value& value) {
  std::string key;
  append_identity(value, key);
  return key;
}

std::string derived_id(std::string_view operation, std::span<const Value> operands) {
  std::string key(operation);
  key += "(";
  for (const Value& operand : operands) {
    append_identity(operand, key);
    key += ",";
  }
  return short_identity(key + ")");
}

Value derived_unknown(Type type, std::string_view operation,
                      std::span<const Value> operands, bool not_null) {
  Unknown what{.id = derived_id(operation, operands), .not_null = not_null};
  bool sensitive = false;
  for (const Value& operand : operands) {
    sensitive = sensitive || operand.is_sensitive();
    const Value* unknown = find_unknown(operand);
    if (unknown == nullptr) continue;
    const Unknown& source = unknown->what();
    if (what.reason.empty()) {
      what.reason = source.reason;
      what.help = source.help;
    }
    for (const std::string& origin : source.origins) {
      bool there = false;
      for (const std::string& known : what.origins) there = there || known == origin;
      if (!there) what.origins.push_back(origin);
    }
  }
  return Value::unknown(std::move(type), std::move(what)).as_sensitive(sensitive);
}

}  // namespace trailseal::hcl
