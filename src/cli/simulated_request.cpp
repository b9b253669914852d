// Keys that follow from the caller, unless they are given (IAM User Guide, "AWS global
// condition context keys"):
//
//                              service      account, role, user   anyone
//   aws:SecureTransport        true         true                  true
//   aws:PrincipalIsAWSService  true         false                 false
//   aws:PrincipalServiceName   its name
//   aws:PrincipalAccount                    its account
//   aws:PrincipalArn                        its ARN
#include "cli/simulated_request.hpp"

#include <algorithm>

#include "aws/account.hpp"
#include "cli/environment_options.hpp"

namespace trailseal::cli {
namespace {

using iam::Caller;
using iam::ContextValue;
using report::SimulatedKey;

constexpr std::string_view kServiceTail = ".amazonaws.com";

bool same_key(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

SimulatedKey* find_key(std::vector<SimulatedKey>& keys, std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const auto& k) { return same_key(k.key, name); });
  return found == keys.end() ? nullptr : &*found;
}

std::vector<SimulatedKey> implied_keys(const Caller& caller) {
  std::vector<SimulatedKey> keys;
  const auto add = [&](const char* key, const Text& value) {
    if (value.empty()) return;
    keys.push_back({.key = key, .value = ContextValue::present(value), .implied = true});
  };
  const bool service = caller.kind == Caller::Kind::Service;
  add("aws:SecureTransport", "true");
  add("aws:PrincipalIsAWSService", service ? "true" : "false");
  add("aws:PrincipalServiceName", Text(caller.service));
  add("aws:PrincipalAccount", caller.account);
  add("aws:PrincipalArn", caller.arn);
  return keys;
}

/// `arn:aws:iam::111122223333:role/x`, cut at its colons.
Result<Caller> parse_arn(const std::string& word) {
  const std::vector<Text> parts = Text(word).split(':');
  constexpr std::size_t kAccount = 4;
  constexpr std::size_t kName = 5;
  const bool whole =
      parts.size() > kName && is_account_id(parts[kAccount].literal().value_or(""));
  if (!whole) {
    return Error{.message = "`" + word + "` is not the ARN of a principal",
                 .help = "as in `arn:aws:iam::111122223333:role/auditor`"};
  }
  const std::string name = *parts[kName].literal();
  if (name == "root")
    return Caller{.kind = Caller::Kind::Account, .account = parts[kAccount]};
  return Caller{
      .kind = name.starts_with("user/") ? Caller::Kind::User : Caller::Kind::Role,
      .arn = word,
      .account = parts[kAccount]};
}

/// Keys whose value is one address: IAM User Guide, "AWS global condition context keys".
bool is_address_key(std::string_view name) {
  return same_key(name, "aws:SourceIp") || same_key(name, "aws:VpcSourceIp");
}

Result<void> give(SimulatedKey& key, const std::string& value) {
  if (is_address_key(key.key) && value.find('/') != std::string::npos) {
    return Error{.message = "`" + value +
                            "` is an address block, but a request comes "
                            "from one " +
                            "address",
                 .help = "pass one address of the block as `" + key.key + "`"};
  }
  const Error mixed{.message = "`" + key.key + "` is given twice with conflicting values",
                    .help = "only values can be repeated, `KEY=` and `KEY=?` cannot"};
  const bool first = key.implied;
  key.implied = false;
  if (value.empty() || value == "?") {
    if (!first) return mixed;
    key.value =
        value.empty()
            ? ContextValue::absent()
            : ContextValue::unknown("the value of `" + key.key + "` is not known");
    return {};
  }
  if (first) {
    key.value = ContextValue::present(Text(value));
    return {};
  }
  if (key.value.state != ContextValue::State::Present) return mixed;
  key.value.values.push_back(Text(value));
  key.value.multivalued = true;
  return {};
}

}  // namespace

Result<Caller> parse_caller(const std::string& word) {
  if (word == "*") return Caller{.kind = Caller::Kind::Anonymous};
  if (is_account_id(word)) return Caller{.kind = Caller::Kind::Account, .account = word};
  if (word.starts_with("arn:")) return parse_arn(word);
  if (word.size() > kServiceTail.size() && word.find(kServiceTail) != std::string::npos) {
    return Caller{.kind = Caller::Kind::Service, .service = word};
  }
  const bool name = !word.empty() &&
                    word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
                        std::string::npos &&
                    word.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
  return Error{.message = "`" + word + "` is not a principal",
               .help = name ? "did you mean `" + word + std::string(kServiceTail) + "`?"
                            : "a service like `cloudtrail.amazonaws.com`, an ARN, an "
                              "account id of 12 digits, or `*` for anyone"};
}

Result<std::vector<SimulatedKey>> parse_context(const Caller& caller,
                                                const std::vector<std::string>& words) {
  std::vector<SimulatedKey> keys = implied_keys(caller);
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    if (equals == std::string::npos || name.find(':') == std::string::npos) {
      return Error{.message = "option `--context` takes KEY=VALUE, not `" + word + "`",
                   .help = "as in `--context aws:SourceAccount=111122223333`"};
    }
    SimulatedKey* key = find_key(keys, name);
    if (key == nullptr) {
      keys.push_back({.key = name, .implied = true});
      key = &keys.back();
    }
    const auto given = give(*key, word.substr(equals + 1));
    if (!given) return given.error();
  }
  return keys;
}

Result<std::string> parse_action(const std::string& word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == word.size()) {
    return Error{.message = "`" + word + "` is not an action",
                 .help = "an action names its service, as in `s3:PutObject`"};
  }
  if (word.find_first_of("*?") != std::string::npos) {
    return Error{.message = "`" + word + "` is a pattern, but a request has one action",
                 .help = "as in `s3:PutObject`"};
  }
  return word;
}

}  // namespace trailseal::cli
