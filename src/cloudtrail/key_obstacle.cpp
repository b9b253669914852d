// KMS Developer Guide, "Key states": only an enabled key makes data keys. "AWS managed
// keys": nobody can change their policies.
#include "cloudtrail/key_obstacle.hpp"

#include "base/text.hpp"

namespace trailseal::cloudtrail {

Verdict is_usable(const KeyProperties& key) {
  const auto is = [](const Value& value, const char* wanted) {
    return value.is_text() ? equal(value.as_text(), Text(wanted)) : Verdict::Unknown;
  };
  Verdict all = is(key.manager, "customer");
  all = both(all, is(key.spec, "SYMMETRIC_DEFAULT"));
  all = both(all, is(key.usage, "ENCRYPT_DECRYPT"));
  return both(all, is(key.state, "enabled"));
}

std::vector<Evidence> obstacles_of(const Key& key, const std::string& purpose) {
  std::vector<Evidence> lines;
  const auto wants = [&](const Value& value, const char* wanted,
                         const std::string& line) {
    if (value.is_text() && equal(value.as_text(), Text(wanted)) == Verdict::Fails) {
      lines.emplace_back(key.label + " " + line);
    }
  };
  wants(key.properties.manager, "customer",
        "is an AWS managed key, whose policy cannot allow CloudTrail");
  wants(key.properties.spec, "SYMMETRIC_DEFAULT",
        "has the spec `" + key.properties.spec.display() +
            "`; only SYMMETRIC_DEFAULT encrypts " + purpose);
  wants(key.properties.usage, "ENCRYPT_DECRYPT",
        "has the usage `" + key.properties.usage.display() +
            "`; ENCRYPT_DECRYPT is needed");
  wants(key.properties.state, "enabled",
        "is " + key.properties.state.display() +
            "; only an enabled key generates data keys");
  return lines;
}

}  // namespace trailseal::cloudtrail
