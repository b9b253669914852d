#include "terraform/plan_file/sensitive_marks.hpp"

#include <array>

#include "base/limits.hpp"
#include "terraform/plan_file/message_pack.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

/// A list with a mark behind this element is marked as a whole: to write its marks down
/// would take a `false` for every element before it.
constexpr std::size_t kMaxMarkedElement = 1000;

struct SecretAttribute {
  std::string_view type{};  ///< the end of the type's name
  std::string_view attribute{};
};

/// Source: the pages of such resources in the Terraform Registry (access keys, parameters,
/// secrets, key material, generated passwords and keys): attributes that are called
/// sensitive there, as far as a policy or a name may be made from them.
constexpr std::array kSecrets{
    SecretAttribute{"_access_key"sv, "secret"sv},
    SecretAttribute{"_external_key"sv, "key_material_base64"sv},
    SecretAttribute{"_generic_secret"sv, "data"sv},
    SecretAttribute{"_generic_secret"sv, "data_json"sv},
    SecretAttribute{"_kms_secrets"sv, "plaintext"sv},
    SecretAttribute{"_password"sv, "bcrypt_hash"sv},
    SecretAttribute{"_password"sv, "random_password"sv},
    SecretAttribute{"_password"sv, "result"sv},
    SecretAttribute{"_private_key"sv, "private_key_openssh"sv},
    SecretAttribute{"_private_key"sv, "private_key_pem"sv},
    SecretAttribute{"_secret_version"sv, "secret_binary"sv},
    SecretAttribute{"_secret_version"sv, "secret_string"sv},
    SecretAttribute{"_sensitive_file"sv, "content"sv},
    SecretAttribute{"_ssm_parameter"sv, "value"sv},
};

}  // namespace

SensitiveMarks& SensitiveMarks::element(std::size_t index) {
  if (index > kMaxMarkedElement) {
    set();
    return *this;
  }
  return elements_[index];
}

// A step that is neither a name nor an index leads into a set: all of it counts.
SensitiveMarks SensitiveMarks::of_paths(const std::vector<ValuePath>& paths) {
  SensitiveMarks marks;
  for (const ValuePath& path : paths) {
    SensitiveMarks* at = &marks;
    for (const PathStep& step : path) {
      if (step.key.empty()) {
        at = &at->member(std::string(step.attribute));
        continue;
      }
      const auto key = unpack_key(step.key);
      if (!key) break;
      const auto* const name = std::get_if<std::string>(&*key);
      at = name != nullptr ? &at->member(*name) : &at->element(std::get<1>(*key));
    }
    at->set();
  }
  return marks;
}

void SensitiveMarks::add_secrets_of(std::string_view type) {
  if (all_) return;
  for (const SecretAttribute& secret : kSecrets) {
    if (type.ends_with(secret.type)) member(std::string(secret.attribute)).set();
  }
}

void SensitiveMarks::write(JsonText& json) const {
  if (all_ || (!members_.empty() && !elements_.empty())) {
    json.boolean(true);
    return;
  }
  if (!elements_.empty()) {
    json.open('[');
    std::size_t next = 0;
    for (const auto& [index, mark] : elements_) {
      for (; next < index; ++next) json.boolean(false);
      mark.write(json);
      ++next;
    }
    json.close(']');
    return;
  }
  json.open('{');
  for (const auto& [name, mark] : members_) {
    json.key(name);
    mark.write(json);
  }
  json.close('}');
}

}  // namespace trailseal::terraform
